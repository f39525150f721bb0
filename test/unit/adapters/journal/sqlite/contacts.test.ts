import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../src/adapters/journal/sqlite/database.ts';
import { JOB_COLUMNS } from '../../../../../src/adapters/journal/sqlite/job-columns.ts';
import { toRow } from '../../../../../src/adapters/journal/sqlite/job-row.ts';
import { migration001 } from '../../../../../src/adapters/journal/sqlite/migrations/001-jobs.ts';
import { QUERIES } from '../../../../../src/adapters/journal/sqlite/queries.ts';
import { toEntryValues } from '../../../../../src/adapters/journal/sqlite/timeline-row.ts';
import type { Job } from '../../../../../src/core/fiscalization/job.ts';
import type { Journal } from '../../../../../src/core/ports/journal.ts';
import { eraseContacts } from '../../../../../src/core/privacy/erase-contacts.ts';
import { checkJob, entry, LIVES, NOW, receiptResult, sampleReceipt } from '../../../../contract/journal-samples.ts';
import { JournalFiles } from './journal-files.ts';

const ticket = { fdNumber: 42, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' };

/** Files of the folder that hold that text anywhere, in free space too. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
}

/** A check with so many lines, taken through all of its life: every step leaves an older row behind on the disk. */
function live(journal: Journal, number: number, lines: number): Job {
  const contact = contactOf(number);
  const receipt = { ...sampleReceipt(lines), clientContact: contact };
  const incoming = { clientInfo: { emailOrPhone: contact }, items: receipt.items };
  let job = journal.insert(checkJob(`${number}`, { receipt, incoming }), entry());
  for (const life of [LIVES.sent, LIVES.closing, LIVES.fiscal]) job = journal.save({ ...job, life }, entry(life.state));
  const acked = { state: 'acked', result: receiptResult(), at: NOW } as const;
  job = journal.save({ ...job, report: acked }, entry('reported'));
  return journal.save({ ...job, delivery: { ticket, at: NOW } }, entry('delivered'));
}

const contactOf = (number: number) => `buyer-${number}-of-many@mail.example.test`;

function eraseAll(journal: Journal): number {
  let count = 0;
  for (let due = journal.contactsDue(NOW + 1, 10); due.length > 0; due = journal.contactsDue(NOW + 1, 10)) {
    journal.together(() => {
      for (const job of due) journal.save(eraseContacts(job, NOW + 1), entry('contactsErased'));
    });
    count += due.length;
  }
  return count;
}

describe('an erased contact', () => {
  // One line fits into a page with others, five fill one, forty lie in pages of their own behind it.
  it.each([1, 5, 40])('is in no file of the journal any more, with receipts of %i lines', (lines) => {
    const files = new JournalFiles();
    const journal = files.open();
    for (let number = 1; number <= 120; number++) live(journal, number, ((number + lines) % lines) + lines);
    expect(filesWith(files.folder, '-of-many@')).not.toEqual([]);
    expect(eraseAll(journal)).toBe(120);
    expect(journal.purge()).toBe(true);
    expect(filesWith(files.folder, '-of-many@')).toEqual([]);
    expect(journal.recent(1)[0]?.receipt?.items.length).toBeGreaterThanOrEqual(lines);
    journal.close();
    expect(filesWith(files.folder, '-of-many@')).toEqual([]);
    expect(files.open().damaged()).toEqual([]);
  });

  it('is gone while its neighbours keep theirs', () => {
    const files = new JournalFiles();
    const journal = files.open();
    const jobs = Array.from({ length: 30 }, (_, index) => live(journal, index + 1, 3));
    for (const job of jobs.filter(({ id }) => id % 2 === 0)) journal.save(eraseContacts(job, NOW), entry('erased'));
    journal.purge();
    for (const { id } of jobs) {
      expect(filesWith(files.folder, contactOf(id))).toEqual(id % 2 === 0 ? [] : ['journal.db']);
      expect(journal.byId(id)?.receipt?.clientContact).toBe(id % 2 === 0 ? '' : contactOf(id));
    }
  });

  it('stays in the log of writes only while somebody reads the file', () => {
    const files = new JournalFiles();
    const journal = files.open();
    live(journal, 1, 3);
    const reader = openDatabase(files.path);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM jobs').get();
    eraseAll(journal);
    expect(journal.purge()).toBe(false);
    reader.exec('COMMIT');
    reader.close();
    expect(journal.purge()).toBe(true);
    expect(filesWith(files.folder, '-of-many@')).toEqual([]);
  });
});

describe('contacts that are due', () => {
  it('of a damaged row are stepped over and left as they are', () => {
    const files = new JournalFiles();
    const first = files.open();
    for (const number of [1, 2, 3, 4]) live(first, number, 2);
    first.close();
    files.tamper(`UPDATE jobs SET received_at = received_at + 1 WHERE id IN (1, 2)`);
    const journal = files.open();
    expect(journal.contactsDue(NOW + 1, 1).map(({ id }) => id)).toEqual([3]);
    expect(journal.contactsDue(NOW + 1, 9).map(({ id }) => id)).toEqual([3, 4]);
    expect(journal.damaged().map(({ jobId }) => jobId)).toEqual([1, 2]);
    expect(eraseAll(journal)).toBe(2);
    expect(filesWith(files.folder, contactOf(1))).not.toEqual([]);
  });

  it('are believed from the receipt itself, whatever became of the list of them', () => {
    const files = new JournalFiles();
    const first = files.open();
    first.insert(checkJob('waiting', { life: LIVES.fiscal }), entry());
    live(first, 2, 1);
    first.close();
    files.tamper(`INSERT INTO contacts VALUES (1, 5), (77, 5); UPDATE contacts SET since = 6 WHERE job_id = 2`);
    const journal = files.open();
    expect(journal.contactsDue(NOW, 10)).toEqual([]);
    expect(journal.contactsDue(NOW + 1, 10).map(({ id }) => id)).toEqual([2]);
  });

  it('of a journal of the version before are found by the background pass', () => {
    const files = new JournalFiles();
    const old = openDatabase(files.path, [migration001]);
    const jobs = [LIVES.fiscal, LIVES.fiscal, LIVES.refused, LIVES.received].map((life, index): Job => {
      const delivery = index === 0 ? { ticket, at: NOW } : undefined;
      return { ...checkJob(`${index}`, { life, delivery }), id: index + 1, version: 1 };
    });
    for (const job of jobs) {
      const row = toRow(job);
      old.prepare(QUERIES.insertJob).run(...JOB_COLUMNS.map((column) => row[column]));
      old.prepare(QUERIES.insertEntry).run(...toEntryValues(job, entry()));
    }
    old.close();
    const journal = files.open();
    expect(journal.damaged()).toEqual([]);
    expect(journal.recent(10)).toEqual(jobs.toReversed());
    expect(journal.contactsDue(NOW + 1, 10)).toEqual([]);
    for (let step = 0; step < 3; step++) expect(journal.checkSome(2)).toEqual([]);
    expect(journal.contactsDue(NOW + 1, 10).map(({ id }) => id)).toEqual([1, 3]);
    expect(eraseAll(journal)).toBe(2);
    for (let step = 0; step < 3; step++) journal.checkSome(2);
    expect(journal.contactsDue(NOW + 1, 10)).toEqual([]);
  });
});
