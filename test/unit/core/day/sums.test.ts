import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, sumsOf } from '../../../../src/core/day/sums.ts';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import { OPERATIONS, type Operation, TENDER_NAMES } from '../../../../src/core/fiscal/terms.ts';
import { documentInFn, receiptInFn, tendersOf, totalOf } from './day-model.ts';

const operation = fc.constantFrom(...(Object.keys(OPERATIONS) as Operation[]));
const sum = fc.integer({ min: 0, max: 1_000_000 });
const receipt = fc
  .record({ operation, cash: sum, electronic: sum, credit: sum })
  .map(({ operation, ...paid }) => ({ operation, tenders: tendersOf(paid), totalKop: totalOf(tendersOf(paid)) }));

describe('sums of receipts', () => {
  it('are those of one operation, whole and tender by tender', () => {
    fc.assert(
      fc.property(fc.array(receipt), operation, (receipts, of) => {
        const own = receipts.filter((one) => one.operation === of);
        const sums = sumsOf(receipts, of);
        expect(sums.count).toBe(own.length);
        expect(sums.totalKop).toBe(own.reduce((total, { totalKop }) => total + totalKop, 0));
        for (const tender of TENDER_NAMES) {
          expect(sums.tenders?.[tender]).toBe(own.reduce((total, { tenders }) => total + tenders[tender], 0));
        }
      }),
    );
  });

  it('tell no tenders as soon as one receipt tells none, and tell those of other operations', () => {
    const paid = { operation: 'sell', totalKop: kopecks(5), tenders: tendersOf({ cash: 5 }) } as const;
    const blind = { ...paid, tenders: undefined };
    expect(sumsOf([paid, blind], 'sell')).toEqual({ count: 2, totalKop: 10, tenders: undefined });
    expect(sumsOf([paid, { ...blind, operation: 'buy' }], 'sell').tenders).toEqual(tendersOf({ cash: 5 }));
    expect(sumsOf([], 'sell')).toEqual({ count: 0, totalKop: 0, tenders: tendersOf() });
  });

  it('count receipts and strict forms, and nothing else', () => {
    const types = ['receipt', 'strictForm', 'correction', 'shiftOpen', 'shiftClose', 'unknown'] as const;
    expect(types.filter((type) => counted(documentInFn(type)).length > 0)).toEqual(['receipt', 'strictForm']);
    expect(counted(receiptInFn({}, 'shop:1', tendersOf({ cash: 7 })))).toEqual([
      { operation: 'sell', totalKop: 10_000, tenders: tendersOf({ cash: 7 }) },
    ]);
  });
});
