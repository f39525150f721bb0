import { describe, expect, it } from 'vitest';
import { FIVE_MINUTES_MS, fiveMinutes } from '../../../../src/core/health/five-minutes.ts';

const made = (tookMs: number) => ({ receivedAt: 1_000, fiscalAt: 1_000 + tookMs });

describe('the five-minute figures', () => {
  it('say nothing of nothing', () => {
    expect(fiveMinutes([], 0)).toEqual({ count: 0, late: 0, medianMs: undefined, worstMs: undefined });
  });

  it('count what took longer than five minutes, to the ms', () => {
    expect(fiveMinutes([made(FIVE_MINUTES_MS), made(FIVE_MINUTES_MS + 1)], 0)).toMatchObject({ count: 2, late: 1 });
  });

  it('take the middle one, or the middle of two', () => {
    expect(fiveMinutes([made(30), made(10), made(20)], 0).medianMs).toBe(20);
    expect(fiveMinutes([made(40), made(10), made(20), made(30)], 0).medianMs).toBe(25);
  });

  it('count one that still waits as late, and as the worst, but not into the middle', () => {
    const waits = { receivedAt: 0, fiscalAt: undefined };
    expect(fiveMinutes([made(10), waits], FIVE_MINUTES_MS + 1)).toEqual({
      count: 2,
      late: 1,
      medianMs: 10,
      worstMs: FIVE_MINUTES_MS + 1,
    });
  });

  it('take a clock that was set back for no time at all', () => {
    expect(fiveMinutes([{ receivedAt: 9_000, fiscalAt: 1_000 }], 0)).toMatchObject({ late: 0, worstMs: 0 });
  });
});
