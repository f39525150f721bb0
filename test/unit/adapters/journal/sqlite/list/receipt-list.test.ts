import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { openJournal } from '../../../../../../src/adapters/journal/sqlite/open-journal.ts';
import { searchKeys } from '../../../../../../src/core/fiscalization/search-keys.ts';
import type { Journal } from '../../../../../../src/core/ports/journal.ts';
import { eraseContacts } from '../../../../../../src/core/privacy/erase-contacts.ts';
import { checkJob, entry, FN, LIVES, NOW, receiptResult } from '../../../../../contract/journal-samples.ts';
import { JournalFiles } from '../journal-files.ts';
import { allPages, anyQuery, byHand, story, tell } from './random-jobs.ts';

const inMemory = () => openJournal({ path: ':memory:', clock: { now: () => NOW } });
const ALL = { keys: undefined, filter: 'all', offset: 0, limit: 200 } as const;
const find = (journal: Journal, text: string) =>
  journal.receipts({ ...ALL, keys: searchKeys(text) }).jobs.map(({ id }) => id);

const oftenAll = fc.oneof({ arbitrary: fc.constant({ text: '', filter: 'all' as const }), weight: 2 }, anyQuery);

describe('the list of receipts', () => {
  it('finds what a person going through all of them would find, in whatever state they are', () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 12 }), fc.array(anyQuery, { minLength: 8 }), (stories, queries) => {
        const journal = inMemory();
        const jobs = stories.map((one, index) => tell(journal, one, index + 1));
        for (const { text, filter } of queries) {
          const expected = byHand(jobs, text, filter);
          const found = journal.receipts({ keys: searchKeys(text), filter, offset: 0, limit: 200 });
          expect({ text, filter, ...found }).toEqual({
            ...{ text, filter, isWhole: true },
            ...{ total: expected.length, jobs: expected },
          });
        }
        journal.close();
      }),
      { numRuns: 40 },
    );
  });

  it('comes in pages without gaps or doubles, from either end', () => {
    fc.assert(
      fc.property(
        fc.array(story, { minLength: 1, maxLength: 25 }),
        oftenAll,
        fc.integer({ min: 1, max: 7 }),
        (...all) => {
          const [stories, { text, filter }, limit] = all;
          const journal = inMemory();
          const jobs = stories.map((one, index) => tell(journal, one, index + 1));
          const wanted = { keys: searchKeys(text), filter };
          expect(allPages(journal, wanted, limit)).toEqual(byHand(jobs, text, filter).map(({ id }) => id));
          journal.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('finds one document by its FN and number, and none of another FN', () => {
    const journal = new JournalFiles().open();
    const job = journal.insert(checkJob('1', { life: LIVES.fiscal }), entry());
    expect(find(journal, `${FN} 42`)).toEqual([job.id]);
    expect(find(journal, '9999078900009999 42')).toEqual([]);
    expect(find(journal, `${FN} 43`)).toEqual([]);
  });

  it('finds an address by its start, whatever letter comes next', () => {
    const journal = new JournalFiles().open();
    for (const [index, clientContact] of ['ivanzz@shop.test', 'ivanя@shop.test', 'ivam@shop.test'].entries()) {
      const job = checkJob(`${index}`);
      journal.insert({ ...job, receipt: job.receipt && { ...job.receipt, clientContact } }, entry());
    }
    expect(find(journal, 'ivan')).toEqual([2, 1]);
  });

  it('ends behind its last page', () => {
    const journal = new JournalFiles().open();
    journal.insert(checkJob('1'), entry());
    expect(journal.receipts({ ...ALL, offset: 1 })).toEqual({ total: 1, jobs: [], isWhole: true });
    expect(journal.receipts({ ...ALL, offset: 900 })).toEqual({ total: 1, jobs: [], isWhole: true });
  });

  it('goes on from save to save as the job does', () => {
    const journal = new JournalFiles().open();
    let job = journal.insert(checkJob('1'), entry());
    const places = () =>
      (['waiting', 'inDoubt', 'parked', 'refused', 'undelivered', 'delivered'] as const).filter(
        (filter) => journal.receipts({ ...ALL, filter }).total === 1,
      );
    expect(places()).toEqual(['waiting']);
    job = journal.save({ ...job, life: LIVES.inDoubt }, entry());
    expect(places()).toEqual(['waiting', 'inDoubt']);
    expect(find(journal, '42')).toEqual([]);
    job = journal.save({ ...job, life: LIVES.fiscal }, entry());
    expect(places()).toEqual(['undelivered']);
    expect(find(journal, '42')).toEqual([job.id]);
    expect(find(journal, '12345678')).toEqual([job.id]);
    const parked = { state: 'parked', result: receiptResult(), code: 'CB-712', detail: '' } as const;
    job = journal.save({ ...job, report: parked }, entry());
    expect(places()).toEqual(['parked', 'undelivered']);
    const ticket = { fdNumber: 42, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' };
    journal.save({ ...job, delivery: { ticket, at: NOW } }, entry());
    expect(places()).toEqual(['parked', 'delivered']);
  });

  it('takes nothing in that was taken back with its transaction', () => {
    const journal = new JournalFiles().open();
    const broken = () =>
      journal.together(() => {
        journal.insert(checkJob('1'), entry());
        throw new Error('power cut');
      });
    expect(broken).toThrow('power cut');
    expect(journal.receipts(ALL).total).toBe(0);
  });
});

describe("a buyer's contact in the list", () => {
  const delivery = { ticket: { fdNumber: 42, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' }, at: NOW };
  const buyer = (contact: string) => {
    const job = checkJob('1', { life: LIVES.fiscal, delivery });
    return { ...job, receipt: job.receipt && { ...job.receipt, clientContact: contact } };
  };

  it.each([
    ['+79161234567', '4567'],
    ['Ivan.Petrov@example.test', 'ivan'],
  ])('is found only while the journal holds it, and is in no file afterwards: %s', (contact, text) => {
    const files = new JournalFiles();
    const journal = files.open();
    const job = journal.insert(buyer(contact), entry());
    expect(find(journal, text)).toEqual([job.id]);
    journal.save(eraseContacts(job, NOW), entry('contactsErased'));
    expect(find(journal, text)).toEqual([]);
    expect(journal.purge()).toBe(true);
    journal.close();
    const bytes = readFileSync(files.path, 'latin1').toLowerCase();
    expect(bytes).not.toContain(contact.toLowerCase());
    expect(bytes).not.toContain(contact.replace('+', '').toLowerCase());
  });

  it('of content that never became a receipt is found and erased too', () => {
    const journal = new JournalFiles().open();
    const incoming = { clientInfo: { emailOrPhone: '8 (916) 123-45-67' } };
    const job = journal.insert(checkJob('1', { receipt: undefined, life: LIVES.refused, incoming }), entry());
    expect(find(journal, '123-45-67')).toEqual([job.id]);
    journal.save(eraseContacts(job, NOW), entry('contactsErased'));
    expect(find(journal, '123-45-67')).toEqual([]);
  });
});

describe('damaged rows in the list', () => {
  it('are left out, counted elsewhere, and their place is taken by the next', () => {
    const files = new JournalFiles();
    const first = files.open();
    const jobs = ['1', '2', '3', '4'].map((checkId) =>
      first.insert(checkJob(checkId, { life: LIVES.fiscal }), entry()),
    );
    first.close();
    files.tamper(`UPDATE jobs SET received_at = received_at + 1 WHERE id = ${jobs[2]?.id}`);
    const journal = files.open();
    const { total, jobs: page } = journal.receipts({ ...ALL, limit: 2 });
    expect({ total, ids: page.map(({ id }) => id) }).toEqual({ total: 3, ids: [4, 2] });
    expect(journal.damaged().map(({ jobId }) => jobId)).toEqual([3]);
    expect(journal.receipts({ ...ALL, limit: 2, offset: 2 }).jobs.map(({ id }) => id)).toEqual([1]);
    expect(find(journal, '3')).toEqual([]);
  });

  it('that are lost altogether leave no gap to wait for', () => {
    const files = new JournalFiles();
    const first = files.open();
    for (const checkId of ['1', '2', '3']) first.insert(checkJob(checkId, { life: LIVES.fiscal }), entry());
    first.close();
    files.tamper('DROP TRIGGER jobs_kept; DELETE FROM jobs WHERE id = 2;');
    files.tamper(
      `CREATE TRIGGER jobs_kept BEFORE DELETE ON jobs BEGIN SELECT RAISE(ABORT, 'the journal keeps every job'); END`,
    );
    const journal = files.open();
    expect(journal.receipts(ALL)).toMatchObject({ total: 2, jobs: [{ id: 3 }, { id: 1 }] });
  });

  it('stop no cashbox when it is the list itself that cannot be read', () => {
    const files = new JournalFiles();
    const first = files.open();
    first.insert(checkJob('1', { life: LIVES.fiscal }), entry());
    first.close();
    files.ruin('search');
    const journal = files.open();
    expect(() => journal.receipts(ALL)).toThrow(/CB-801/);
    expect(journal.damaged()).toEqual([]);
  });
});
