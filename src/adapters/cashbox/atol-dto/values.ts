import type { CallResult, ParamIn, ParamOut } from '../../../contract/driver-host.ts';
import { KassaError } from '../../../core/errors.ts';
import { type Kopecks, kopecks } from '../../../core/fiscal/money.ts';

type Value = CallResult['values'][number];

/** One value wanted after a call, and what it means to us. */
export interface Field<T> {
  readonly param: ParamOut;
  read(value: Value | undefined): T;
}

const senseless = (id: number): KassaError => new KassaError('CB-104', `параметр ${id} драйвера`);

export const asInt = (id: number): Field<number> => ({
  param: { id, kind: 'int' },
  read: (value) => {
    if (typeof value !== 'number') throw senseless(id);
    return value;
  },
});

export const asFlag = (id: number): Field<boolean> => ({
  param: { id, kind: 'bool' },
  read: (value) => {
    if (typeof value !== 'boolean') throw senseless(id);
    return value;
  },
});

export const asText = (id: number): Field<string> => ({
  param: { id, kind: 'str' },
  read: (value) => {
    if (typeof value !== 'string') throw senseless(id);
    return value.trim();
  },
});

/** The library's money is a double of rubles; a kopeck is never lost in it below 2^53 kopecks. */
export const asKopecks = (id: number): Field<Kopecks> => ({
  param: { id, kind: 'double' },
  read: (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) throw senseless(id);
    return kopecks(Math.round(value * 100));
  },
});

/** Wall clock of the device, `YYYY-MM-DDTHH:MM:SS`. */
export const asMoment = (id: number): Field<string> => ({
  param: { id, kind: 'datetime' },
  read: (value) => {
    if (typeof value !== 'string') throw senseless(id);
    return value;
  },
});

export const asBytes = (id: number): Field<Uint8Array> => ({
  param: { id, kind: 'bytes' },
  read: (value) => {
    if (typeof value !== 'string') throw senseless(id);
    return Buffer.from(value, 'hex');
  },
});

/** A value that some builds or devices do not set. */
export const maybe = <T>(field: Field<T>): Field<T | undefined> => ({
  param: field.param,
  read: (value) => (value === null || value === undefined ? undefined : field.read(value)),
});

export const int = (id: number, value: number): ParamIn => ({ id, kind: 'int', value });
export const flag = (id: number, value: boolean): ParamIn => ({ id, kind: 'bool', value });
export const text = (id: number, value: string): ParamIn => ({ id, kind: 'str', value });
/** Rubles with two digits, from whole kopecks. */
export const rubles = (id: number, value: Kopecks): ParamIn => ({ id, kind: 'double', value: value / 100 });
export const double = (id: number, value: number): ParamIn => ({ id, kind: 'double', value });
export const bytes = (id: number, value: Uint8Array): ParamIn => ({
  id,
  kind: 'bytes',
  value: Buffer.from(value).toString('hex'),
});
/** A fiscal tag that is written but not printed. */
export const unprintedBytes = (id: number, value: Uint8Array): ParamIn => ({
  id,
  kind: 'bytes',
  value: Buffer.from(value).toString('hex'),
  nonPrintable: true,
});
