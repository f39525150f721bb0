declare const meaning: unique symbol;
/** A plain value that carries its meaning in the type, and nothing extra at run time. */
export type Meaning<T, M extends string> = T & { readonly [meaning]: M };

/** Money in whole kopecks, 0 or more. Never a float, never rubles. */
export type Kopecks = Meaning<number, 'Kopecks'>;

/** Quantity in whole thousandths: one piece is 1000. */
export type Milli = Meaning<number, 'Milli'>;

/** Largest price or sum we pass on, kopecks. Source: fiscal-domain 1.3 (2^32 - 1; a cashbox may allow more, we keep the smaller). */
export const MAX_SUM_KOP = 4_294_967_295;
/** Largest quantity, thousandths. Source: fiscal-domain 1.3 (99 999.999). */
export const MAX_QUANTITY_MILLI = 99_999_999;

/**
 * The only way to make {@link Kopecks}.
 *
 * @throws {RangeError} when the value is negative, fractional or too large to be exact
 */
export function kopecks(value: number): Kopecks {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Expected whole kopecks, got ${value}`);
  return value as Kopecks;
}

/** @throws {RangeError} when the value is negative, fractional or too large to be exact */
export function milli(value: number): Milli {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Expected whole thousandths, got ${value}`);
  return value as Milli;
}

/** @throws {RangeError} when the total is too large to be exact */
export function sumKop(values: readonly Kopecks[]): Kopecks {
  return kopecks(values.reduce((total: number, value) => total + value, 0));
}

/**
 * Price times quantity, rounded half up to a kopeck. Exact: 42 949 672.95 rubles times 99 999.999 passes 2^53, hence BigInt.
 * Source: fiscal-domain 1.4.
 */
export function lineSumKop(price: Kopecks, quantity: Milli): Kopecks {
  return kopecks(Number((BigInt(price) * BigInt(quantity) + 500n) / 1000n));
}

/** Rubles for a person or a QR code: `3480.00`. */
export function rublesText(sum: Kopecks): string {
  const digits = String(sum).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
