import { describe, expect, it } from 'vitest';
import { compareDay } from '../../../../../src/core/day/compare-day.ts';
import type { FnDocument } from '../../../../../src/core/day/fn-document.ts';
import { type DayModel, evidenceOf, FN_A, FN_B, type FnModel, job, receiptInFn, told } from '../day-model.ts';

const KEY = 'shop:1';

function fn(changes: Partial<FnModel> & Pick<FnModel, 'documents'>): FnModel {
  const lastFd = changes.documents.at(-1)?.document.fdNumber ?? 0;
  return {
    ...{ cashboxId: 'kassa1', fnSerial: FN_A, isPresent: true, after: lastFd - changes.documents.length, lastFd },
    ...{ jobs: [], absent: new Set<number>(), running: undefined, coverage: [], rows: [] },
    ...changes,
  };
}

const at = (fdNumber: number, fnSerial = FN_A, hour = 9): FnDocument =>
  receiptInFn({ fnSerial, fdNumber, issuedAt: `2026-11-27T${String(hour).padStart(2, '0')}:00` }, KEY);
const made = ({ document }: FnDocument) => job({ document });
const report = (...fns: FnModel[]) => {
  const model: DayModel = { fns, unmade: [], unacknowledged: [], undelivered: [] };
  return compareDay(evidenceOf(model)).differences;
};

describe('several documents for one check', () => {
  it('are told by every one but the right one, each with the right one and the check', () => {
    const found = report(fn({ documents: [at(1), at(2), at(3)], jobs: [made(at(2))] }));
    expect(found.map(({ fdNumber, otherFdNumber, checkId }) => [fdNumber, otherFdNumber, checkId])).toEqual([
      [1, 2, '1'],
      [3, 2, '1'],
    ]);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['doubledInFn']));
    expect(found[0]?.detail.ru).toBe('та же метка заказа, что у ФД 2 от 27.11.2026 09:00');
  });

  it('leave the first one as a stranger when the journal knows none of them', () => {
    expect(report(fn({ documents: [at(1), at(2)] })).map(told)).toEqual([
      `doubledInFn kassa1 ${FN_A} 2`,
      `alien kassa1 ${FN_A} 1`,
    ]);
  });

  it('are told once when the one lies on the old FN and the other on the new one, whichever is ours', () => {
    for (const ours of [FN_A, FN_B]) {
      const old = at(5, FN_A, 9);
      const young = at(5, FN_B, 15);
      const found = report(
        fn({ fnSerial: FN_A, isPresent: false, documents: [old], jobs: ours === FN_A ? [made(old)] : [] }),
        fn({ fnSerial: FN_B, documents: [young], jobs: ours === FN_B ? [made(young)] : [] }),
      );
      expect(found.map(told)).toEqual([`doubledInFn kassa1 ${ours === FN_A ? FN_B : FN_A} 5`]);
    }
  });

  it('are told once when another cashbox has made the second one', () => {
    const first = at(5, FN_A, 9);
    const second = at(7, FN_B, 15);
    const found = report(
      fn({ documents: [first], jobs: [made(first)] }),
      fn({ cashboxId: 'kassa2', fnSerial: FN_B, documents: [second] }),
    );
    expect(found.map(told)).toEqual([`doubledInFn kassa2 ${FN_B} 7`]);
  });

  it('hide no stranger on the other FN that has the same number', () => {
    const [first, second] = [at(5, FN_A, 9), at(7, FN_B, 15)];
    const stranger = receiptInFn({ fdNumber: 7, fnSerial: FN_A }, 'other');
    const found = report(
      fn({ documents: [first, receiptInFn({ fdNumber: 6 }, 'other-2'), stranger], jobs: [made(first)] }),
      fn({ cashboxId: 'kassa2', fnSerial: FN_B, documents: [second] }),
    );
    expect(found.map(told)).toEqual([
      `doubledInFn kassa2 ${FN_B} 7`,
      `alien kassa1 ${FN_A} 6`,
      `alien kassa1 ${FN_A} 7`,
    ]);
  });

  it('are told by the report of the second one, whichever of the two is ours', () => {
    const [first, second] = [at(5), at(8)];
    const between = [6, 7].map((fdNumber) => receiptInFn({ fdNumber }, `shop:${fdNumber}`));
    const documents = [first, ...between, second];
    const own = between.map((one) => ({ ...made(one), asked: undefined }));
    const later = (jobs: FnModel['jobs']) => report(fn({ documents, jobs: [...own, ...jobs], after: 7 })).map(told);
    expect(later([])).toEqual([`doubledInFn kassa1 ${FN_A} 8`]);
    expect(later([made(second)])).toEqual([`doubledInFn kassa1 ${FN_A} 5`]);
  });

  it('are not told again by a later report', () => {
    const third = receiptInFn({ fdNumber: 9 }, 'shop:9');
    expect(
      report(
        fn({
          documents: [at(5), at(6), third],
          jobs: [made(third)].map((one) => ({ ...one, asked: undefined })),
          after: 8,
        }),
      ),
    ).toEqual([]);
  });
});
