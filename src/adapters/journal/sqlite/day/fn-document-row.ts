import type { SQLInputValue } from 'node:sqlite';
import * as z from 'zod';

import type { FnDocument } from '../../../../core/day/fn-document.ts';
import { TENDERS } from '../../../../core/fiscal/terms.ts';
import { fiscalDocument, kop, maybe, nameOf, text } from '../schema/parts.ts';
import { isSealed, readBody, seal } from '../sealed-row.ts';
import type { RawRow } from '../sql.ts';

const seenKey = z.discriminatedUnion('read', [
  z.object({ read: z.literal(true), key: maybe(text) }),
  z.object({ read: z.literal(false) }),
]);

const fnDocument = z.object({
  document: fiscalDocument,
  tags: maybe(z.object({ key: seenKey, tenders: maybe(z.record(nameOf(TENDERS), kop)) })),
});

const COVERED = ['fn_serial', 'fd_number', 'cashbox_id', 'key', 'issued_at', 'body'] as const;

/** Values of `keepFnDocument`, checksum last. */
export function toFnDocumentValues(cashboxId: string, read: FnDocument): readonly SQLInputValue[] {
  const { fnSerial, fdNumber, issuedAt } = read.document;
  const key = read.tags?.key.read ? read.tags.key.key : undefined;
  return seal([fnSerial, fdNumber, cashboxId, key ?? null, issuedAt, JSON.stringify(read)]);
}

/** @returns undefined for a row that cannot be believed */
export function readFnDocument(row: RawRow): FnDocument | undefined {
  return isSealed(row, COVERED) ? readBody(fnDocument, row.body) : undefined;
}
