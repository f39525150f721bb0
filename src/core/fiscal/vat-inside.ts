import { type Kopecks, kopecks, lineSumKop, sumKop } from './money.ts';
import type { Item } from './receipt.ts';
import { VAT_RATE_NAMES, VAT_RATES, type VatRate } from './vat.ts';

/** All lines of one rate. */
export interface VatShare {
  readonly vatRate: VatRate;
  readonly lineSumKop: Kopecks;
  /** Undefined where it cannot be told from the lines. */
  readonly vatKop: Kopecks | undefined;
}

/** Lines by rate, in the order of the table. */
export function vatShares(items: readonly Item[]): readonly VatShare[] {
  return VAT_RATE_NAMES.flatMap((vatRate) => {
    const lines = items.filter((item) => item.vatRate === vatRate);
    if (lines.length === 0) return [];
    return [{ vatRate, lineSumKop: sumOf(lines), vatKop: vatKopOf(vatRate, lines) }];
  });
}

/**
 * VAT inside these lines of one rate. The cashbox computes it, and by its own table from the whole sum, from each line or
 * from each unit, which may differ by kopecks: it is told only where all three ways come to the same.
 *
 * Source: fiscal-domain 1.4 (the tax inside a price, rounded half up).
 */
function vatKopOf(rate: VatRate, lines: readonly Item[]): Kopecks | undefined {
  const { percent } = VAT_RATES[rate];
  if (percent === undefined) return undefined;
  const fromWhole = inside(sumOf(lines), percent);
  const fromLines = lines.reduce((sum, line) => sum + inside(line.lineSumKop, percent), 0);
  const fromUnits = lines.reduce(
    (sum, { priceKop, quantityMilli }) => sum + lineSumKop(kopecks(inside(priceKop, percent)), quantityMilli),
    0,
  );
  return fromWhole === fromLines && fromLines === fromUnits ? kopecks(fromWhole) : undefined;
}

/** Exact, whatever the sum: the product stays far below 2^53. */
function inside(sum: Kopecks, percent: number): number {
  const whole = 100 + percent;
  return Math.floor((2 * sum * percent + whole) / (2 * whole));
}

function sumOf(lines: readonly Item[]): Kopecks {
  return sumKop(lines.map((line) => line.lineSumKop));
}
