import { describe, expect, it } from 'vitest';
import type { CashboxLane } from '../../../src/agent/cashbox/lane.ts';
import { PastTroubles } from '../../../src/agent/cashbox/past-troubles.ts';
import { lastErrors } from '../../../src/agent/cashbox-errors.ts';
import type { ErrorCode } from '../../../src/core/errors.ts';
import type { Journal } from '../../../src/core/ports/journal.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Line {
  readonly code: string;
  readonly minutesAgo: number;
  readonly cashboxId?: string;
  readonly author?: string;
}

/** A lane that has met these troubles, and a journal with one receipt for each line. */
function told(met: readonly (readonly [ErrorCode, number])[], lines: readonly Line[] = [], now = NOW) {
  const past = new PastTroubles();
  for (const [code, minutesAgo] of met) past.began({ code, detail: '' }, NOW - minutesAgo * MINUTE);
  const lane = { part: { id: 'kassa1' }, pastTroubles: past.all } as unknown as CashboxLane;
  const journal = {
    recent: () => lines.map(({ cashboxId = 'kassa1' }, id) => ({ id, cashboxId })),
    timeline: (id: number) => {
      const { code = '', minutesAgo = 0, author = 'agent' } = lines[id] ?? {};
      return [{ at: NOW - minutesAgo * MINUTE, what: 'wentWrong', detail: `${code}: подробности`, author }];
    },
  } as unknown as Journal;
  return lastErrors(lane, journal, now);
}

const codes = (...args: Parameters<typeof told>) => told(...args).map(({ code }) => code);

describe('the last errors of a cashbox', () => {
  it('come from the lane and the journal, newest first, in words', () => {
    const all = told(
      [
        ['CB-101', 30],
        ['CB-201', 10],
      ],
      [{ code: 'CB-102', minutesAgo: 20 }],
    );
    expect(all.map(({ code }) => code)).toEqual(['CB-201', 'CB-102', 'CB-101']);
    expect(all[0]?.ru).toContain('кончилась бумага');
    expect(all[1]?.ru).toContain('подробности');
  });

  it('leave out other cashboxes, what only the shop said, and what a person decided', () => {
    const lines = [
      { code: 'CB-102', minutesAgo: 1, cashboxId: 'kassa2' },
      { code: 'CB-715', minutesAgo: 2 },
      { code: 'CB-805', minutesAgo: 3, author: 'Петров' },
    ];
    expect(codes([], lines)).toEqual([]);
  });

  it('are no pause: that is the will of a person', () => {
    expect(codes([['CB-320', 1]])).toEqual([]);
  });

  it('tell once what lane and time line tell within moments, and again what came back later', () => {
    const lines = [
      { code: 'CB-201', minutesAgo: 10.5 },
      { code: 'CB-201', minutesAgo: 60 },
    ];
    expect(codes([['CB-201', 10]], lines)).toEqual(['CB-201', 'CB-201']);
  });

  it('are forgotten after a week and never more than twenty', () => {
    expect(codes([['CB-201', 0]], [], NOW + 7 * DAY)).toEqual(['CB-201']);
    expect(codes([['CB-201', 0]], [], NOW + 7 * DAY + 1)).toEqual([]);
    const many = Array.from({ length: 30 }, (_, i) => ['CB-101', 60 - i * 2] as const);
    const lines = Array.from({ length: 30 }, (_, i) => ({ code: 'CB-102', minutesAgo: i * 2 }));
    expect(told(many, lines)).toHaveLength(20);
    expect(told(many)[0]?.at).toBe(NOW - 2 * MINUTE);
  });
});
