import type { DatabaseSync, StatementSync } from 'node:sqlite';

import { QUERIES, SMALL_TABLES } from './queries.ts';
import { prepare } from './sql.ts';

const TRANSACTION = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  beginPart: 'SAVEPOINT part',
  endPart: 'RELEASE part',
} as const;

/** Takes back what a part of a transaction wrote; the rest of it stands. */
export const UNDO_PART = 'ROLLBACK TO part; RELEASE part';

const ALL = { ...QUERIES, ...SMALL_TABLES, ...TRANSACTION };

export type Statements = Readonly<Record<keyof typeof ALL, StatementSync>>;

/** Prepares everything once; preparing costs more than most of these statements take. */
export function prepareAll(db: DatabaseSync): Statements {
  const entries = Object.entries(ALL).map(([name, sql]) => [name, prepare(db, sql)]);
  return Object.fromEntries(entries) as Statements;
}
