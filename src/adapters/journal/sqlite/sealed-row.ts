import type { SQLInputValue } from 'node:sqlite';
import type * as z from 'zod';

import { checksumOf } from './job-row.ts';
import type { Column, RawRow } from './sql.ts';

/** The values with their checksum behind them. */
export function seal(values: readonly SQLInputValue[]): readonly SQLInputValue[] {
  return [...values, checksumOf(values)];
}

/** Does the row's checksum fit these columns of it, in the order they were sealed? */
export function isSealed(row: RawRow, columns: readonly Column[]): boolean {
  return row.checksum === checksumOf(columns.map((column) => row[column]));
}

/** @returns undefined for a body that is not JSON or has another shape */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> | undefined {
  try {
    return schema.safeParse(JSON.parse(String(body))).data;
  } catch {
    return undefined;
  }
}
