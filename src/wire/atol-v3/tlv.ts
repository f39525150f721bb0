import { concat, readU16le, u16le } from './bytes.ts';

const HEADER_BYTES = 4;

/** One fiscal tag and its value. */
export interface Tlv {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** `tag (2 LE) length (2 LE) value`. */
export function encodeTlv(tag: number, value: Uint8Array): Uint8Array {
  return concat(u16le(tag), u16le(value.length), value);
}

/**
 * Cuts a run of TLVs. Nested ones stay bytes: parse their value again.
 *
 * @throws {RangeError} when the last one is cut short
 */
export function parseTlvs(bytes: Uint8Array): Tlv[] {
  const tlvs: Tlv[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = readU16le(bytes, at);
    const end = at + HEADER_BYTES + readU16le(bytes, at + 2);
    if (end > bytes.length) throw new RangeError(`Tag ${tag} is cut short`);
    tlvs.push({ tag, value: bytes.slice(at + HEADER_BYTES, end) });
    at = end;
  }
  return tlvs;
}

/**
 * A whole number as tags carry it: VLN, little-endian, no more bytes than needed (at least one).
 *
 * @throws {RangeError} when the value is negative, fractional or over 6 bytes
 */
export function encodeVln(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** 48) {
    throw new RangeError(`Expected a whole number of at most 6 bytes, got ${value}`);
  }
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push(rest % 256);
    rest = Math.floor(rest / 256);
  } while (rest > 0);
  return Uint8Array.from(bytes);
}

/** Reads a VLN of any length. Throws RangeError when it is empty or too large to be exact. */
export function decodeVln(bytes: Uint8Array): number {
  if (bytes.length === 0) throw new RangeError('Expected a number, got no bytes');
  const value = bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (!Number.isSafeInteger(value)) throw new RangeError('Expected a number that is exact');
  return value;
}
