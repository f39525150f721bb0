import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../../../../../src/adapters/journal/sqlite/database.ts';
import { MOST_LOOKED_AT } from '../../../../../../src/adapters/journal/sqlite/list/event-list.ts';
import { openJournal } from '../../../../../../src/adapters/journal/sqlite/open-journal.ts';
import { SqliteJournal } from '../../../../../../src/adapters/journal/sqlite/sqlite-journal.ts';
import type { Job } from '../../../../../../src/core/fiscalization/job.ts';
import type { Journal, JournalEvent } from '../../../../../../src/core/ports/journal.ts';
import { CASHBOX, checkJob, entry, LIVES, NOW, shiftJob } from '../../../../../contract/journal-samples.ts';
import { JournalFiles } from '../journal-files.ts';

const inMemory = () => openJournal({ path: ':memory:', clock: { now: () => NOW } });
const every = () => true;

function allPages(journal: Journal, limit: number, isWanted: (event: JournalEvent) => boolean = every) {
  const events: JournalEvent[] = [];
  for (;;) {
    const page = journal.events({ before: events.at(-1)?.id, limit, isWanted });
    events.push(...page);
    if (page.length < limit) return events;
  }
}

describe('the events of all jobs', () => {
  it('are every entry of every time line once, the newest first, in pages without gaps or doubles', () => {
    const written = fc.array(fc.record({ job: fc.nat(4), seconds: fc.nat(20) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 7 }), (entries, limit) => {
        const journal = inMemory();
        const jobs = new Map<number, Job>();
        for (const { job: number, seconds } of entries) {
          const at = NOW + seconds * 1000;
          const known = jobs.get(number);
          const what = entry('handedOutAgain', { at, detail: `${number}` });
          jobs.set(number, known ? journal.save(known, what) : journal.insert(checkJob(`${number}`), what));
        }
        const events = allPages(journal, limit);
        const lines = [...jobs.values()].flatMap(({ id }) =>
          journal.timeline(id).map((line) => ({ ...line, jobId: id })),
        );
        expect(events).toHaveLength(lines.length);
        expect(new Set(events.map(({ id }) => id)).size).toBe(lines.length);
        expect(events.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted((one, other) => other - one));
        for (const line of lines) expect(events).toContainEqual(expect.objectContaining(line));
        journal.close();
      }),
      { numRuns: 25 },
    );
  });

  it('say which job they belong to', () => {
    const journal = inMemory();
    journal.insert(checkJob('5127'), entry('received', { author: 'agent' }));
    journal.insert(shiftJob('closeShift'), entry('wanted', { at: NOW + 1, detail: 'вечер', author: 'Анна' }));
    expect(journal.events({ before: undefined, limit: 5, isWanted: every })).toEqual([
      {
        ...{ id: `${NOW + 1}-2-1`, at: NOW + 1, jobId: 2, what: 'wanted', detail: 'вечер', author: 'Анна' },
        ...{ checkId: undefined, cashboxId: CASHBOX },
      },
      {
        ...{ id: `${NOW}-1-1`, at: NOW, jobId: 1, what: 'received', detail: '', author: 'agent' },
        ...{ checkId: '5127', cashboxId: CASHBOX },
      },
    ]);
  });

  it('go on behind an event although newer ones have come', () => {
    const journal = inMemory();
    let job = journal.insert(checkJob('1'), entry('received'));
    job = journal.save(job, entry('handedOutAgain', { at: NOW + 1 }));
    const [newest] = journal.events({ before: undefined, limit: 1, isWanted: every });
    journal.save(job, entry('handedOutAgain', { at: NOW + 2 }));
    const older = journal.events({ before: newest?.id, limit: 5, isWanted: every });
    expect(older.map(({ at }) => at)).toEqual([NOW]);
    expect(() => journal.events({ before: 'later', limit: 1, isWanted: every })).toThrow(/later/);
  });

  it('are looked at only so far when somebody searches: the cashboxes wait meanwhile', () => {
    const db = openDatabase(':memory:');
    const journal = new SqliteJournal(db, { now: () => NOW });
    journal.insert(checkJob('1'), entry('received'));
    db.exec(`
      WITH RECURSIVE versions AS (SELECT 2 AS no UNION ALL SELECT no + 1 FROM versions WHERE no <= ${MOST_LOOKED_AT})
      INSERT INTO timeline SELECT 1, no, ${NOW} + no, 'handedOutAgain', '', 'agent', '' FROM versions
    `);
    const looked = new Set<string>();
    const isWanted = ({ id, what }: JournalEvent) => {
      looked.add(id);
      return what === 'received';
    };
    expect(journal.events({ before: undefined, limit: 5, isWanted })).toEqual([]);
    expect(looked.size).toBe(MOST_LOOKED_AT);
    expect(journal.events({ before: `${NOW + 9}-1-10`, limit: 5, isWanted })).toHaveLength(1);
  });

  it('leave out what is damaged, and remember it', () => {
    const files = new JournalFiles();
    const first = files.open();
    const job = first.insert(checkJob('1', { life: LIVES.fiscal }), entry('received'));
    first.insert(checkJob('2', { life: LIVES.fiscal }), entry('received', { at: NOW + 1 }));
    first.close();
    files.tamper('DROP TRIGGER timeline_written_once; UPDATE timeline SET detail = detail || 1 WHERE job_id = 1');
    files.tamper(
      `CREATE TRIGGER timeline_written_once BEFORE UPDATE ON timeline BEGIN SELECT RAISE(ABORT, 'a time line is not rewritten'); END`,
    );
    const journal = files.open();
    expect(allPages(journal, 1).map(({ jobId }) => jobId)).toEqual([2]);
    expect(journal.damaged()).toMatchObject([{ jobId: job.id }]);
  });

  it('believe nothing of a job that is damaged', () => {
    const files = new JournalFiles();
    const first = files.open();
    first.insert(checkJob('1', { life: LIVES.fiscal }), entry('received'));
    first.close();
    files.tamper(`UPDATE jobs SET check_id = '7'`);
    const journal = files.open();
    const [event] = journal.events({ before: undefined, limit: 1, isWanted: every });
    expect(event).toMatchObject({ jobId: 1, what: 'received', checkId: undefined, cashboxId: undefined });
    expect(journal.damaged()).toMatchObject([{ jobId: 1 }]);
  });
});
