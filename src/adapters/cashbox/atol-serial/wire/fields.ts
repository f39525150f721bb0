import { bcdDigits, type DateOrder, decodeBcdTime, digitsToBcd, fromBcd, toBcd } from '../../../../wire/atol-v3/bcd.ts';
import { concat, decodeFnDate, readUintLe, type WallTime } from '../../../../wire/atol-v3/bytes.ts';
import { decodeCp866, encodeCp866 } from '../../../../wire/atol-v3/cp866.ts';

/** One field of a command: how wide it is and what its bytes mean. Nobody else writes an offset. */
export interface Field<N extends string, V> {
  readonly name: N;
  /** Bytes, or the rest of the packet (only as the last field). */
  readonly width: number | 'rest';
  encode(value: V): Uint8Array;
  decode(bytes: Uint8Array): V;
}

export type Fields = readonly Field<string, unknown>[];

/** Name of bytes nobody looks at; they are sent as zeros. */
const UNUSED = '-';

/** The values of a field list, by name. */
export type Values<F extends Fields> = {
  readonly [K in F[number] as K['name'] extends typeof UNUSED ? never : K['name']]: K extends Field<string, infer V>
    ? V
    : never;
};

/** Packed BCD number: money in kopecks, quantity in thousandths, counters. */
export const bcd = <N extends string>(name: N, width: number): Field<N, number> => ({
  name,
  width,
  encode: (value) => toBcd(value, width),
  decode: fromBcd,
});

/** Packed BCD that is a name: keeps its leading zeros. */
export const digits = <N extends string>(name: N, width: number): Field<N, string> => ({
  name,
  width,
  encode: (value) => digitsToBcd(value, width),
  decode: bcdDigits,
});

/** Binary number, low byte first; one byte is a plain byte. */
export const le = <N extends string>(name: N, width: number): Field<N, number> => ({
  name,
  width,
  encode: (value) => uintLe(value, width),
  decode: (bytes) => readUintLe(bytes, 0, width),
});

export const byte = <N extends string>(name: N): Field<N, number> => le(name, 1);

/** Binary number, high byte first: table rows, register 55. */
export const be = <N extends string>(name: N, width: number): Field<N, number> => ({
  name,
  width,
  encode: (value) => uintLe(value, width).reverse(),
  decode: (bytes) => readUintLe(bytes.slice().reverse(), 0, width),
});

/** ASCII of a known length, padded with spaces. */
export const ascii = <N extends string>(name: N, width: number): Field<N, string> => ({
  name,
  width,
  encode: (value) => encodeCp866(value.padEnd(width, ' ')).slice(0, width),
  decode: (bytes) => decodeCp866(bytes).trimEnd(),
});

/** CP866 up to the end of the packet. */
export const text = <N extends string>(name: N): Field<N, string> => ({
  name,
  width: 'rest',
  encode: encodeCp866,
  decode: decodeCp866,
});

/** Bytes up to the end of the packet. */
export const rest = <N extends string>(name: N): Field<N, Uint8Array> => ({
  name,
  width: 'rest',
  encode: (value) => value,
  decode: (bytes) => bytes,
});

/** Bytes of a known number. */
export const raw = <N extends string>(name: N, width: number): Field<N, Uint8Array> => ({
  name,
  width,
  encode: (value) => value,
  decode: (bytes) => bytes,
});

/** BCD date and time, 6 bytes (5 without seconds). Read only. */
export const bcdTime = <N extends string>(name: N, width: 5 | 6, order: DateOrder): Field<N, WallTime> => ({
  name,
  width,
  encode: () => {
    throw new RangeError('A time is never sent by this driver');
  },
  decode: (bytes) => decodeBcdTime(bytes, order),
});

/** FN date, binary `yy mm dd hh mm`; undefined when it is all zeros. Read only. */
export const fnTime = <N extends string>(name: N): Field<N, WallTime | undefined> => ({
  name,
  width: 5,
  encode: () => {
    throw new RangeError('A time is never sent by this driver');
  },
  decode: (bytes) => (bytes.every((value) => value === 0) ? undefined : decodeFnDate(bytes)),
});

/** Bytes without meaning for us: zeros when sent, skipped when read. */
export const unused = (width: number): Field<typeof UNUSED, undefined> => ({
  name: UNUSED,
  width,
  encode: () => new Uint8Array(width),
  decode: () => undefined,
});

/**
 * Writes values by the list.
 *
 * @throws {RangeError} when a value does not fit its field
 */
export function encodeFields<F extends Fields>(fields: F, values: Values<F>): Uint8Array {
  const byName = values as Readonly<Record<string, unknown>>;
  return concat(...fields.map((field) => field.encode(byName[field.name])));
}

/**
 * Reads values by the list. Bytes after the last field are new firmware and are ignored.
 *
 * @throws {RangeError} when bytes are missing or a value makes no sense
 */
export function decodeFields<F extends Fields>(fields: F, bytes: Uint8Array): Values<F> {
  const values: Record<string, unknown> = {};
  let at = 0;
  for (const field of fields) {
    const end = field.width === 'rest' ? bytes.length : at + field.width;
    if (end > bytes.length) throw new RangeError(`${field.name}: expected ${end} bytes, got ${bytes.length}`);
    if (field.name !== UNUSED) values[field.name] = field.decode(bytes.slice(at, end));
    at = end;
  }
  return values as Values<F>;
}

function uintLe(value: number, width: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** (8 * width)) {
    throw new RangeError(`Expected a whole number of ${width} bytes, got ${value}`);
  }
  return Uint8Array.from({ length: width }, (_, i) => Math.floor(value / 2 ** (8 * i)) % 256);
}
