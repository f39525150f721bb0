import { describe, expect, it } from 'vitest';
import { TodayFigures } from '../../../src/agent/today.ts';
import { TodaySchema } from '../../../src/contract/today.ts';
import type { ReceiptTime } from '../../../src/core/ports/journal.ts';

const MIDNIGHT = Date.parse('2026-11-24T00:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A day of receipts in memory, and how often each hour of it was read. */
class Desk {
  now = MIDNIGHT + 10 * HOUR + 30 * MINUTE;
  readonly receipts: ReceiptTime[] = [];
  readonly read: number[] = [];
  readonly figures = new TodayFigures({
    clock: { now: () => this.now },
    localTime: (at) => new Date(at).toISOString().slice(0, 19),
    journal: {
      receiptTimes: (from, to) => {
        this.read.push((from - MIDNIGHT) / HOUR);
        return this.receipts.filter(({ receivedAt }) => receivedAt >= from && receivedAt < to);
      },
    },
  });

  add(hour: number, state: ReceiptTime['state'], tookMs?: number): void {
    const receivedAt = MIDNIGHT + hour * HOUR;
    this.receipts.push({ receivedAt, state, fiscalAt: tookMs === undefined ? undefined : receivedAt + tookMs });
  }

  look() {
    this.read.length = 0;
    return TodaySchema.parse(this.figures.look());
  }

  hour(place: number) {
    return this.look().hours[place];
  }
}

describe('the running day', () => {
  it('has a row for every hour until now, empty ones too', () => {
    const desk = new Desk();
    const { date, from, at, hours, fiveMinutes } = desk.look();
    expect({ date, from, at }).toEqual({ date: '2026-11-24', from: MIDNIGHT, at: desk.now });
    expect(hours.map((hour) => (hour.at - MIDNIGHT) / HOUR)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(hours.every(({ received }) => received === 0)).toBe(true);
    expect(fiveMinutes).toEqual({ count: 0, late: 0 });
  });

  it('counts a receipt in the hour it was handed out, refused ones apart', () => {
    const desk = new Desk();
    desk.add(8, 'fiscal', MINUTE);
    desk.add(8, 'fiscal', 6 * MINUTE);
    desk.add(8, 'refused');
    desk.add(8.5, 'parked');
    desk.add(10, 'received');
    expect(desk.hour(8)).toMatchObject({ received: 4, fiscal: 2, refused: 1, late: 1, lateWaiting: 0 });
    // Handed out half an hour ago, and not in the FN.
    expect(desk.hour(10)).toMatchObject({ received: 1, fiscal: 0, refused: 0, late: 1, lateWaiting: 1 });
    expect(desk.look().fiveMinutes).toEqual({ count: 3, late: 2, medianMs: 3.5 * MINUTE, worstMs: 30 * MINUTE });
  });

  it('reads an hour that is over and settled once, and any other hour again', () => {
    const desk = new Desk();
    desk.add(3, 'fiscal', MINUTE);
    desk.add(8, 'received');
    desk.look();
    expect(desk.read).toHaveLength(11);
    desk.look();
    expect(desk.read).toEqual([8, 10]);
    desk.receipts.splice(1, 1);
    desk.add(8, 'fiscal', 2 * HOUR);
    expect(desk.hour(8)).toMatchObject({ fiscal: 1, late: 1 });
    desk.look();
    expect(desk.read).toEqual([10]);
    expect(desk.look().fiveMinutes.count).toBe(2);
  });

  it('reads an hour that has only just ended once more', () => {
    const desk = new Desk();
    desk.now = MIDNIGHT + 10 * HOUR + 4 * MINUTE;
    desk.look();
    desk.look();
    expect(desk.read).toEqual([9, 10]);
  });

  it('begins anew at midnight', () => {
    const desk = new Desk();
    desk.add(3, 'fiscal', MINUTE);
    desk.look();
    desk.now = MIDNIGHT + 25 * HOUR;
    const { date, hours, fiveMinutes } = desk.look();
    expect([date, hours.length, fiveMinutes.count]).toEqual(['2026-11-25', 2, 0]);
  });
});
