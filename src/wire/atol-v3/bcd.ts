import { checkWallTime, type WallTime } from './bytes.ts';

/**
 * Whole number as packed BCD, most significant digit first. Money goes in whole kopecks, quantity in whole thousandths.
 *
 * @throws {RangeError} when the value is negative, fractional, inexact or has more digits than fit
 */
export function toBcd(value: number, bytes: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Expected a whole number, got ${value}`);
  return digitsToBcd(String(value), bytes);
}

/**
 * Packed BCD as a number.
 *
 * @throws {RangeError} on a digit above 9, or when the number is too large to be exact
 */
export function fromBcd(bytes: Uint8Array): number {
  const value = Number(bcdDigits(bytes));
  if (!Number.isSafeInteger(value)) throw new RangeError('Expected a number that is exact');
  return value;
}

/** Decimal text as packed BCD, padded with zeros on the left: serial numbers, passwords. */
export function digitsToBcd(digits: string, bytes: number): Uint8Array {
  if (!/^\d*$/.test(digits) || digits.length > bytes * 2) {
    throw new RangeError(`Expected at most ${bytes * 2} digits, got "${digits}"`);
  }
  const padded = digits.padStart(bytes * 2, '0');
  return Uint8Array.from({ length: bytes }, (_, i) => Number.parseInt(padded.slice(i * 2, i * 2 + 2), 16));
}

/**
 * Packed BCD as text with its leading zeros, for numbers that are names: serial numbers, fiscal signs.
 *
 * @throws {RangeError} on a digit above 9
 */
export function bcdDigits(bytes: Uint8Array): string {
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!/^\d*$/.test(digits)) throw new RangeError(`Expected decimal digits, got "${digits}"`);
  return digits;
}

/** Order of the fields of a BCD date: 3F says year first, the registers and ED say day first. */
export type DateOrder = 'dayFirst' | 'yearFirst';

/** Six bytes `DD MM YY hh mm ss` (or `YY MM DD hh mm ss`); cut the seconds off where a register has none. */
export function encodeBcdTime(time: WallTime, order: DateOrder): Uint8Array {
  checkWallTime(time);
  const year = time.year - 2000;
  const date = order === 'dayFirst' ? [time.day, time.month, year] : [year, time.month, time.day];
  return digitsToBcd(
    [...date, time.hour, time.minute, time.second].map((part) => String(part).padStart(2, '0')).join(''),
    6,
  );
}

/**
 * Reads six bytes of BCD date and time, or five without seconds.
 *
 * @throws {RangeError} when it is no date
 */
export function decodeBcdTime(bytes: Uint8Array, order: DateOrder): WallTime {
  const parts = Array.from(bytes, (byte) => fromBcd(Uint8Array.of(byte)));
  const [a, month, c, hour, minute, second = 0] = parts;
  if (a === undefined || month === undefined || c === undefined || hour === undefined || minute === undefined) {
    throw new RangeError('Expected a BCD date of five or six bytes');
  }
  const [day, year] = order === 'dayFirst' ? [a, c] : [c, a];
  return checkWallTime({ year: 2000 + year, month, day, hour, minute, second });
}
