import { describe, expect, it } from 'vitest';
import { rangesSince } from '../../../../src/agent/day/ranges.ts';
import type { FnDocument } from '../../../../src/core/day/fn-document.ts';
import type { DayBook, ReportedDay } from '../../../../src/core/ports/day-book.ts';
import { FN_A, FN_B, receiptInFn } from '../../core/day/day-model.ts';

type Kept = Readonly<Record<string, { readonly documents: readonly FnDocument[]; readonly readTo: number }>>;

/** As much of a day book as ranges ask of it; anything else is a mistake. */
function book(kept: Kept): DayBook {
  const asked: Pick<DayBook, 'fnsOf' | 'readTo' | 'fnDocuments'> = {
    fnsOf: (cashboxId) => (cashboxId === 'kassa1' ? Object.keys(kept) : []),
    readTo: (fnSerial) => kept[fnSerial]?.readTo,
    fnDocuments: (fnSerial, after, to, limit) =>
      (kept[fnSerial]?.documents ?? [])
        .filter(({ document: { fdNumber } }) => after < fdNumber && fdNumber <= to)
        .slice(0, limit),
  };
  return asked as DayBook;
}

/** Documents from one number to another, all of that date. */
function made(fdFrom: number, fdTo: number, date = '2026-11-27', fnSerial = FN_A): readonly FnDocument[] {
  return Array.from({ length: fdTo - fdFrom + 1 }, (_, i) =>
    receiptInFn({ fnSerial, fdNumber: fdFrom + i, issuedAt: `${date}T12:00` }),
  );
}

function reported(ranges: readonly (readonly [fnSerial: string, after: number, to: number])[]): ReportedDay {
  return {
    ...{ date: '2026-11-26', from: 0, to: 1, madeAt: 1, differenceCount: 0 },
    ranges: ranges.map(([fnSerial, after, to]) => ({ cashboxId: 'kassa1', fnSerial, after, to })),
  };
}

const since = (
  last: ReportedDay | undefined,
  present: string | undefined,
  kept: Kept,
  lastDate?: string,
): readonly string[] =>
  rangesSince(last, 'kassa1', present, lastDate, book(kept)).map(
    ({ fnSerial, after, to }) => `${fnSerial === FN_A ? 'A' : 'B'} ${after}-${to}`,
  );

describe('the numbers a report compares', () => {
  it('begin at the first document that was read, in the first report ever', () => {
    expect(since(undefined, FN_A, { [FN_A]: { documents: made(41, 50), readTo: 50 } })).toEqual(['A 40-50']);
  });

  it('are none yet in the first report of an FN that holds nothing of ours', () => {
    expect(since(undefined, FN_A, { [FN_A]: { documents: [], readTo: 50 } })).toEqual(['A 50-50']);
    expect(since(undefined, undefined, {})).toEqual([]);
  });

  it('go on from where the last report has ended', () => {
    const kept = { [FN_A]: { documents: made(41, 60), readTo: 60 } };
    expect(since(reported([[FN_A, 40, 50]]), FN_A, kept)).toEqual(['A 50-60']);
  });

  it('are kept when nothing is new, so that the next report knows where to go on', () => {
    const kept = { [FN_A]: { documents: made(41, 50), readTo: 50 } };
    expect(since(reported([[FN_A, 40, 50]]), FN_A, kept)).toEqual(['A 50-50']);
    expect(since(reported([[FN_A, 40, 50]]), undefined, kept)).toEqual(['A 50-50']);
  });

  it('are of both FNs when one was replaced, each on its own', () => {
    const kept = {
      [FN_A]: { documents: made(41, 60), readTo: 60 },
      [FN_B]: { documents: made(1, 5, '2026-11-27', FN_B), readTo: 5 },
    };
    expect(since(reported([[FN_A, 40, 50]]), FN_B, kept)).toEqual(['A 50-60', 'B 0-5']);
  });

  it('leave out an FN that nobody spoke of and that is gone', () => {
    const kept = {
      [FN_A]: { documents: [], readTo: 50 },
      [FN_B]: { documents: made(1, 5, '2026-11-27', FN_B), readTo: 5 },
    };
    expect(since(reported([]), FN_B, kept)).toEqual(['B 0-5']);
  });

  it('are not those of another cashbox', () => {
    const kept = { [FN_A]: { documents: made(1, 5), readTo: 5 } };
    expect(rangesSince(undefined, 'kassa2', FN_A, undefined, book(kept))).toEqual([]);
  });

  it('end with the last document of the date, and go on there the next night', () => {
    const documents = [...made(41, 50), ...made(51, 55, '2026-11-28')];
    const kept = { [FN_A]: { documents, readTo: 55 } };
    expect(since(reported([[FN_A, 30, 40]]), FN_A, kept, '2026-11-27')).toEqual(['A 40-50']);
    expect(since(reported([[FN_A, 40, 50]]), FN_A, kept, '2026-11-28')).toEqual(['A 50-55']);
    expect(since(reported([[FN_A, 30, 40]]), FN_A, kept)).toEqual(['A 40-55']);
  });

  it('are empty where everything is of a later date', () => {
    const kept = { [FN_A]: { documents: made(41, 50, '2026-11-28'), readTo: 50 } };
    expect(since(reported([[FN_A, 30, 40]]), FN_A, kept, '2026-11-27')).toEqual(['A 40-40']);
  });

  it('take in the numbers without a document, at the end of the day too', () => {
    const kept = { [FN_A]: { documents: [...made(41, 44), ...made(49, 50, '2026-11-28')], readTo: 50 } };
    expect(since(reported([[FN_A, 30, 40]]), FN_A, kept, '2026-11-27')).toEqual(['A 40-48']);
    expect(since(reported([[FN_A, 30, 40]]), FN_A, { [FN_A]: { documents: made(41, 44), readTo: 50 } })).toEqual([
      'A 40-50',
    ]);
  });

  it('find the end of a day of thousands of documents', () => {
    for (const count of [499, 500, 501, 1_000, 1_234]) {
      const documents = [...made(1, count), ...made(count + 1, count + 3, '2026-11-28')];
      const kept = { [FN_A]: { documents, readTo: count + 3 } };
      expect(since(reported([[FN_A, 0, 0]]), FN_A, kept, '2026-11-27')).toEqual([`A 0-${count}`]);
      const whole = { [FN_A]: { documents: made(1, count), readTo: count } };
      expect(since(reported([[FN_A, 0, 0]]), FN_A, whole, '2026-11-27')).toEqual([`A 0-${count}`]);
    }
  });
});
