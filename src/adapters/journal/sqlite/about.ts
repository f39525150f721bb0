import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

import { KassaError } from '../../../core/errors.ts';
import type { Migration } from './migrations/migration.ts';
import { isSealed, seal } from './sealed-row.ts';
import { prepare, type RawRow, readNumber, toNumber } from './sql.ts';

/** The step that brought the table `about`. */
const FIRST_TOLD = 4;

/**
 * Writes into the file from which version on a program may use it, and how its schema reads. To be called inside the
 * transaction of the newest step that was applied.
 */
export function tellReaders(db: DatabaseSync, applied: readonly Migration[]): void {
  const version = applied.at(-1)?.version ?? 0;
  if (version < FIRST_TOLD) return;
  db.prepare(
    'INSERT OR REPLACE INTO about (id, version, readable_from, schema_hash, checksum) VALUES (1, ?, ?, ?, ?)',
  ).run(...seal([version, readableFrom(applied), schemaHash(db)]));
}

/** The oldest schema whose programs can go on with a file at the last of these steps. */
function readableFrom(steps: readonly Migration[]): number {
  const breaking = steps.findLast(({ isAdditive }) => !isAdditive);
  return breaking?.version ?? 0;
}

/**
 * A file of a newer version is used when it says itself that this may be done, and its schema is the one it was given.
 *
 * @param known the newest schema this program knows
 * @throws {KassaError} CB-806 when the file does not say so; CB-801 when its schema is another one
 */
export function refuseUnlessReadable(db: DatabaseSync, known: number): void {
  const version = readNumber(db, 'PRAGMA user_version');
  if (version <= known) return;
  const words = `схема журнала ${version}, эта версия программы знает только ${known}`;
  const about = readAbout(db);
  if (!about || about.version !== version) throw new KassaError('CB-806', words);
  if (about.readableFrom > known) {
    throw new KassaError('CB-806', `${words}, а открыть его может версия со схемой не старше ${about.readableFrom}`);
  }
  if (about.schemaHash !== schemaHash(db)) throw new KassaError('CB-801', 'файл журнала повреждён на диске (схема)');
}

interface About {
  readonly version: number;
  readonly readableFrom: number;
  readonly schemaHash: string;
}

/** @returns undefined where the file says nothing, or what it says cannot be believed */
function readAbout(db: DatabaseSync): About | undefined {
  if (readNumber(db, `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'about'`) === 0)
    return undefined;
  const row: RawRow | undefined = prepare(
    db,
    'SELECT version, readable_from, schema_hash, checksum FROM about WHERE id = 1',
  ).get();
  if (!row || !isSealed(row, ['version', 'readable_from', 'schema_hash'])) return undefined;
  return {
    version: toNumber(row.version),
    readableFrom: toNumber(row.readable_from),
    schemaHash: String(row.schema_hash),
  };
}

/** Everything the schema's own text says, in a fixed order. */
export function schemaOf(db: DatabaseSync): string {
  return JSON.stringify(db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all());
}

function schemaHash(db: DatabaseSync): string {
  return hash('sha256', schemaOf(db), 'base64');
}
