import type { DatabaseSync } from 'node:sqlite';

import { KassaError } from '../../../core/errors.ts';
import { refuseUnlessReadable, tellReaders } from './about.ts';
import type { Migration } from './migrations/migration.ts';
import { readNumber } from './sql.ts';

/** "KBJ1": tells our file from any other SQLite file. */
export const APPLICATION_ID = 0x4b424a31;

/**
 * Brings the file to the newest schema, all steps in one transaction. A file of a newer version that this one may use
 * stays as it is: the version that made it goes on with it, whichever of the two runs.
 *
 * @throws {KassaError} CB-806 for a file of a newer version that says otherwise or of another program; it is left as it was
 */
export function migrate(db: DatabaseSync, migrations: readonly Migration[]): void {
  const have = readNumber(db, 'PRAGMA user_version');
  refuseStranger(db, have);
  refuseUnlessReadable(db, migrations.at(-1)?.version ?? 0);
  const missing = migrations.filter(({ version }) => version > have);
  if (missing.length > 0) apply(db, missing, migrations);
}

function refuseStranger(db: DatabaseSync, version: number): void {
  const isOurs = readNumber(db, 'PRAGMA application_id') === APPLICATION_ID;
  const isNew = version === 0 && readNumber(db, 'SELECT count(*) FROM sqlite_schema') === 0;
  if (!isOurs && !isNew) throw new KassaError('CB-806', 'это файл другой программы');
}

function apply(db: DatabaseSync, missing: readonly Migration[], all: readonly Migration[]): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const { sql } of missing) db.exec(sql);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${missing.at(-1)?.version}`);
    tellReaders(db, all);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
