import * as z from 'zod';

import { type ErrorCode, isErrorCode } from '../../../../core/errors.ts';
import { FN_DOCUMENT_TYPES } from '../../../../core/fiscal/fiscal-document.ts';
import type { Kopecks, Milli } from '../../../../core/fiscal/money.ts';
import { OPERATIONS } from '../../../../core/fiscal/terms.ts';

/** One of the names of a table of the core. */
export function nameOf<T extends object>(table: T) {
  return z.enum(Object.keys(table) as (keyof T & string)[]);
}

/** A field that may be undefined: JSON leaves such a key out, the core wants it said. */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.optional().transform((value) => value);
}

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

export const text = z.string();
/** Counts, times, FD numbers. */
export const whole = z.int();
export const kop = z.custom<Kopecks>(isWhole);
export const milli = z.custom<Milli>(isWhole);
/** A code of a newer version, met after a roll-back, is no damage: the state it belongs to is what counts. */
export const errorCode = z
  .string()
  .regex(/^CB-\d{3}$/)
  .transform((code): ErrorCode => (isErrorCode(code) ? code : 'CB-902'));
export const operation = nameOf(OPERATIONS);

export const fiscalDocument = z.object({
  fnSerial: text,
  fdNumber: whole,
  fiscalSign: text,
  issuedAt: text,
  type: z.union([nameOf(FN_DOCUMENT_TYPES), z.literal('unknown')]),
  operation: maybe(operation),
  totalKop: maybe(kop),
});

export const shiftTotals = z.object({
  shiftNumber: whole,
  cashInDrawerKop: kop,
  cashPaymentsKop: kop,
  salesKop: kop,
  returnsKop: kop,
  nonResettableKop: kop,
});
