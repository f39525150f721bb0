import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLine, sumAgrees } from '../../../../../src/core/fiscal/draft/fit-line.ts';
import { kopecks, lineSumKop, milli } from '../../../../../src/core/fiscal/money.ts';

test('three pieces for 89.99 become two at 30.00 and one at 29.99', () => {
  expect(fitLine(milli(3000), kopecks(8999))).toEqual([
    { priceKop: 3000, quantityMilli: 2000, lineSumKop: 6000 },
    { priceKop: 2999, quantityMilli: 1000, lineSumKop: 2999 },
  ]);
});

test('a sum that divides stays one line', () => {
  expect(fitLine(milli(3000), kopecks(9000))).toEqual([{ priceKop: 3000, quantityMilli: 3000, lineSumKop: 9000 }]);
});

test('a weighed line finds a price for its sum', () => {
  expect(fitLine(milli(333), kopecks(9987))).toEqual([{ priceKop: 29990, quantityMilli: 333, lineSumKop: 9987 }]);
});

test('less than a kopeck a piece is no price', () => {
  expect(fitLine(milli(5000), kopecks(3))).toBeUndefined();
});

test.each([
  [105_112, true],
  [105_111, true],
  [105_113, true],
  [105_100, false],
])('47.8 × 21.99 beside %i kopecks: %s', (sum, agrees) => {
  expect(sumAgrees(kopecks(2199), milli(47_800), kopecks(sum))).toBe(agrees);
});

test('the parts add up to quantity and sum exactly, each part by its own price, one kopeck apart', () => {
  const quantities = fc.oneof(
    fc.integer({ min: 1, max: 99_999 }).map((pieces) => pieces * 1000),
    fc.integer({ min: 1, max: 99_999_999 }),
  );
  fc.assert(
    fc.property(quantities, fc.integer({ min: 1, max: 4_294_967_295 }), (quantity, sum) => {
      const parts = fitLine(milli(quantity), kopecks(sum));
      // Pieces that cost at least a kopeck always fit.
      if (quantity % 1000 === 0 && sum * 1000 >= quantity) expect(parts).toBeDefined();
      if (!parts) return;
      expect(parts.length).toBeLessThanOrEqual(2);
      expect(parts.reduce((total, p) => total + p.quantityMilli, 0)).toBe(quantity);
      expect(parts.reduce((total, p) => total + p.lineSumKop, 0)).toBe(sum);
      for (const p of parts) expect(lineSumKop(p.priceKop, p.quantityMilli)).toBe(p.lineSumKop);
      for (const p of parts) expect(p.priceKop).toBeGreaterThan(0);
      const [first, second] = parts;
      if (first && second) expect(first.priceKop - second.priceKop).toBe(1);
      if (quantity % 1000 === 0) for (const p of parts) expect(p.quantityMilli % 1000).toBe(0);
    }),
  );
});
