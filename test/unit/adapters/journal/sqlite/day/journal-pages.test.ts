import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../../src/adapters/journal/sqlite/database.ts';
import { JOB_COLUMNS } from '../../../../../../src/adapters/journal/sqlite/job-columns.ts';
import { toRow } from '../../../../../../src/adapters/journal/sqlite/job-row.ts';
import { migration001 } from '../../../../../../src/adapters/journal/sqlite/migrations/001-jobs.ts';
import { migration002 } from '../../../../../../src/adapters/journal/sqlite/migrations/002-contacts.ts';
import { QUERIES } from '../../../../../../src/adapters/journal/sqlite/queries.ts';
import type { Job } from '../../../../../../src/core/fiscalization/job.ts';
import { DamagedRowError } from '../../../../../../src/core/ports/journal.ts';
import { CASHBOX, checkJob, entry, FN, fiscalDocument, LIVES, NOW } from '../../../../../contract/journal-samples.ts';
import { JournalFiles } from '../journal-files.ts';

const idsOf = (jobs: readonly Job[]) => jobs.map(({ id }) => id);

describe('a page of jobs the report of the day asks for', () => {
  const LIFE = {
    documented: (index: number) => ({ state: 'fiscal', document: fiscalDocument(41 + index) }) as const,
    refusedBetween: () => LIVES.refused,
    waiting: () => LIVES.received,
  };

  it.each(['documented', 'refusedBetween', 'waiting'] as const)(
    'leaves damaged rows out without ending there: %s',
    (query) => {
      const files = new JournalFiles();
      const first = files.open();
      for (const index of [1, 2, 3, 4, 5]) {
        first.insert(checkJob(`${index}`, { life: LIFE[query](index) }), entry());
      }
      first.close();
      files.tamper('UPDATE jobs SET version = version + 1 WHERE id IN (1, 2)');
      const journal = files.open();
      const page = (limit: number) => {
        if (query === 'documented') return idsOf(journal.documented(CASHBOX, FN, 0, 99, limit));
        if (query === 'waiting') return idsOf(journal.waiting(0, limit));
        return idsOf(journal.refusedBetween(NOW, NOW + 1, 0, limit));
      };
      expect(page(1)).toEqual([3]);
      expect(page(2)).toEqual([3, 4]);
      expect(page(9)).toEqual([3, 4, 5]);
      expect(journal.damaged().map(({ jobId }) => jobId)).toEqual([1, 2]);
    },
  );

  it('is no empty page where the index cannot be read', () => {
    const files = new JournalFiles();
    const first = files.open();
    first.insert(checkJob('1', { life: LIVES.fiscal }), entry());
    first.close();
    files.ruin('jobs_documented');
    const journal = files.open();
    expect(() => journal.documented(CASHBOX, FN, 0, 99, 10)).toThrow(DamagedRowError);
    expect(() => journal.firstDocumentedSince(CASHBOX, FN, NOW)).toThrow(DamagedRowError);
    expect(journal.damaged()).toMatchObject([{ jobId: 0, cashboxId: undefined }]);
  });

  it('holds what the version before has written', () => {
    const files = new JournalFiles();
    const old = openDatabase(files.path, [migration001, migration002]);
    const jobs = [LIVES.fiscal, LIVES.refused].map(
      (life, index): Job => ({ ...checkJob(`${index}`, { life }), id: index + 1, version: 1 }),
    );
    for (const job of jobs) {
      const row = toRow(job);
      old.prepare(QUERIES.insertJob).run(...JOB_COLUMNS.map((column) => row[column]));
    }
    old.close();
    const journal = files.open();
    expect(journal.documented(CASHBOX, FN, 0, 99, 10)).toEqual([jobs[0]]);
    expect(journal.refusedBetween(NOW, NOW + 1, 0, 10)).toEqual([jobs[1]]);
    expect(journal.receivedCount(NOW, NOW + 1)).toBe(2);
    expect(journal.damaged()).toEqual([]);
  });
});
