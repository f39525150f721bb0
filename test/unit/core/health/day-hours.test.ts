import { describe, expect, it } from 'vitest';
import { runningDay } from '../../../../src/core/health/day-hours.ts';

const HOUR = 3_600_000;

/** Wall time of a place, as the system tells it. */
function wallOf(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(at).replace(' ', 'T');
}

const day = (iso: string, zone: string) => {
  const { date, from, hours } = runningDay(Date.parse(iso), wallOf(zone));
  return { date, from: new Date(from).toISOString(), hours: hours.length, last: hours.at(-1) };
};

describe('the running day', () => {
  it('has a row for each hour from midnight to now, the one that runs too', () => {
    expect(day('2026-11-24T09:30:15.500Z', 'Europe/Moscow')).toEqual({
      date: '2026-11-24',
      from: '2026-11-23T21:00:00.000Z',
      hours: 13,
      last: Date.parse('2026-11-24T09:00:00Z'),
    });
    expect(day('2026-11-23T21:00:00Z', 'Europe/Moscow')).toMatchObject({ date: '2026-11-24', hours: 1 });
    expect(day('2026-11-24T20:59:59Z', 'Europe/Moscow')).toMatchObject({ date: '2026-11-24', hours: 24 });
  });

  it('begins at midnight where the zone has half an hour', () => {
    expect(day('2026-11-24T09:00:00Z', 'Asia/Kolkata')).toMatchObject({ from: '2026-11-23T18:30:00.000Z', hours: 15 });
  });

  it('has 25 hours when the clock is put back, and 23 when it is put forward', () => {
    expect(day('2026-10-25T22:59:00Z', 'Europe/Berlin')).toMatchObject({
      date: '2026-10-25',
      from: '2026-10-24T22:00:00.000Z',
      hours: 25,
    });
    expect(day('2026-03-29T21:59:00Z', 'Europe/Berlin')).toMatchObject({
      date: '2026-03-29',
      from: '2026-03-28T23:00:00.000Z',
      hours: 23,
    });
  });

  it('finds the same midnight before and after the clock was moved', () => {
    for (const iso of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T09:00:00Z'])
      expect(day(iso, 'Europe/Berlin').from).toBe('2026-10-24T22:00:00.000Z');
    for (const iso of ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-03-29T12:00:00Z'])
      expect(day(iso, 'Europe/Berlin').from).toBe('2026-03-28T23:00:00.000Z');
  });

  it('begins with its first moment where the clock jumps over midnight', () => {
    // Cairo, 24 April 2026: 23:59:59 is followed by 01:00:00.
    const { from, hours } = runningDay(Date.parse('2026-04-24T09:00:00Z'), wallOf('Africa/Cairo'));
    expect(wallOf('Africa/Cairo')(from)).toBe('2026-04-24T01:00:00');
    expect(wallOf('Africa/Cairo')(from - 1_000)).toBe('2026-04-23T23:59:59');
    expect(hours).toHaveLength((Date.parse('2026-04-24T09:00:00Z') - from) / HOUR + 1);
  });
});
