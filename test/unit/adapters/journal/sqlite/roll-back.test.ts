import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../src/adapters/journal/sqlite/database.ts';
import { MIGRATIONS } from '../../../../../src/adapters/journal/sqlite/migrations/all.ts';
import type { Migration } from '../../../../../src/adapters/journal/sqlite/migrations/migration.ts';
import { readExtract } from '../../../../../src/adapters/journal/sqlite/read-extract.ts';
import { SqliteJournal } from '../../../../../src/adapters/journal/sqlite/sqlite-journal.ts';
import type { ErrorCode } from '../../../../../src/core/errors.ts';
import { searchKeys } from '../../../../../src/core/fiscalization/search-keys.ts';
import { checkJob, entry, LIVES, NOW, SHOP } from '../../../../contract/journal-samples.ts';
import { JournalFiles } from './journal-files.ts';

const latest = MIGRATIONS.length;
/** What the next versions might bring: one that an old program may ignore, and one that it may not. */
const harmless: Migration = {
  version: latest + 1,
  isAdditive: true,
  sql: `
    CREATE TABLE greetings (job_id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
    CREATE TRIGGER jobs_greetings AFTER INSERT ON jobs BEGIN INSERT INTO greetings VALUES (NEW.id, NEW.kind); END;
  `,
};
const breaking: Migration = {
  version: latest + 2,
  isAdditive: false,
  sql: 'ALTER TABLE pins ADD COLUMN phone TEXT',
};

const open = (files: JournalFiles, migrations: readonly Migration[] = MIGRATIONS) =>
  new SqliteJournal(openDatabase(files.path, migrations), { now: () => NOW });
const firstOf = (files: JournalFiles, sql: string) => {
  const db = new DatabaseSync(files.path, { readOnly: true });
  const row = db.prepare(sql).get();
  db.close();
  return row && Object.values(row)[0];
};
const versionOf = (files: JournalFiles) => firstOf(files, 'PRAGMA user_version');
const madeBy = (migrations: readonly Migration[]) => {
  const files = new JournalFiles();
  const newer = open(files, migrations);
  newer.insert(checkJob('77', { life: LIVES.fiscal }), entry());
  newer.close();
  return files;
};

describe('a journal of a newer version', () => {
  it('is used by the version before when it says so itself, and stays what it is', () => {
    const files = madeBy([...MIGRATIONS, harmless]);
    const old = open(files);
    const known = old.byCheck(SHOP, 'check', '77');
    expect(known?.life).toEqual(LIVES.fiscal);
    expect(old.damaged()).toEqual([]);
    old.insert(checkJob('78'), entry());
    old.close();
    expect(versionOf(files)).toBe(harmless.version);
    expect(firstOf(files, 'SELECT readable_from FROM about')).toBe(latest - 1);
  });

  it('may give reasons that the version before does not know: no row is damaged by that', () => {
    const files = new JournalFiles();
    const newer = open(files);
    newer.insert(
      checkJob('79', { life: { state: 'refused', code: 'CB-999' as ErrorCode, detail: 'новая причина' } }),
      entry(),
    );
    newer.close();
    const old = open(files);
    expect(old.byCheck(SHOP, 'check', '79')?.life).toEqual({
      state: 'refused',
      code: 'CB-902',
      detail: 'новая причина',
    });
    expect(old.damaged()).toEqual([]);
    old.close();
  });

  it('finds in its lists what the version before has written meanwhile', () => {
    const files = madeBy([...MIGRATIONS, harmless]);
    const old = open(files);
    const job = old.insert(checkJob('78'), entry());
    old.save({ ...job, life: LIVES.refused }, entry('personRefuses', { at: NOW + 1 }));
    old.close();
    const newer = open(files, [...MIGRATIONS, harmless]);
    const refused = newer.receipts({ keys: searchKeys('78'), filter: 'refused', offset: 0, limit: 5 });
    expect(refused).toMatchObject({ total: 1, jobs: [{ id: job.id }], isWhole: true });
    const [newest] = newer.events({ before: undefined, limit: 1, isWanted: () => true });
    expect(newest).toMatchObject({ jobId: job.id, what: 'personRefuses' });
    newer.close();
    expect(firstOf(files, 'SELECT count(*) FROM greetings')).toBe(2);
  });

  it('is refused in words when one step of it breaks with the version before, and is not touched', () => {
    const files = madeBy([...MIGRATIONS, harmless, breaking]);
    for (const known of [MIGRATIONS, [...MIGRATIONS, harmless]]) {
      expect(() => openDatabase(files.path, known)).toThrow(/CB-806/);
      expect(() => openDatabase(files.path, known)).toThrow(
        new RegExp(`схема журнала ${latest + 2}, эта версия программы знает только ${known.length}, .*${latest + 2}`),
      );
    }
    expect(versionOf(files)).toBe(latest + 2);
    expect(open(files, [...MIGRATIONS, harmless, breaking]).byCheck(SHOP, 'check', '77')).toBeDefined();
  });

  it('that a later step of which may be ignored again is still closed to the version before the break', () => {
    const again = { ...harmless, version: latest + 3, sql: 'CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT' };
    const files = madeBy([...MIGRATIONS, harmless, breaking, again]);
    expect(() => openDatabase(files.path, [...MIGRATIONS, harmless])).toThrow(/CB-806/);
    openDatabase(files.path, [...MIGRATIONS, harmless, breaking]).close();
  });

  it.each([
    ['its mark is gone', 'DELETE FROM about'],
    ['its mark was changed', `UPDATE about SET readable_from = ${latest}`],
    ['its mark is that of another version', `PRAGMA user_version = ${latest + 2}`],
    ['it has none', 'DROP TABLE about'],
  ])('is refused in words when %s', (_name, sql) => {
    const files = madeBy([...MIGRATIONS, { ...harmless, isAdditive: true }]);
    files.tamper(sql);
    expect(() => openDatabase(files.path)).toThrow(/CB-806/);
  });

  it('is not believed when the text of its schema is another one than it was given', () => {
    const files = madeBy([...MIGRATIONS, harmless]);
    files.tamper('DROP TRIGGER jobs_search_body');
    expect(() => openDatabase(files.path)).toThrow(/CB-801.*|схема/);
  });

  it('gives its support file by the same rule', () => {
    const newer = (migrations: readonly Migration[]) => readExtract(madeBy(migrations).path, 5);
    expect(newer([...MIGRATIONS, harmless]).jobs).toHaveLength(1);
    expect(() => newer([...MIGRATIONS, harmless, breaking])).toThrow(/CB-806/);
  });
});

describe('a step that says the version before may ignore it', () => {
  const schemaAfter = (steps: readonly Migration[]) => {
    const db = openDatabase(':memory:', steps);
    const rows = db.prepare('SELECT type, name, sql FROM sqlite_schema').all();
    db.close();
    return rows.map((row) => JSON.stringify(row));
  };

  it.each(MIGRATIONS.filter(({ isAdditive }) => isAdditive))(
    'leaves all that was there as it was: $version',
    (step) => {
      const before = schemaAfter(MIGRATIONS.slice(0, step.version - 1));
      expect(schemaAfter(MIGRATIONS.slice(0, step.version))).toEqual(expect.arrayContaining(before));
    },
  );
});
