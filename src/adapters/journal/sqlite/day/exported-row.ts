import type { SQLInputValue } from 'node:sqlite';
import * as z from 'zod';

import type { OfdRow } from '../../../../core/day/ofd-row.ts';
import { kop, maybe, operation, text, whole } from '../schema/parts.ts';
import { isSealed, readBody, seal } from '../sealed-row.ts';
import type { RawRow } from '../sql.ts';

const ofdRow = z.object({
  line: whole,
  fnSerial: text,
  fdNumber: whole,
  totalKop: kop,
  fiscalSign: maybe(text),
  operation: maybe(operation),
  issuedAt: maybe(text),
});

/** Values of `keepOfdRow`, checksum last. */
export function toExportedRowValues(exportNo: number, row: OfdRow): readonly SQLInputValue[] {
  return seal([row.fnSerial, row.fdNumber, exportNo, row.line, JSON.stringify(row)]);
}

/** @returns undefined for a row that cannot be believed */
export function readExportedRow(row: RawRow): OfdRow | undefined {
  const isBelieved = isSealed(row, ['fn_serial', 'fd_number', 'export_no', 'line', 'body']);
  return isBelieved ? readBody(ofdRow, row.body) : undefined;
}
