import type { SQLInputValue } from 'node:sqlite';
import * as z from 'zod';

import type { ReportedDay } from '../../../../core/ports/day-book.ts';
import { text, whole } from '../schema/parts.ts';
import { isSealed, readBody, seal } from '../sealed-row.ts';
import type { RawRow } from '../sql.ts';

const reportedDay = z.object({
  date: text,
  from: whole,
  to: whole,
  madeAt: whole,
  ranges: z.array(z.object({ cashboxId: text, fnSerial: text, after: whole, to: whole })),
  differenceCount: whole,
});

/** Values of `keepDay`, checksum last. */
export function toDayValues(day: ReportedDay): readonly SQLInputValue[] {
  return seal([day.date, JSON.stringify(day)]);
}

/** @returns undefined for a row that cannot be believed: then that day was not reported, and is reported again */
export function readDay(row: RawRow): ReportedDay | undefined {
  return isSealed(row, ['date', 'body']) ? readBody(reportedDay, row.body) : undefined;
}
