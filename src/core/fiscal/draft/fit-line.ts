import { type Kopecks, kopecks, lineSumKop, type Milli, milli } from '../money.ts';

/** Price, quantity and sum that agree. */
export interface LinePart {
  readonly priceKop: Kopecks;
  readonly quantityMilli: Milli;
  readonly lineSumKop: Kopecks;
}

/** May the sum stand beside price and quantity as they are? Source: fiscal-domain 1.4 (one kopeck). */
export function sumAgrees(price: Kopecks, quantity: Milli, sum: Kopecks): boolean {
  return Math.abs(lineSumKop(price, quantity) - sum) <= 1;
}

/** Is the price within a kopeck of sum / quantity, so that only the rounding of the unit price parts them? */
export function isRoundingOnly(price: Kopecks, quantity: Milli, sum: Kopecks): boolean {
  const difference = BigInt(sum) * 1000n - BigInt(price) * BigInt(quantity);
  return (difference < 0n ? -difference : difference) <= BigInt(quantity);
}

/**
 * Keeps the sum of a line and finds the price for it; when no whole kopeck gives it, splits the line in two
 * whose prices are one kopeck apart. Quantity and sum of the parts add up to those of the line exactly.
 *
 * Source: fiscal-domain 1.4, the spreading rule (3 pieces for 89.99 are 2 × 30.00 and 1 × 29.99).
 * @returns undefined when no such prices exist (the sum is smaller than a kopeck a unit)
 */
export function fitLine(quantity: Milli, sum: Kopecks): readonly LinePart[] | undefined {
  const units = BigInt(quantity);
  const milliSum = BigInt(sum) * 1000n;
  const low = kopecks(Number(milliSum / units));
  for (const price of [low, kopecks(low + 1)]) {
    const exact = lineSumKop(price, quantity) === sum;
    if (exact && price > 0) return [{ priceKop: price, quantityMilli: quantity, lineSumKop: sum }];
  }
  if (low === 0) return undefined;
  const dearer = Number(milliSum % units);
  // Pieces stay whole; what is weighed may be parted at any thousandth, where half a kopeck may need one more or less.
  for (const part of quantity % 1000 === 0 ? [dearer] : [dearer, dearer - 1, dearer + 1]) {
    const parts = splitAt(quantity, low, part);
    if (parts && parts.reduce((total, { lineSumKop: s }) => total + s, 0) === sum) return parts;
  }
  return undefined;
}

function splitAt(quantity: Milli, low: Kopecks, dearer: number): readonly LinePart[] | undefined {
  if (dearer <= 0 || dearer >= quantity) return undefined;
  return [part(kopecks(low + 1), milli(dearer)), part(low, milli(quantity - dearer))];
}

function part(priceKop: Kopecks, quantityMilli: Milli): LinePart {
  return { priceKop, quantityMilli, lineSumKop: lineSumKop(priceKop, quantityMilli) };
}
