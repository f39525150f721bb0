const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes as `fe 01 00`, the way the golden files and every log write them. */
export function toHex(bytes: Uint8Array, separator = ' '): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += (i === 0 ? '' : separator) + (HEX[bytes[i] ?? 0] ?? '');
  return text;
}

/**
 * Reads hex with or without spaces.
 *
 * @throws {RangeError} on an odd digit or anything that is no hex digit
 */
export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/\s+/g, '');
  if (!/^([0-9a-fA-F]{2})*$/.test(digits)) throw new RangeError(`Expected hex bytes, got "${text.slice(0, 40)}"`);
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16);
  return bytes;
}

/** Joins pieces into one array; numbers are single bytes. */
export function concat(...parts: readonly (Uint8Array | number)[]): Uint8Array {
  const whole = new Uint8Array(
    parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? 1 : part.length), 0),
  );
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'number') {
      whole[at++] = part;
    } else {
      whole.set(part, at);
      at += part.length;
    }
  }
  return whole;
}

/** Same length, same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function littleEndian(value: number, size: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** (size * 8)) {
    throw new RangeError(`Expected a whole number of ${size} bytes, got ${value}`);
  }
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) bytes[i] = Math.floor(value / 2 ** (8 * i)) % 256;
  return bytes;
}

/** Two bytes, low byte first. Throws RangeError when the value does not fit. */
export const u16le = (value: number): Uint8Array => littleEndian(value, 2);
/** Four bytes, low byte first. Throws RangeError when the value does not fit. */
export const u32le = (value: number): Uint8Array => littleEndian(value, 4);
/** Two bytes, high byte first: table rows, register 55. */
export const u16be = (value: number): Uint8Array => littleEndian(value, 2).reverse();

/**
 * A little-endian number of `size` bytes (at most 6, so that it stays exact).
 *
 * @throws {RangeError} when the bytes are not there
 */
export function readUintLe(bytes: Uint8Array, at: number, size: number): number {
  if (at < 0 || size > 6 || at + size > bytes.length) {
    throw new RangeError(`Expected ${size} bytes at ${at}, got ${bytes.length} in all`);
  }
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

export const readU16le = (bytes: Uint8Array, at = 0): number => readUintLe(bytes, at, 2);
export const readU32le = (bytes: Uint8Array, at = 0): number => readUintLe(bytes, at, 4);
/** @throws {RangeError} when the two bytes are not there */
export const readU16be = (bytes: Uint8Array, at = 0): number => readUintLe(bytes.slice(at, at + 2).reverse(), 0, 2);

/** A moment on the cashbox's own clock. It has no time zone: what zone it means is the caller's knowledge. */
export interface WallTime {
  /** Full year, 2000 to 2099. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Refuses 31 February and hour 25 in one place, for every date encoding of the protocol. */
export function checkWallTime(time: WallTime): WallTime {
  const utc = new Date(Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second));
  const same =
    utc.getUTCFullYear() === time.year &&
    utc.getUTCMonth() === time.month - 1 &&
    utc.getUTCDate() === time.day &&
    utc.getUTCHours() === time.hour &&
    utc.getUTCMinutes() === time.minute &&
    utc.getUTCSeconds() === time.second;
  if (!same || time.year < 2000 || time.year > 2099) {
    throw new RangeError(`Expected a date, got ${Object.values(time).join('-')}`);
  }
  return time;
}

/** FN date: binary `yy mm dd hh mm`, 5 bytes, seconds dropped. */
export function encodeFnDate(time: WallTime): Uint8Array {
  checkWallTime(time);
  return Uint8Array.of(time.year - 2000, time.month, time.day, time.hour, time.minute);
}

/** Reads binary `yy mm dd hh mm`. Throws RangeError when it is no date. */
export function decodeFnDate(bytes: Uint8Array, at = 0): WallTime {
  const [yy, month, day, hour, minute] = bytes.slice(at, at + 5);
  if (yy === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) {
    throw new RangeError('Expected five bytes of an FN date');
  }
  return checkWallTime({ year: 2000 + yy, month, day, hour, minute, second: 0 });
}
