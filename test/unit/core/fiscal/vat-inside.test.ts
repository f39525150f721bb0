import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kopecks, lineSumKop, milli } from '../../../../src/core/fiscal/money.ts';
import type { Item } from '../../../../src/core/fiscal/receipt.ts';
import { VAT_RATE_NAMES, VAT_RATES, type VatRate } from '../../../../src/core/fiscal/vat.ts';
import { vatShares } from '../../../../src/core/fiscal/vat-inside.ts';

function line(vatRate: VatRate, price: number, quantity = 1_000): Item {
  const priceKop = kopecks(price);
  const quantityMilli = milli(quantity);
  return {
    itemName: 'Чай',
    priceKop,
    quantityMilli,
    lineSumKop: lineSumKop(priceKop, quantityMilli),
    vatRate,
    paymentMethod: 'fullPayment',
    paymentObject: 'commodity',
    measurementUnit: undefined,
    markingCode: undefined,
    agent: undefined,
    supplier: undefined,
  };
}

const vatOf = (...items: Item[]) => vatShares(items).map(({ vatKop }) => vatKop);

describe('VAT inside the lines of a receipt', () => {
  // Source: fiscal-domain 1.4, worked examples.
  it.each([
    ['vat22', 10_000, 1_803],
    ['vat20', 10_000, 1_667],
    ['vat10', 10_000, 909],
    ['vat7', 10_000, 654],
    ['vat5', 10_000, 476],
    ['vat22', 61, 11],
    ['vat120', 10_000, 1_667],
    ['vat0', 10_000, 0],
  ] as const)('of one line at %s, %i kopecks', (rate, price, vatKop) => {
    expect(vatOf(line(rate, price))).toEqual([vatKop]);
  });

  it('is nothing where there is none', () => {
    expect(vatShares([line('none', 10_000)])).toEqual([{ vatRate: 'none', lineSumKop: 10_000, vatKop: undefined }]);
  });

  it('is told for each rate by itself, in the order of the table', () => {
    const shares = vatShares([line('vat10', 11_000), line('vat20', 12_000), line('vat10', 22_000)]);
    expect(shares).toEqual([
      { vatRate: 'vat20', lineSumKop: 12_000, vatKop: 2_000 },
      { vatRate: 'vat10', lineSumKop: 33_000, vatKop: 3_000 },
    ]);
  });

  it('is not told where the whole sum and the lines come to different kopecks', () => {
    // 1.67 + 1.67 of the lines, 3.33 of the whole.
    expect(vatOf(line('vat20', 1_000), line('vat20', 1_000))).toEqual([undefined]);
  });

  it('is not told where the line and its units come to different kopecks', () => {
    expect(vatOf(line('vat20', 1_000, 2_000))).toEqual([undefined]);
    expect(vatOf(line('vat20', 600, 2_000))).toEqual([200]);
  });

  it('never differs from what a cashbox computes, whichever way it computes', () => {
    const rate = fc.constantFrom(...VAT_RATE_NAMES.filter((name) => VAT_RATES[name].percent !== undefined));
    const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom(1_000, 2_000, 1_500)), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(rate, lines, (name, wanted) => {
        const items = wanted.map(([price, quantity]) => line(name, price, quantity));
        const [share] = vatShares(items);
        if (share?.vatKop === undefined) return;
        const percent = BigInt(VAT_RATES[name].percent ?? 0);
        const inside = (sum: number) => Number((2n * BigInt(sum) * percent + 100n + percent) / (2n * (100n + percent)));
        const sums = items.map(({ lineSumKop: sum }) => sum);
        expect(share.vatKop).toBe(inside(sums.reduce((total, sum) => total + sum, 0)));
        expect(share.vatKop).toBe(sums.reduce((total, sum) => total + inside(sum), 0));
      }),
    );
  });
});
