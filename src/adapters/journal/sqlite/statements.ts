import type { DatabaseSync, StatementSync } from 'node:sqlite';

import { LIST_QUERIES } from './list/list-queries.ts';
import { QUERIES, SMALL_TABLES } from './queries.ts';
import { prepare } from './sql.ts';

const ALL = { ...QUERIES, ...LIST_QUERIES, ...SMALL_TABLES };

export type Prepared<T> = Readonly<Record<keyof T, StatementSync>>;
export type Statements = Prepared<typeof ALL>;

export function prepareAll(db: DatabaseSync): Statements {
  return prepareEach(db, ALL);
}

/** Prepares everything once; preparing costs more than most of these statements take. */
export function prepareEach<T extends Readonly<Record<string, string>>>(db: DatabaseSync, queries: T): Prepared<T> {
  const entries = Object.entries(queries).map(([name, sql]) => [name, prepare(db, sql)]);
  return Object.fromEntries(entries) as Prepared<T>;
}
