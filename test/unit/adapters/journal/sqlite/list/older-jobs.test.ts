import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../../src/adapters/journal/sqlite/database.ts';
import { JOB_COLUMNS } from '../../../../../../src/adapters/journal/sqlite/job-columns.ts';
import { toRow } from '../../../../../../src/adapters/journal/sqlite/job-row.ts';
import { MIGRATIONS } from '../../../../../../src/adapters/journal/sqlite/migrations/all.ts';
import { QUERIES } from '../../../../../../src/adapters/journal/sqlite/queries.ts';
import { toEntryValues } from '../../../../../../src/adapters/journal/sqlite/timeline-row.ts';
import { searchKeys } from '../../../../../../src/core/fiscalization/search-keys.ts';
import type { Journal } from '../../../../../../src/core/ports/journal.ts';
import { checkJob, entry, LIVES, NOW } from '../../../../../contract/journal-samples.ts';
import { JournalFiles } from '../journal-files.ts';

const ALL = { keys: undefined, filter: 'all', offset: 0, limit: 200 } as const;
const listed = (journal: Journal) => {
  const { jobs, total, isWhole } = journal.receipts(ALL);
  return { ids: jobs.map(({ id }) => id), total, isWhole };
};
const events = (journal: Journal) =>
  journal.events({ before: undefined, limit: 200, isWanted: () => true }).map(({ jobId }) => jobId);

/** A journal as the version with schema 3 left it. */
function ofVersionThree(count: number, spoil = ''): JournalFiles {
  const files = new JournalFiles();
  const old = openDatabase(files.path, MIGRATIONS.slice(0, 3));
  for (let id = 1; id <= count; id++) {
    const job = { ...checkJob(`${id}`, { life: LIVES.fiscal }), id, version: 1 };
    const row = toRow(job);
    old.prepare(QUERIES.insertJob).run(...JOB_COLUMNS.map((column) => row[column]));
    old.prepare(QUERIES.insertEntry).run(...toEntryValues(job, entry('received', { at: NOW + id })));
  }
  old.exec(spoil);
  old.close();
  return files;
}

describe('receipts of the version before the lists', () => {
  it('are entered bit by bit, the newest first, and until then the list says that it is not whole', () => {
    const journal = ofVersionThree(5).open();
    expect(listed(journal)).toEqual({ ids: [], total: 0, isWhole: false });
    expect(journal.enterOlder(2)).toBe(true);
    expect(listed(journal)).toEqual({ ids: [5, 4], total: 2, isWhole: false });
    expect(events(journal)).toEqual([5, 4]);
    expect(journal.enterOlder(2)).toBe(true);
    expect(journal.enterOlder(2)).toBe(false);
    expect(listed(journal)).toEqual({ ids: [5, 4, 3, 2, 1], total: 5, isWhole: true });
    expect(events(journal)).toEqual([5, 4, 3, 2, 1]);
    expect(journal.enterOlder(2)).toBe(false);
    expect(journal.receipts({ ...ALL, keys: searchKeys('buyer') }).total).toBe(5);
    expect(journal.damaged()).toEqual([]);
  });

  it('go on where the start before has stopped', () => {
    const files = ofVersionThree(3);
    const first = files.open();
    first.enterOlder(2);
    first.close();
    const journal = files.open();
    expect(listed(journal)).toEqual({ ids: [3, 2], total: 2, isWhole: false });
    expect(journal.enterOlder(2)).toBe(false);
    expect(listed(journal).isWhole).toBe(true);
  });

  it('may be changed before they are entered, and new ones come meanwhile', () => {
    const journal = ofVersionThree(2).open();
    const old = journal.byId(1);
    if (!old) throw new Error('No job 1');
    const ticket = { fdNumber: 42, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' };
    journal.save({ ...old, delivery: { ticket, at: NOW } }, entry('delivered', { at: NOW + 50 }));
    journal.insert(checkJob('3'), entry('received', { at: NOW + 60 }));
    expect(listed(journal).ids).toEqual([3]);
    expect(events(journal)).toEqual([3, 1]);
    journal.enterOlder(10);
    expect(listed(journal).ids).toEqual([3, 2, 1]);
    expect(journal.receipts({ ...ALL, filter: 'delivered' }).jobs.map(({ id }) => id)).toEqual([1]);
    expect(events(journal)).toEqual([3, 1, 2, 1]);
  });

  it('are entered although one of them is no JSON any more', () => {
    const journal = ofVersionThree(3, `UPDATE jobs SET body = substr(body, 2) WHERE id = 2`).open();
    expect(journal.enterOlder(10)).toBe(false);
    expect(listed(journal)).toEqual({ ids: [3, 1], total: 2, isWhole: true });
    expect(journal.damaged().map(({ jobId }) => jobId)).toEqual([2]);
    expect(listed(journal)).toEqual({ ids: [3, 1], total: 2, isWhole: true });
  });

  it('are not entered when they are known to be damaged', () => {
    const journal = ofVersionThree(3, 'UPDATE jobs SET received_at = 1 WHERE id = 2').open();
    expect(journal.checkSome(10).map(({ jobId }) => jobId)).toEqual([2]);
    journal.enterOlder(10);
    expect(journal.receipts({ ...ALL, limit: 1 }).total).toBe(2);
  });

  it('do not keep the agent from starting when a page cannot be read, and those on other pages are entered', () => {
    const files = ofVersionThree(40);
    files.ruinLeafOf('jobs', 20);
    const journal = files.open();
    while (journal.enterOlder(7));
    const { ids, isWhole } = listed(journal);
    expect(isWhole).toBe(true);
    expect(ids.length).toBeGreaterThan(20);
    expect(ids).not.toContain(20);
    expect(ids).toEqual(expect.arrayContaining([40, 1]));
  });

  it('and all others are entered anew when a person has settled damage of the whole file', () => {
    const files = new JournalFiles();
    const first = files.open();
    first.insert(checkJob('1', { life: LIVES.received }), entry());
    first.insert(checkJob('2', { life: LIVES.received }), entry());
    first.close();
    files.ruin('jobs_received');
    files.tamper('DELETE FROM search');
    const journal = files.open();
    expect(journal.damaged()).toMatchObject([{ jobId: 0 }]);
    journal.settleDamage(0, 'Анна', 'проверено', NOW);
    expect(listed(journal).isWhole).toBe(false);
    journal.enterOlder(10);
    expect(listed(journal)).toEqual({ ids: [2, 1], total: 2, isWhole: true });
  });
});
