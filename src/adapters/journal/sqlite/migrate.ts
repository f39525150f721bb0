import type { DatabaseSync } from 'node:sqlite';

import { KassaError } from '../../../core/errors.ts';
import type { Migration } from './migrations/migration.ts';
import { readNumber } from './sql.ts';

/** "KBJ1": tells our file from any other SQLite file. */
export const APPLICATION_ID = 0x4b424a31;

/**
 * Brings the file to the newest schema, one transaction a step.
 *
 * @throws {KassaError} CB-806 for a file of a newer version or of another program; it is left as it was
 */
export function migrate(db: DatabaseSync, migrations: readonly Migration[]): void {
  const have = readNumber(db, 'PRAGMA user_version');
  const latest = migrations.at(-1)?.version ?? 0;
  refuseStranger(db, have);
  if (have > latest) {
    throw new KassaError('CB-806', `схема журнала ${have}, эта версия программы знает только ${latest}`);
  }
  for (const migration of migrations) if (migration.version > have) apply(db, migration);
}

function refuseStranger(db: DatabaseSync, version: number): void {
  const isOurs = readNumber(db, 'PRAGMA application_id') === APPLICATION_ID;
  const isNew = version === 0 && readNumber(db, 'SELECT count(*) FROM sqlite_schema') === 0;
  if (!isOurs && !isNew) throw new KassaError('CB-806', 'это файл другой программы');
}

function apply(db: DatabaseSync, migration: Migration): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(migration.sql);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migration.version}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
