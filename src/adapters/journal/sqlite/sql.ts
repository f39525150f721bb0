import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';

import type { JobColumn } from './job-columns.ts';

type DayColumn =
  | 'key'
  | 'issued_at'
  | 'read_to'
  | 'export_no'
  | 'export_id'
  | 'name'
  | 'imported_at'
  | 'is_whole'
  | 'line'
  | 'fd_from'
  | 'fd_to'
  | 'row_count'
  | 'date';

type ListColumn = 'readable_from' | 'schema_hash' | 'up_to' | 'at' | 'what' | 'detail' | 'author';

/** Columns that are read by name; which of them a row has is up to its query. */
export type Column =
  | JobColumn
  | DayColumn
  | ListColumn
  | 'jobs'
  | 'fiscal_at'
  | 'reported'
  | 'job_id'
  | 'found_at'
  | 'reason'
  | 'evidence'
  | 'settled_at';

/** One row as SQLite gave it: nothing in it is trusted yet. Integers come as bigint. */
export type RawRow = { readonly [column in Column]?: SQLOutputValue };

/**
 * Prepares a statement that is kept. Integers come as bigint, because a damaged one may not fit into a number,
 * and node:sqlite then throws instead of giving us the row.
 */
export function prepare(db: DatabaseSync, sql: string): StatementSync {
  return db.prepare(sql, { readBigInts: true });
}

/** The value of a query with one column. */
export function firstValue(row: Readonly<Record<string, SQLOutputValue>> | undefined): SQLOutputValue | undefined {
  return row && Object.values(row)[0];
}

/** The first column of the first row, for pragmas and counts. */
export function readNumber(db: DatabaseSync, sql: string): number {
  return toNumber(firstValue(prepare(db, sql).get()));
}

/** @returns a whole number that can be counted with, otherwise 0 */
export function toNumber(value: SQLOutputValue | undefined): number {
  const number = typeof value === 'bigint' ? Number(value) : 0;
  return Number.isSafeInteger(number) ? number : 0;
}
