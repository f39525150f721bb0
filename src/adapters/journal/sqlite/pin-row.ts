import * as z from 'zod';

import type { Pin } from '../../../core/ports/journal.ts';
import { checksumOf } from './job-row.ts';
import { type RawRow, toNumber } from './sql.ts';

const pinSchema = z.object({
  cashbox_id: z.string(),
  kkt_serial: z.string(),
  fn_serial: z.string(),
  inn: z.string(),
  confirmed_at: z.bigint().transform((value) => toNumber(value)),
  author: z.string(),
});

/** Values of `insertPin`, checksum last. */
export function toPinValues(pin: Pin): readonly (string | number)[] {
  const values = [pin.cashboxId, pin.kktSerial, pin.fnSerial, pin.inn, pin.confirmedAt, pin.author];
  return [...values, checksumOf(values)];
}

/**
 * @returns undefined for a pin that cannot be believed: then nothing is confirmed, and a live FN waits until a person
 *   confirms it again. An older pin is never fallen back to.
 */
export function readPin(row: RawRow): Pin | undefined {
  const parsed = pinSchema.safeParse(row);
  if (!parsed.success) return undefined;
  const { cashbox_id, kkt_serial, fn_serial, inn, confirmed_at, author } = parsed.data;
  if (row.checksum !== checksumOf([cashbox_id, kkt_serial, fn_serial, inn, confirmed_at, author])) return undefined;
  return {
    cashboxId: cashbox_id,
    kktSerial: kkt_serial,
    fnSerial: fn_serial,
    inn,
    confirmedAt: confirmed_at,
    author,
  };
}
