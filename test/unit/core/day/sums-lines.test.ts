import { describe, expect, it } from 'vitest';
import type { FnPart } from '../../../../src/core/day/day-evidence.ts';
import { sumsLines } from '../../../../src/core/day/sums-lines.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import {
  coverage,
  documentInFn,
  evidenceOf,
  FN_A,
  type FnModel,
  job,
  receiptInFn,
  row,
  tendersOf,
} from './day-model.ts';

const PAID = tendersOf({ electronic: 10_000 });
const SALE = receiptInFn({ fdNumber: 1 }, 'shop:1', PAID);
const RETURN = receiptInFn({ fdNumber: 2, operation: 'sellReturn' }, 'shop:2', PAID);

function parts(changes: Partial<FnModel>): readonly FnPart[] {
  const fn: FnModel = {
    ...{ cashboxId: 'kassa1', fnSerial: FN_A, isPresent: true, after: 0, lastFd: 10, documents: [SALE, RETURN] },
    ...{ jobs: [], absent: new Set<number>(), running: undefined, coverage: [], rows: [] },
    ...changes,
  };
  const { cashboxes } = evidenceOf({ fns: [fn], unmade: [], unacknowledged: [], undelivered: [] });
  return cashboxes.flatMap(({ fns }) => fns);
}

const text = (of: readonly FnPart[]) =>
  sumsLines(of).map(
    ({ operation, journal, fn, ofd }) => `${operation} ${journal.count} ${fn.count} ${ofd?.count ?? '-'}`,
  );

describe('the table of sums', () => {
  it('has a line for each operation that any side knows, in the order of the tag', () => {
    expect(text(parts({}))).toEqual(['sell 0 1 -', 'sellReturn 0 1 -']);
    expect(text(parts({ documents: [] }))).toEqual([]);
  });

  it('counts of the journal what shops asked for, whether the FN holds it or not', () => {
    const asked = { operation: 'buy', totalKop: kopecks(7), tenders: PAID, key: 'shop:3' } as const;
    const shift = job({ kind: 'closeShift', asked: undefined });
    expect(text(parts({ jobs: [job({ asked }), shift] }))).toEqual(['sell 0 1 -', 'sellReturn 0 1 -', 'buy 1 0 -']);
  });

  it('shows of the OFD what the newest export says of the receipts of the day, and no tenders', () => {
    const exports = [coverage({ exportId: 'new', fdTo: 1 }), coverage({ exportId: 'old' })];
    const rows = [
      row({ fdNumber: 1, totalKop: kopecks(9_000) }),
      row({ fdNumber: 1, exportId: 'old' }),
      row({ fdNumber: 2, exportId: 'old', operation: 'sellReturn' }),
      // Nobody knows this one as a receipt of the day.
      row({ fdNumber: 3 }),
    ];
    const [sale, refund] = sumsLines(parts({ coverage: exports, rows }));
    expect(sale?.ofd).toEqual({ count: 1, totalKop: 9_000, tenders: undefined });
    expect(refund?.ofd).toEqual({ count: 1, totalKop: 10_000, tenders: undefined });
  });

  it('shows 0 of the OFD where an export covers the day and lacks the receipt', () => {
    expect(text(parts({ coverage: [coverage()] }))).toEqual(['sell 0 1 0', 'sellReturn 0 1 0']);
  });

  it('fills the operation from the FN where the export has no such column', () => {
    const rows = [row({ fdNumber: 2, operation: undefined })];
    expect(text(parts({ coverage: [coverage()], rows }))).toEqual(['sell 0 1 0', 'sellReturn 0 1 1']);
  });

  it('leaves out what is no receipt', () => {
    const documents = [documentInFn('correction', { fdNumber: 1, operation: 'sell', totalKop: kopecks(5) })];
    expect(text(parts({ documents, coverage: [coverage()], rows: [row()] }))).toEqual([]);
  });
});
