import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../src/adapters/journal/sqlite/database.ts';
import { migration001 } from '../../../../../src/adapters/journal/sqlite/migrations/001-jobs.ts';
import { readExtract } from '../../../../../src/adapters/journal/sqlite/read-extract.ts';
import { checkJob, entry, LIVES } from '../../../../contract/journal-samples.ts';
import { JournalFiles } from './journal-files.ts';

describe('an extract of the journal', () => {
  it('holds the newest jobs with their time lines, while an agent works on it and when none does', () => {
    const files = new JournalFiles();
    const journal = files.open();
    const jobs = ['1', '2', '3'].map((checkId) => journal.insert(checkJob(checkId), entry()));
    const saved = journal.save({ ...(jobs[2] ?? jobs[0]), life: LIVES.sent } as (typeof jobs)[0], entry('sent'));
    const expected = {
      jobs: [
        { job: saved, timeline: [entry(), entry('sent')] },
        { job: jobs[1], timeline: [entry()] },
      ],
      damaged: [],
    };
    expect(readExtract(files.path, 2)).toEqual(expected);
    journal.close();
    expect(readExtract(files.path, 2)).toEqual(expected);
  });

  it('changes nothing, not even when it meets damage', () => {
    const files = new JournalFiles();
    const journal = files.open();
    for (const checkId of ['1', '2']) journal.insert(checkJob(checkId), entry());
    journal.close();
    files.tamper('UPDATE jobs SET received_at = 1 WHERE id = 1');
    const before = readFileSync(files.path);
    const { jobs, damaged } = readExtract(files.path, 10);
    expect(jobs.map(({ job }) => job.id)).toEqual([2]);
    expect(damaged).toEqual([{ jobId: 1, reason: 'контрольная сумма не сходится' }]);
    expect(readFileSync(files.path).equals(before)).toBe(true);
    expect(files.open().byId(2)).toBeDefined();
  });

  it('is read from a journal of the version before too, and leaves it that', () => {
    const files = new JournalFiles();
    openDatabase(files.path, [migration001]).close();
    expect(readExtract(files.path, 10)).toEqual({ jobs: [], damaged: [] });
    expect(readExtract(files.path, 10)).toEqual({ jobs: [], damaged: [] });
  });

  it('says in words what cannot be read', () => {
    const files = new JournalFiles();
    expect(() => readExtract(join(files.folder, 'none.db'), 1)).toThrow(/CB-802/);
    expect(readdirSync(files.folder)).toEqual([]);
    files.tamper('CREATE TABLE goods (id INTEGER)');
    expect(() => readExtract(files.path, 1)).toThrow(/другой программы/);
    const newer = new JournalFiles();
    newer.open().close();
    newer.tamper('PRAGMA user_version = 99');
    expect(() => readExtract(newer.path, 1)).toThrow(/99/);
  });
});
