import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../src/adapters/journal/sqlite/database.ts';
import { openJournal } from '../../../../../src/adapters/journal/sqlite/open-journal.ts';
import { readNumber } from '../../../../../src/adapters/journal/sqlite/sql.ts';
import { SqliteJournal } from '../../../../../src/adapters/journal/sqlite/sqlite-journal.ts';
import { KassaError } from '../../../../../src/core/errors.ts';
import type { Job } from '../../../../../src/core/fiscalization/job.ts';
import { CASHBOX, checkJob, entry, LIVES, NOW, SHOP } from '../../../../contract/journal-samples.ts';
import { JournalFiles } from './journal-files.ts';

const clock = { now: () => NOW };
const onPosix = it.runIf(process.platform !== 'win32');

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof KassaError) return error.code;
    throw error;
  }
}

describe('a full disk', () => {
  it.each([0, 1, 2, 3, 5, 8])('with %i pages left refuses in words and changes nothing', (pages) => {
    const files = new JournalFiles();
    const db = openDatabase(files.path);
    const journal = new SqliteJournal(db, clock);
    let job = journal.insert(checkJob('first'), entry());
    db.exec(`PRAGMA max_page_count = ${readNumber(db, 'PRAGMA page_count') + pages}`);
    let number = 0;
    const all: Job[] = [];
    const code = codeOf(() => {
      for (;;) all.push(journal.insert(checkJob(`c${++number}`), entry()));
    });
    expect(code).toBe('CB-802');
    expect(journal.byCheck(SHOP, 'check', `c${number}`)).toBeUndefined();
    expect(journal.recent(1000)).toEqual([...all.toReversed(), job]);
    expect(journal.counts().received).toBe(all.length + 1);

    const incoming = { much: 'x'.repeat(100_000) };
    expect(codeOf(() => journal.save({ ...job, life: LIVES.sent, incoming }, entry('sent')))).toBe('CB-802');
    expect(journal.byId(job.id)).toEqual(job);
    expect(journal.timeline(job.id)).toHaveLength(1);

    db.exec('PRAGMA max_page_count = 1000000');
    job = journal.save({ ...job, life: LIVES.sent }, entry('sent'));
    expect(journal.openQuestions(CASHBOX)).toEqual([job]);
    expect(journal.insert(checkJob(`c${number}`), entry()).id).toBe(all.length + 2);
    expect(journal.damaged()).toEqual([]);
    journal.close();
  });
});

describe('a journal that cannot be written', () => {
  it('says so at every write, and can still be read', () => {
    const files = new JournalFiles();
    const db = openDatabase(files.path);
    const journal = new SqliteJournal(db, clock);
    const job = journal.insert(checkJob('1'), entry());
    db.exec('PRAGMA query_only = ON');
    const pin = { cashboxId: CASHBOX, kktSerial: '', fnSerial: '', inn: '', confirmedAt: NOW, author: '' };
    for (const write of [
      () => journal.insert(checkJob('2'), entry()),
      () => journal.save(job, entry()),
      () => journal.savePin(pin),
    ]) {
      expect(codeOf(write)).toBe('CB-802');
    }
    expect(journal.nextReceived(CASHBOX)).toEqual(job);
    journal.close();
  });

  it('finds damage without being able to write it down', () => {
    const files = new JournalFiles();
    files.open().insert(checkJob('1'), entry());
    files.tamper('UPDATE jobs SET received_at = 1');
    const db = openDatabase(files.path);
    db.exec('PRAGMA query_only = ON');
    const journal = new SqliteJournal(db, clock);
    expect(journal.damaged()).toHaveLength(1);
    expect(codeOf(() => journal.settleDamage(1, 'Иванова', 'смотрела', NOW))).toBe('CB-802');
    expect(journal.damaged()).toHaveLength(1);
    db.exec('PRAGMA query_only = OFF');
    journal.settleDamage(1, 'Иванова', 'смотрела', NOW);
    journal.close();
    expect(files.open().damaged()).toEqual([]);
  });

  it('does not open, in words, where it cannot be made', () => {
    const files = new JournalFiles();
    files.open().close();
    expect(codeOf(() => openJournal({ path: join(files.path, 'inside-a-file', 'journal.db'), clock }))).toBe('CB-802');
    mkdirSync(join(files.folder, 'folder.db'));
    expect(codeOf(() => openJournal({ path: join(files.folder, 'folder.db'), clock }))).toBe('CB-802');
  });

  // Nothing is read-only to root: the test gives its rights away for a moment.
  onPosix('does not open, in words, when the file is read-only', () => {
    const files = new JournalFiles();
    files.open().insert(checkJob('1'), entry());
    files.open().close();
    chmodSync(files.path, 0o444);
    chmodSync(files.folder, 0o555);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect(codeOf(() => files.open())).toBe('CB-802');
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(files.folder, 0o755);
    }
  });

  it('is closed for good after close', () => {
    const files = new JournalFiles();
    const journal = files.open();
    journal.close();
    journal.close();
    expect(() => journal.insert(checkJob('1'), entry())).toThrow();
  });
});

describe('the file of the journal', () => {
  onPosix('belongs to this user alone, and so does the folder made for it', () => {
    const files = new JournalFiles();
    const path = join(files.folder, 'state', 'deeper', 'journal.db');
    const journal = openJournal({ path, clock });
    journal.insert(checkJob('1'), entry());
    for (const file of [path, `${path}-wal`, `${path}-shm`]) {
      expect(existsSync(file) && statSync(file).mode & 0o777, file).toBe(0o600);
    }
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    journal.close();
  });

  onPosix('is closed to others when somebody had opened it up', () => {
    const files = new JournalFiles();
    files.open().close();
    chmodSync(files.path, 0o644);
    files.open();
    expect(statSync(files.path).mode & 0o777).toBe(0o600);
  });

  it('is in WAL mode and fsynced at every commit', () => {
    const files = new JournalFiles();
    const db = openDatabase(files.path);
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(readNumber(db, 'PRAGMA synchronous')).toBe(2);
    expect(readNumber(db, 'PRAGMA foreign_keys')).toBe(1);
    db.close();
  });
});
