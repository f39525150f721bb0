import type { DatabaseSync, StatementSync } from 'node:sqlite';

import { QUERIES, SMALL_TABLES } from './queries.ts';
import { prepare } from './sql.ts';

export type Statements = Readonly<
  Record<keyof typeof QUERIES | keyof typeof SMALL_TABLES | 'begin' | 'commit', StatementSync>
>;

/** Prepares everything once; preparing costs more than most of these statements take. */
export function prepareAll(db: DatabaseSync): Statements {
  const all = { ...QUERIES, ...SMALL_TABLES, begin: 'BEGIN IMMEDIATE', commit: 'COMMIT' };
  const entries = Object.entries(all).map(([name, sql]) => [name, prepare(db, sql)]);
  return Object.fromEntries(entries) as Statements;
}
