import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../src/adapters/journal/sqlite/database.ts';
import { MIGRATIONS } from '../../../../../src/adapters/journal/sqlite/migrations/all.ts';
import { readNumber } from '../../../../../src/adapters/journal/sqlite/sql.ts';
import { SqliteJournal } from '../../../../../src/adapters/journal/sqlite/sqlite-journal.ts';
import { checkJob, entry, NOW, SHOP } from '../../../../contract/journal-samples.ts';
import { JournalFiles } from './journal-files.ts';

const FOLDER = fileURLToPath(new URL('../../../../../src/adapters/journal/sqlite/migrations/', import.meta.url));
const next = (MIGRATIONS.at(-1)?.version ?? 0) + 1;

describe('migrations of the journal', () => {
  it('are numbered from one without gaps, each in a file of its own', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    const files = readdirSync(FOLDER).filter((file) => /^\d/.test(file));
    expect(files.map((file) => Number(file.slice(0, 3)))).toEqual(MIGRATIONS.map(({ version }) => version));
  });

  it('are never edited once written: journals in the field hold what the old text made', () => {
    const digests = MIGRATIONS.map(({ sql }) => createHash('sha256').update(sql).digest('hex').slice(0, 16));
    expect(digests).toEqual(['18fb88fd3b1acc8f', '94d633aa6fec92b5', 'ea2fff6d7f14657b', 'a8e89490f2fc91df']);
  });

  it('bring a new file to the newest version', () => {
    const db = openDatabase(':memory:');
    expect(readNumber(db, 'PRAGMA user_version')).toBe(MIGRATIONS.length);
    db.close();
  });

  it('keep what an older version wrote readable', () => {
    const files = new JournalFiles();
    const job = files.open().insert(checkJob('77'), entry());
    files.open().close();
    const later = { version: next, isAdditive: false, sql: 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;' };
    const db = openDatabase(files.path, [...MIGRATIONS, later]);
    expect(readNumber(db, 'PRAGMA user_version')).toBe(next);
    const journal = new SqliteJournal(db, { now: () => NOW });
    expect(journal.byCheck(SHOP, 'check', '77')).toEqual(job);
    expect(journal.damaged()).toEqual([]);
    journal.close();
  });

  it('leave the file as it was when a step fails', () => {
    const files = new JournalFiles();
    files.open().close();
    const sql = 'CREATE TABLE later (id INTEGER) STRICT; CREATE TABLE jobs (id INTEGER);';
    const broken = { version: next, isAdditive: false, sql };
    expect(() => openDatabase(files.path, [...MIGRATIONS, broken])).toThrow();
    const db = openDatabase(files.path);
    expect(readNumber(db, `SELECT count(*) FROM sqlite_schema WHERE name = 'later'`)).toBe(0);
    db.close();
  });

  it('refuse a journal of a newer version in words, and do not touch it', () => {
    const files = new JournalFiles();
    files.open().insert(checkJob('77'), entry());
    files.tamper(`PRAGMA user_version = ${next}`);
    const before = statSync(files.path).mtimeMs;
    expect(() => files.open()).toThrow(/CB-806/);
    expect(() => files.open()).toThrow(new RegExp(`схема журнала ${next}`));
    expect(statSync(files.path).mtimeMs).toBe(before);
  });

  it("refuse another program's database", () => {
    const files = new JournalFiles();
    files.tamper('CREATE TABLE goods (id INTEGER)');
    expect(() => files.open()).toThrow(/другой программы/);
  });

  it('refuse a file that is no database, in words', () => {
    const files = new JournalFiles();
    expect(() => openDatabase(join(FOLDER, '..', 'database.ts'))).toThrow(/CB-80/);
    expect(readFileSync(join(FOLDER, '..', 'database.ts'), 'utf8')).toContain('openDatabase');
    files.remove();
  });
});
