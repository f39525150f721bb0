import type { KktTaxRow } from '../options.ts';

const PERCENT = 100;

/**
 * Tax inside a sum, kopecks, half up: sum × r / (100 + r). The same for a plain rate and its calculated form.
 * Integers throughout: a rate is per cent × 100.
 */
export function taxInside(sumKop: number, { rate }: KktTaxRow): number {
  const whole = BigInt(PERCENT * PERCENT + rate);
  return Number((BigInt(sumKop) * BigInt(rate) * 2n + whole) / (whole * 2n));
}
