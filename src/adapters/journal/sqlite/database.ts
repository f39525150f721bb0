import { accessSync, chmodSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { KassaError } from '../../../core/errors.ts';
import { schemaOf } from './about.ts';
import { DAMAGED_FILE, toOpeningError } from './faults.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';
import { firstValue, readNumber } from './sql.ts';

/** Another program that looks into the file for a moment is waited for this long, ms. */
export const BUSY_TIMEOUT_MS = 500;

/**
 * Opens (or makes) the journal's file at the newest schema, or at a newer one that this version may use: WAL, every
 * commit fsynced, one connection.
 *
 * @param path a file, or `:memory:`
 * @throws {KassaError} CB-801 damaged beyond opening, CB-802 not writable, CB-806 not a journal this version knows
 */
export function openDatabase(path: string, migrations: readonly Migration[] = MIGRATIONS): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    if (path !== ':memory:') makeOwnFile(path);
    db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true, defensive: true });
    setUp(db, path);
    migrate(db, migrations);
    refuseOtherSchema(db, migrations);
    return db;
  } catch (error) {
    if (db?.isOpen) db.close();
    throw toOpeningError(error);
  }
}

/** The file and a folder made for it belong to this user alone: the journal holds the contacts of buyers. */
function makeOwnFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // An existing file is not opened here: closing it would drop the locks of a connection this process has on it.
  if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
  accessSync(path, constants.R_OK | constants.W_OK);
  // SQLite gives -wal and -shm the rights of the file itself.
  chmodSync(path, 0o600);
}

function setUp(db: DatabaseSync, path: string): void {
  // Checked first: a page is believed only when its cells lie where a page can have them.
  db.exec('PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY');
  const mode = firstValue(db.prepare('PRAGMA journal_mode = WAL').get());
  if (mode !== 'wal' && path !== ':memory:') {
    throw new KassaError('CB-802', 'этот диск не умеет вести журнал (WAL)');
  }
  db.exec('PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216');
  // An erased contact must not live on in the free space of a page.
  db.exec('PRAGMA secure_delete = ON');
}

/**
 * A flipped bit in the schema's own text would change what an index holds or a trigger does, without an error. A newer
 * schema was compared with what the file says of it already.
 */
function refuseOtherSchema(db: DatabaseSync, migrations: readonly Migration[]): void {
  if (readNumber(db, 'PRAGMA user_version') > (migrations.at(-1)?.version ?? 0)) return;
  if (schemaOf(db) !== patternOf(migrations)) throw new KassaError('CB-801', `${DAMAGED_FILE} (схема)`);
}

/** What these steps make of an empty file never changes: it is made once. */
const patterns = new WeakMap<readonly Migration[], string>();

function patternOf(migrations: readonly Migration[]): string {
  const known = patterns.get(migrations);
  if (known !== undefined) return known;
  const db = new DatabaseSync(':memory:');
  try {
    migrate(db, migrations);
    const pattern = schemaOf(db);
    patterns.set(migrations, pattern);
    return pattern;
  } finally {
    db.close();
  }
}
