import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDueDay, localDay } from '../../../../src/agent/day/local-day.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (iso: string): number => Date.parse(iso);

/** Wall time at a fixed offset. */
const zone = (hours: number) => (now: number) => new Date(now + hours * HOUR).toISOString().slice(0, 19);

/** Wall time of a place that moves its clocks. */
const berlin = (now: number): string =>
  new Date(now).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T');

describe('the local day of a moment', () => {
  it.each([
    [0, '2026-11-27', '2026-11-27T00:00:00Z'],
    [3, '2026-11-28', '2026-11-27T21:00:00Z'],
    [12, '2026-11-28', '2026-11-27T12:00:00Z'],
    [-5, '2026-11-27', '2026-11-27T05:00:00Z'],
  ])('at UTC%i is named and bounded by the wall clock', (hours, date, from) => {
    expect(localDay(at('2026-11-27T22:30:15.250Z'), zone(hours))).toEqual({ date, from: at(from), to: at(from) + DAY });
  });

  it('begins with midnight and ends before the next one', () => {
    const midnight = at('2026-11-26T21:00:00Z');
    expect(localDay(midnight, zone(3))).toEqual({ date: '2026-11-27', from: midnight, to: midnight + DAY });
    expect(localDay(midnight - 1, zone(3))).toEqual({ date: '2026-11-26', from: midnight - DAY, to: midnight });
    expect(localDay(midnight + DAY - 1, zone(3)).date).toBe('2026-11-27');
  });

  it('holds its moment and is the same for every moment of it', () => {
    const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
    fc.assert(
      fc.property(moment, fc.integer({ min: -11, max: 12 }), fc.nat(DAY - 1), (now, hours, later) => {
        const day = localDay(now, zone(hours));
        expect(day.from <= now && now < day.to).toBe(true);
        expect(zone(hours)(day.from)).toBe(`${day.date}T00:00:00`);
        expect(localDay(day.from + later, zone(hours))).toEqual(day);
      }),
    );
  });
});

describe('the last day whose report is due', () => {
  const due = (iso: string, reportAtMs: number, wall = zone(3)) => lastDueDay(at(iso), reportAtMs, wall).date;

  it('changes at the hour of the report and not at midnight', () => {
    expect(due('2026-11-27T20:59:59Z', HOUR)).toBe('2026-11-26');
    expect(due('2026-11-27T21:30:00Z', HOUR)).toBe('2026-11-26');
    expect(due('2026-11-27T21:59:59.999Z', HOUR)).toBe('2026-11-26');
    expect(due('2026-11-27T22:00:00Z', HOUR)).toBe('2026-11-27');
  });

  it('changes at midnight when the report is due then', () => {
    expect(due('2026-11-27T20:59:59.999Z', 0)).toBe('2026-11-26');
    expect(due('2026-11-27T21:00:00Z', 0)).toBe('2026-11-27');
  });

  it('is a whole day that is over', () => {
    const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
    fc.assert(
      fc.property(moment, fc.integer({ min: -11, max: 12 }), fc.nat(DAY - 1), (now, hours, reportAtMs) => {
        const day = lastDueDay(now, reportAtMs, zone(hours));
        expect(day.to - day.from).toBe(DAY);
        expect(day.to + reportAtMs <= now && now < day.to + reportAtMs + DAY).toBe(true);
        expect(localDay(day.from, zone(hours))).toEqual(day);
      }),
    );
  });

  it.each([
    ['2026-10-25', 'the clocks are set back'],
    ['2026-03-29', 'the clocks are set forward'],
  ])('is never the day that runs, all through %s, when %s', (date) => {
    const before = new Date(at(`${date}T00:00:00Z`) - DAY).toISOString().slice(0, 10);
    for (let now = at(`${date}T00:00:00Z`); berlin(now).startsWith(date); now += HOUR / 4) {
      expect([berlin(now), lastDueDay(now, HOUR / 2, berlin).date]).toEqual([berlin(now), before]);
    }
  });
});
