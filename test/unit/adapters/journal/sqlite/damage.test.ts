import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { JOB_COLUMNS } from '../../../../../src/adapters/journal/sqlite/job-columns.ts';
import { KassaError } from '../../../../../src/core/errors.ts';
import type { Job } from '../../../../../src/core/fiscalization/job.ts';
import { DamagedRowError, type Journal } from '../../../../../src/core/ports/journal.ts';
import {
  CASHBOX,
  checkJob,
  entry,
  FN,
  fiscalDocument,
  LIVES,
  NOW,
  receiptResult,
  SHOP,
  shiftJob,
} from '../../../../contract/journal-samples.ts';
import { JournalFiles } from './journal-files.ts';

/** What a broken disk does to a value: one byte of it becomes another. */
const FLIP: Readonly<Record<string, string>> = {
  id: 'id = id + 64',
  version: 'version = version + 1',
  fd_number: 'fd_number = coalesce(fd_number, 0) + 1',
  report_next_at: 'report_next_at = coalesce(report_next_at, 0) + 1',
  delivered: 'delivered = 1 - delivered',
  parked: 'parked = 1 - parked',
  received_at: 'received_at = received_at + 1',
};
const flip = (column: string) =>
  FLIP[column] ?? `${column} = char(unicode(coalesce(${column}, 'a')) + 1) || substr(coalesce(${column}, 'a'), 2)`;

/** An old receipt, which nobody looks at, and one in doubt. */
function twoJobs(journal: Journal): { readonly old: Job; readonly doubtful: Job } {
  const acked = { state: 'acked', result: receiptResult(), at: NOW } as const;
  const old = journal.insert(checkJob('1', { life: LIVES.fiscal, report: acked }), entry());
  const doubtful = journal.insert(checkJob('5', { life: LIVES.inDoubt }), entry());
  return { old, doubtful };
}

describe('a damaged row', () => {
  it.each(JOB_COLUMNS)('is found at opening when %s of an unfinished job changed', (column) => {
    const files = new JournalFiles();
    const { doubtful } = twoJobs(files.open());
    files.open().close();
    files.tamper(`UPDATE jobs SET ${flip(column)} WHERE id = ${doubtful.id}`);
    const damaged = files.open().damaged();
    expect(damaged.length).toBeGreaterThan(0);
    expect(damaged.map(({ jobId }) => jobId)).toContain(column === 'id' ? doubtful.id + 64 : doubtful.id);
  });

  it.each(JOB_COLUMNS)('is found by the background pass when %s of an old job changed', (column) => {
    const files = new JournalFiles();
    const { old } = twoJobs(files.open());
    files.tamper(`UPDATE jobs SET ${flip(column)} WHERE id = ${old.id}`);
    const journal = files.open();
    const found = [...journal.damaged(), ...journal.checkSome(1), ...journal.checkSome(1), ...journal.checkSome(1)];
    expect(found.map(({ jobId }) => jobId)).toContain(old.id);
    expect(journal.damaged().length).toBeGreaterThan(0);
  });

  it('is never read as a job: single reads throw and say which row', () => {
    const files = new JournalFiles();
    const { old } = twoJobs(files.open());
    files.tamper(`UPDATE jobs SET body = replace(body, '50000', '50001') WHERE id = ${old.id}`);
    const journal = files.open();
    expect(() => journal.byId(old.id)).toThrow(DamagedRowError);
    expect(() => journal.byCheck(SHOP, 'check', '1')).toThrow(/контрольная сумма/);
    expect(journal.damaged()).toEqual([{ jobId: old.id, cashboxId: CASHBOX, reason: 'контрольная сумма не сходится' }]);
  });

  it('is left out of lists and remembered', () => {
    const files = new JournalFiles();
    const owed = { state: 'owed', result: receiptResult(), tries: 0, nextAt: NOW } as const;
    const bad = files.open().insert(checkJob('1', { life: LIVES.fiscal, report: owed }), entry());
    const good = files.open().insert(checkJob('2', { life: LIVES.fiscal, report: owed }), entry());
    files.tamper(`UPDATE jobs SET received_at = received_at + 1 WHERE id = ${bad.id}`);
    for (const list of [
      (journal: Journal) => journal.recent(10),
      (journal: Journal) => journal.owed(SHOP, NOW, 10),
      (journal: Journal) => journal.undelivered(CASHBOX, FN, 10),
    ]) {
      const journal = files.open();
      expect(list(journal)).toEqual([good]);
      expect(journal.damaged().map(({ jobId }) => jobId)).toEqual([bad.id]);
    }
  });

  it('is found by its shape when the checksum fits a body that is no job', () => {
    const files = new JournalFiles();
    const journal = files.open();
    const job = journal.insert(checkJob('1'), entry());
    const life = { state: 'received', attempt: 'once' };
    const bent = journal.save({ ...job, life: life as unknown as Job['life'] }, entry());
    expect(() => journal.byId(bent.id)).toThrow(/life\.attempt/);
  });

  it('does not say whose cashbox it is when column and content disagree', () => {
    const files = new JournalFiles();
    files.open().insert(checkJob('1'), entry());
    files.tamper(`UPDATE jobs SET cashbox_id = 'kassa-2'`);
    expect(files.open().damaged()).toMatchObject([{ jobId: 1, cashboxId: undefined }]);
  });

  it('stops the lane until a person has settled it, then is stepped over but kept', () => {
    const files = new JournalFiles();
    const first = files.open();
    const bad = first.insert(checkJob('1'), entry());
    const doubtful = first.insert(checkJob('2', { life: LIVES.inDoubt }), entry());
    const good = first.insert(checkJob('3'), entry());
    files.tamper(`UPDATE jobs SET body = replace(body, 'osn', 'esn') WHERE id IN (${bad.id}, ${doubtful.id})`);
    const journal = files.open();
    expect(() => journal.nextReceived(CASHBOX)).toThrow(DamagedRowError);
    expect(() => journal.openQuestions(CASHBOX)).toThrow(DamagedRowError);
    for (const { id } of [bad, doubtful]) journal.settleDamage(id, 'Иванова', 'сверено с ОФД', NOW);
    for (const now of [journal, files.open()]) {
      expect(now.damaged()).toEqual([]);
      expect(now.nextReceived(CASHBOX)).toEqual(good);
      expect(now.openQuestions(CASHBOX)).toEqual([]);
      expect(now.checkSome(10)).toEqual([]);
      expect(() => now.byId(bad.id), 'to say there is no such check would be a lie').toThrow(DamagedRowError);
      expect(() => now.insert(checkJob('1'), entry())).toThrow(/already/);
    }
  });

  it('of a shift document is not mistaken for the newest one', () => {
    const files = new JournalFiles();
    const fiscal = (fdNumber: number) => ({ state: 'fiscal', document: fiscalDocument(fdNumber) }) as const;
    const first = files.open();
    const older = first.insert(shiftJob('closeShift', { life: fiscal(10) }), entry());
    const newer = first.insert(shiftJob('closeShift', { life: fiscal(20) }), entry());
    files.tamper(`UPDATE jobs SET fd_number = 21 WHERE id = ${newer.id}`);
    const journal = files.open();
    expect(() => journal.lastShiftClose(CASHBOX)).toThrow(DamagedRowError);
    journal.settleDamage(newer.id, 'Иванова', 'смотрела', NOW);
    expect(journal.lastShiftClose(CASHBOX)).toEqual(older);
  });

  it('leaves its evidence in the journal, with who decided and why', () => {
    const files = new JournalFiles();
    files.open().insert(checkJob('1'), entry());
    files.tamper(`UPDATE jobs SET body = 'сор'`);
    const journal = files.open();
    journal.settleDamage(1, 'Иванова', 'восстановлено по ОФД', NOW + 5);
    journal.close();
    files.tamper(`CREATE TEMP TABLE seen AS SELECT * FROM damage WHERE evidence LIKE '%сор%' AND settled_by = 'Иванова'
      AND settled_reason = 'восстановлено по ОФД' AND settled_at = ${NOW + 5};
      CREATE TEMP TABLE one (n INTEGER CHECK (n = 1)); INSERT INTO one SELECT count(*) FROM seen`);
  });

  it('of the time line is not shown as history', () => {
    const files = new JournalFiles();
    const job = files.open().insert(checkJob('1'), entry());
    files.tamper(`DROP TRIGGER timeline_written_once; UPDATE timeline SET author = 'Петрова';
      CREATE TRIGGER timeline_written_once BEFORE UPDATE ON timeline BEGIN SELECT RAISE(ABORT, 'a time line is not rewritten'); END`);
    expect(() => files.open().timeline(job.id)).toThrow(/история/);
  });

  it('of the pins is no confirmation', () => {
    const files = new JournalFiles();
    const pin = { cashboxId: CASHBOX, kktSerial: '1', fnSerial: FN, inn: '2', confirmedAt: NOW, author: 'Иванова' };
    files.open().savePin(pin);
    expect(files.open().pin(CASHBOX)).toEqual(pin);
    files.tamper(`UPDATE pins SET inn = '3'`);
    expect(files.open().pin(CASHBOX)).toBeUndefined();
  });
});

describe('a lost row', () => {
  it('is noticed at opening when it was the newest', () => {
    const files = new JournalFiles();
    const { doubtful } = twoJobs(files.open());
    files.tamper(`DROP TRIGGER jobs_kept; DELETE FROM jobs WHERE id = ${doubtful.id};
      CREATE TRIGGER jobs_kept BEFORE DELETE ON jobs BEGIN SELECT RAISE(ABORT, 'the journal keeps every job'); END`);
    const journal = files.open();
    expect(journal.damaged().map(({ jobId }) => jobId)).toContain(doubtful.id);
    expect(journal.insert(checkJob('3'), entry()).id).toBe(doubtful.id + 1);
  });

  it('is noticed by the background pass wherever it was', () => {
    const files = new JournalFiles();
    const { old } = twoJobs(files.open());
    files.tamper(`DROP TRIGGER jobs_kept; DELETE FROM jobs WHERE id = ${old.id};
      CREATE TRIGGER jobs_kept BEFORE DELETE ON jobs BEGIN SELECT RAISE(ABORT, 'the journal keeps every job'); END`);
    expect(files.open().checkSome(10)).toMatchObject([{ jobId: old.id, cashboxId: undefined }]);
  });

  it('cannot be lost by a statement: the journal deletes nothing', () => {
    const files = new JournalFiles();
    const journal = files.open();
    twoJobs(journal);
    journal.savePin({ cashboxId: CASHBOX, kktSerial: '', fnSerial: '', inn: '', confirmedAt: NOW, author: '' });
    for (const table of ['jobs', 'timeline', 'pins']) {
      expect(() => files.tamper(`DELETE FROM ${table}`)).toThrow(/keeps/);
    }
  });
});

describe('a damaged file', () => {
  it('is mended from its rows when only the tally is wrong, after a person said so', () => {
    const files = new JournalFiles();
    twoJobs(files.open());
    files.tamper(`UPDATE tally SET jobs = 5 WHERE state = 'inDoubt'`);
    const journal = files.open();
    expect(journal.damaged()).toMatchObject([{ jobId: 0, cashboxId: undefined }]);
    journal.settleDamage(0, 'Иванова', 'пересчитано', NOW);
    expect(journal.damaged()).toEqual([]);
    expect(files.open().damaged()).toEqual([]);
    expect(journal.counts()).toMatchObject({ received: 2, inDoubt: 1, fiscal: 1 });
  });

  it('with another schema is refused in words', () => {
    const files = new JournalFiles();
    files.open().close();
    files.tamper('DROP INDEX jobs_owed; CREATE INDEX jobs_owed ON jobs (shop_id) WHERE report_state = 1');
    expect(() => files.open()).toThrow(/CB-801/);
  });

  it('cut short is refused in words or its losses are named', () => {
    const files = new JournalFiles();
    const journal = files.open();
    for (let id = 1; id <= 50; id++) journal.insert(checkJob(String(id)), entry());
    journal.close();
    const whole = readFileSync(files.path);
    for (const share of [0.1, 0.5, 0.9]) {
      writeFileSync(files.path, whole.subarray(0, Math.floor((whole.length * share) / 4096) * 4096));
      expect(() => files.open()).toThrow(KassaError);
    }
  });

  it('never turns one job into another, loses one, or crashes in silence, whichever byte is hit', () => {
    const files = new JournalFiles();
    const first = files.open();
    const jobs = Object.entries(LIVES).map(([state, life]) => first.insert(checkJob(state, { life }), entry()));
    first.close();
    const whole = readFileSync(files.path);
    let noticed = 0;
    // Every byte of the header, and of the rest a sample with a step that meets every offset of a page in time.
    const hits = [...Array(100).keys(), ...Array.from({ length: 700 }, (_, n) => (n * 9973 + 100) % whole.length)];
    for (const at of hits) {
      const hit = Buffer.from(whole);
      hit[at] = (hit[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(files.path, hit);
      if (!readsTrue(files, jobs)) noticed++;
    }
    // Much of a small file is empty pages, where a hit changes nothing.
    expect(noticed).toBeGreaterThan(hits.length / 8);
  }, 120_000);
});

/** @returns false when the damage was noticed; throws when something wrong is believed */
function readsTrue(files: JournalFiles, jobs: readonly Job[]): boolean {
  let journal: Journal;
  try {
    journal = files.open();
  } catch (error) {
    expect(error).toBeInstanceOf(KassaError);
    return false;
  }
  try {
    const missing = jobs.filter((job) => {
      const { origin } = job;
      const checkId = origin.from === 'shop' ? origin.checkId : '';
      return [() => journal.byId(job.id), () => journal.byCheck(SHOP, 'check', checkId)].some((read) => {
        const seen = whatIsRead(read);
        if (seen !== 'damaged' && seen !== undefined) expect(seen).toEqual(job);
        return seen === undefined;
      });
    });
    for (let round = 0; round < 3; round++) journal.checkSome(5);
    if (missing.length > 0) expect(journal.damaged().length).toBeGreaterThan(0);
    return journal.damaged().length === 0;
  } finally {
    journal.close();
  }
}

function whatIsRead(read: () => Job | undefined): Job | undefined | 'damaged' {
  try {
    return read();
  } catch (error) {
    if (error instanceof DamagedRowError || error instanceof KassaError) return 'damaged';
    throw error;
  }
}
