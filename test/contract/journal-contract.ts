import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import type { Job } from '../../src/core/fiscalization/job.ts';
import type { Journal, Pin } from '../../src/core/ports/journal.ts';
import { eraseContacts } from '../../src/core/privacy/erase-contacts.ts';
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
  withLife,
} from './journal-samples.ts';

export interface JournalUnderTest {
  open(): Journal;
  /** Closes and opens the same journal again; undefined where it does not outlive its process. */
  readonly reopen: ((journal: Journal) => Journal) | undefined;
}

/** The promises of the journal's port, for any implementation. */
export function describeJournal(name: string, underTest: JournalUnderTest): void {
  let opened: Journal[] = [];
  const open = (): Journal => {
    const journal = underTest.open();
    opened.push(journal);
    return journal;
  };
  const addCheck = (journal: Journal, checkId: string, more: Partial<Job> = {}): Job =>
    journal.insert(checkJob(checkId, more), entry());

  afterEach(() => {
    for (const journal of opened) journal.close();
    opened = [];
  });

  describe(`${name}: rows`, () => {
    it('reads a check back as it was taken in', () => {
      const journal = open();
      const job = journal.insert(checkJob('77'), entry('received', { detail: 'касса одна' }));
      expect(job).toMatchObject({ ...checkJob('77'), version: 1 });
      expect(journal.byId(job.id)).toEqual(job);
      expect(journal.byCheck(SHOP, 'check', '77')).toEqual(job);
      expect(journal.timeline(job.id)).toEqual([entry('received', { detail: 'касса одна' })]);
    });

    it('keeps every state of a life word for word', () => {
      const journal = open();
      for (const [state, life] of Object.entries(LIVES)) {
        const job = journal.save(withLife(addCheck(journal, state), life), entry(state));
        expect(journal.byId(job.id)).toEqual(job);
        expect(job.version).toBe(2);
      }
    });

    it('knows nothing of a check nobody handed out', () => {
      const journal = open();
      addCheck(journal, '77');
      expect(journal.byCheck(SHOP, 'check', '78')).toBeUndefined();
      expect(journal.byCheck('shop-2', 'check', '77')).toBeUndefined();
      expect(journal.byCheck(SHOP, 'closeShift', '77')).toBeUndefined();
      expect(journal.byId(99)).toBeUndefined();
    });

    it('takes a check of one shop and id only once, whatever its content', () => {
      const journal = open();
      const first = addCheck(journal, '77');
      expect(() => addCheck(journal, '77', { fingerprint: 'other', cashboxId: 'kassa-2' })).toThrow(/already/);
      expect(journal.recent(10)).toEqual([first]);
      expect(journal.timeline(first.id)).toHaveLength(1);
    });

    it('takes the same id from two shops, and as a check and as an order to close the shift', () => {
      const journal = open();
      addCheck(journal, '77');
      addCheck(journal, '77', { origin: { from: 'shop', shopId: 'shop-2', kind: 'check', checkId: '77' } });
      addCheck(journal, '77', { origin: { from: 'shop', shopId: SHOP, kind: 'closeShift', checkId: '77' } });
      expect(journal.recent(10)).toHaveLength(3);
    });

    it('takes any number of jobs of its own, which have no check id', () => {
      const journal = open();
      journal.insert(shiftJob('openShift'), entry());
      journal.insert(shiftJob('openShift'), entry());
      expect(journal.recent(10)).toHaveLength(2);
    });

    it('refuses a late writer and keeps the newer row and its time line', () => {
      const journal = open();
      const old = addCheck(journal, '77');
      const newer = journal.save(withLife(old, LIVES.sent), entry('sent'));
      expect(() => journal.save(withLife(old, LIVES.refused), entry('late'))).toThrow(/version/);
      expect(journal.byId(old.id)).toEqual(newer);
      expect(journal.timeline(old.id).map(({ what }) => what)).toEqual(['received', 'sent']);
    });

    it('takes several writes as one, and gives ids and versions on as if they were single', () => {
      const journal = open();
      const [first, second] = journal.together(() => {
        const added = addCheck(journal, '1');
        const saved = journal.save(withLife(added, LIVES.parked), entry('unclear'));
        return [saved, addCheck(journal, '2')] as const;
      });
      expect(journal.byId(first.id)).toEqual(first);
      expect(first.version).toBe(2);
      expect(second.id).toBe(first.id + 1);
      expect(addCheck(journal, '3').id).toBe(second.id + 1);
    });

    it('keeps none of several writes when the last of them fails', () => {
      const journal = open();
      const before = addCheck(journal, '1');
      const twice = () => {
        addCheck(journal, '2');
        journal.save(withLife(before, LIVES.parked), entry('unclear'));
        journal.save(withLife(before, LIVES.parked), entry('unclear'));
      };
      expect(() => journal.together(twice)).toThrow();
      expect(journal.byId(before.id)).toEqual(before);
      expect(journal.byCheck(SHOP, 'check', '2')).toBeUndefined();
      expect(addCheck(journal, '3').id).toBe(before.id + 1);
    });

    it('keeps the others when one of several writes fails and that is foreseen', () => {
      const journal = open();
      journal.together(() => {
        addCheck(journal, '1');
        expect(() => addCheck(journal, '1')).toThrow();
        addCheck(journal, '2');
      });
      expect(journal.byCheck(SHOP, 'check', '1')).toBeDefined();
      expect(journal.byCheck(SHOP, 'check', '2')).toBeDefined();
    });

    it('refuses to save a job it never took in', () => {
      const journal = open();
      const job = addCheck(journal, '77');
      expect(() => journal.save({ ...job, id: job.id + 1 }, entry())).toThrow(/version/);
    });

    it('refuses to turn a job into another check', () => {
      const journal = open();
      const job = addCheck(journal, '77');
      const origin = { from: 'shop', shopId: SHOP, kind: 'check', checkId: '78' } as const;
      expect(() => journal.save({ ...job, origin }, entry())).toThrow();
      expect(journal.byCheck(SHOP, 'check', '77')).toEqual(job);
    });

    it('keeps the time line in the order things happened', () => {
      const journal = open();
      let job = addCheck(journal, '77');
      for (const what of ['sent', 'closing', 'fiscal']) job = journal.save(job, entry(what, { author: 'Иванова' }));
      expect(journal.timeline(job.id).map(({ what }) => what)).toEqual(['received', 'sent', 'closing', 'fiscal']);
      expect(journal.timeline(job.id + 1)).toEqual([]);
    });
  });

  describe(`${name}: what a lane asks`, () => {
    it('hands out the oldest received job of that cashbox', () => {
      const journal = open();
      addCheck(journal, '1', { life: LIVES.sent });
      addCheck(journal, '2', { cashboxId: 'kassa-2' });
      const oldest = addCheck(journal, '3');
      addCheck(journal, '4');
      expect(journal.nextReceived(CASHBOX)).toEqual(oldest);
      journal.save(withLife(oldest, LIVES.sent), entry());
      expect(journal.nextReceived(CASHBOX)?.fingerprint).toBe('fingerprint of 4');
      expect(journal.nextReceived('kassa-3')).toBeUndefined();
      expect(journal.nextReceived(CASHBOX, 'receipt')?.fingerprint).toBe('fingerprint of 4');
      expect(journal.nextReceived(CASHBOX, 'openShift')).toBeUndefined();
    });

    it('lists what must be settled before new work, oldest first, and nothing else', () => {
      const journal = open();
      for (const [state, life] of Object.entries(LIVES)) addCheck(journal, state, { life });
      addCheck(journal, 'elsewhere', { life: LIVES.inDoubt, cashboxId: 'kassa-2' });
      expect(journal.openQuestions(CASHBOX).map(({ life }) => life.state)).toEqual(['sent', 'closing', 'inDoubt']);
      expect(journal.openQuestions('kassa-2')).toHaveLength(1);
    });

    it('finds the newest closing of a shift that is in the FN', () => {
      const journal = open();
      const fiscal = (fdNumber: number) => ({ state: 'fiscal', document: fiscalDocument(fdNumber) }) as const;
      journal.insert(shiftJob('closeShift', { life: fiscal(10) }), entry());
      const newest = journal.insert(shiftJob('closeShift', { life: fiscal(20) }), entry());
      journal.insert(shiftJob('openShift', { life: fiscal(21) }), entry());
      journal.insert(shiftJob('closeShift', { life: LIVES.inDoubt }), entry());
      journal.insert(shiftJob('closeShift', { life: fiscal(30), cashboxId: 'kassa-2' }), entry());
      expect(journal.lastShiftClose(CASHBOX)).toEqual(newest);
    });

    it('lists documents without a ticket by FD number, of that FN only', () => {
      const journal = open();
      const at = (fdNumber: number, fnSerial = FN) =>
        ({ state: 'fiscal', document: fiscalDocument(fdNumber, { fnSerial }) }) as const;
      addCheck(journal, 'late', { life: at(50) });
      const first = addCheck(journal, 'early', { life: at(44) });
      addCheck(journal, 'oldFn', { life: at(43, '9999000000000001') });
      addCheck(journal, 'waiting');
      journal.insert(shiftJob('openShift', { life: at(47) }), entry());
      const fds = () =>
        journal
          .undelivered(CASHBOX, FN, 10)
          .map(({ life }) => (life.state === 'fiscal' ? life.document.fdNumber : undefined));
      expect(fds()).toEqual([44, 47, 50]);
      const ticket = { fdNumber: 44, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' };
      journal.save({ ...first, delivery: { ticket, at: NOW } }, entry('delivered'));
      expect(fds()).toEqual([47, 50]);
      expect(journal.undelivered(CASHBOX, FN, 1)).toHaveLength(1);
    });
  });

  describe(`${name}: what the report of the day asks`, () => {
    const OTHER_FN = '9999000000000001';
    const madeAs = (fdNumber: number, fnSerial = FN) =>
      ({ state: 'fiscal', document: fiscalDocument(fdNumber, { fnSerial }) }) as const;
    const ticketOf = (fdNumber: number) => ({
      ticket: { fdNumber, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' },
      at: NOW,
    });
    const idsOf = (jobs: readonly Job[]) => jobs.map(({ id }) => id);

    it('lists our documents of an FN by FD number, page by page, whatever has become of them since', () => {
      const journal = open();
      const late = addCheck(journal, 'late', { life: madeAs(50) });
      const early = addCheck(journal, 'early', { life: madeAs(44) });
      const shift = journal.insert(shiftJob('closeShift', { life: madeAs(47) }), entry());
      addCheck(journal, 'before', { life: madeAs(43) });
      addCheck(journal, 'after', { life: madeAs(51) });
      addCheck(journal, 'otherFn', { life: madeAs(45, OTHER_FN) });
      addCheck(journal, 'otherCashbox', { life: madeAs(46), cashboxId: 'kassa-2' });
      addCheck(journal, 'waiting');
      journal.save({ ...early, delivery: ticketOf(44) }, entry('delivered'));
      const page = (after: number, limit: number) => idsOf(journal.documented(CASHBOX, FN, after, 50, limit));
      expect(page(43, 10)).toEqual([early.id, shift.id, late.id]);
      expect(page(43, 2)).toEqual([early.id, shift.id]);
      expect(page(47, 2)).toEqual([late.id]);
      expect(page(50, 2)).toEqual([]);
    });

    it('knows the first document of an FN since a moment, also of what was received late and made early', () => {
      const journal = open();
      addCheck(journal, '1', { life: madeAs(40), receivedAt: NOW });
      addCheck(journal, '2', { life: madeAs(43), receivedAt: NOW + 1000 });
      addCheck(journal, '3', { life: madeAs(42), receivedAt: NOW + 2000 });
      journal.insert(shiftJob('openShift', { life: madeAs(45), receivedAt: NOW + 3000 }), entry());
      addCheck(journal, '4', { life: madeAs(1, OTHER_FN), receivedAt: NOW + 3000 });
      addCheck(journal, '5', { life: madeAs(2), receivedAt: NOW + 3000, cashboxId: 'kassa-2' });
      const since = (at: number) => journal.firstDocumentedSince(CASHBOX, FN, at);
      expect([NOW, NOW + 1, NOW + 1000, NOW + 2001].map(since)).toEqual([40, 42, 42, 45]);
      expect(since(NOW + 3001)).toBeUndefined();
    });

    it('lists receipts that were refused, by when they were received', () => {
      const journal = open();
      const refused = (checkId: string, receivedAt: number) =>
        addCheck(journal, checkId, { life: LIVES.refused, receivedAt });
      refused('early', NOW - 1);
      const first = refused('first', NOW);
      addCheck(journal, 'made', { life: LIVES.fiscal });
      journal.insert(shiftJob('closeShift', { life: LIVES.refused }), entry());
      const second = refused('second', NOW + 999);
      refused('late', NOW + 1000);
      const third = journal.save(withLife(addCheck(journal, 'third'), LIVES.refused), entry('refused'));
      const page = (afterId: number, limit: number) => idsOf(journal.refusedBetween(NOW, NOW + 1000, afterId, limit));
      expect(page(0, 10)).toEqual([first.id, second.id, third.id]);
      expect(page(0, 2)).toEqual([first.id, second.id]);
      expect(page(second.id, 2)).toEqual([third.id]);
    });

    it('counts the receipts shops handed out in a time, and nothing else', () => {
      const journal = open();
      for (const [state, life] of Object.entries(LIVES)) addCheck(journal, state, { life });
      addCheck(journal, 'early', { receivedAt: NOW - 1 });
      addCheck(journal, 'late', { receivedAt: NOW + 1000 });
      journal.insert(shiftJob('openShift'), entry());
      addCheck(journal, 'order', {
        kind: 'closeShift',
        origin: { from: 'shop', shopId: SHOP, kind: 'closeShift', checkId: 'order' },
      });
      expect(journal.receivedCount(NOW, NOW + 1000)).toBe(Object.keys(LIVES).length);
      expect(journal.receivedCount(NOW + 2000, NOW + 3000)).toBe(0);
    });

    it('tells how far the receipts of a time have come, and when the FN was last seen to hold them', () => {
      const journal = open();
      for (const [state, life] of Object.entries(LIVES)) {
        if (state !== 'fiscal') addCheck(journal, state, { life });
      }
      const made = addCheck(journal, 'made');
      const sent = journal.save(withLife(made, LIVES.sent), entry('aboutToSend', { at: NOW + 1 }));
      const fiscal = journal.save(withLife(sent, LIVES.fiscal), entry('fnShowsOurs', { at: NOW + 7 }));
      journal.save(fiscal, entry('reported', { at: NOW + 9 }));
      addCheck(journal, 'early', { receivedAt: NOW - 1 });
      addCheck(journal, 'late', { receivedAt: NOW + 1000 });
      journal.insert(shiftJob('openShift'), entry());
      const times = journal.receiptTimes(NOW, NOW + 1000);
      expect(times.every(({ receivedAt }) => receivedAt === NOW)).toBe(true);
      expect(Object.fromEntries(times.map(({ state, fiscalAt }) => [state, fiscalAt]))).toEqual({
        ...Object.fromEntries(Object.keys(LIVES).map((state) => [state, undefined])),
        fiscal: NOW + 7,
      });
      expect(times).toHaveLength(Object.keys(LIVES).length);
      expect(journal.receiptTimes(NOW + 2000, NOW + 3000)).toEqual([]);
    });

    it('lists receipts that wait, of all cashboxes, oldest first', () => {
      const journal = open();
      const first = addCheck(journal, '1', { cashboxId: 'kassa-2' });
      const second = addCheck(journal, '2');
      addCheck(journal, '3', { life: LIVES.sent });
      journal.insert(shiftJob('openShift'), entry());
      const third = addCheck(journal, '4', { cashboxId: 'kassa-2' });
      expect(idsOf(journal.waiting(0, 10))).toEqual([first.id, second.id, third.id]);
      expect(idsOf(journal.waiting(0, 2))).toEqual([first.id, second.id]);
      expect(idsOf(journal.waiting(first.id, 10))).toEqual([second.id, third.id]);
    });

    it('names the FNs that hold documents without a ticket, and counts these', () => {
      const journal = open();
      expect(journal.undeliveredFns(CASHBOX)).toEqual([]);
      addCheck(journal, '1', { life: madeAs(44) });
      const second = addCheck(journal, '2', { life: madeAs(45) });
      journal.insert(shiftJob('openShift', { life: madeAs(46, OTHER_FN) }), entry());
      addCheck(journal, '3', { life: madeAs(47, OTHER_FN), delivery: ticketOf(47) });
      addCheck(journal, '4', { life: madeAs(1, '9999000000000002'), cashboxId: 'kassa-2' });
      addCheck(journal, '5');
      expect(journal.undeliveredFns(CASHBOX)).toEqual([OTHER_FN, FN]);
      expect(journal.undeliveredCount(CASHBOX, FN)).toBe(2);
      expect(journal.undeliveredCount(CASHBOX, OTHER_FN)).toBe(1);
      journal.save({ ...second, delivery: ticketOf(45) }, entry('delivered'));
      expect(journal.undeliveredCount(CASHBOX, FN)).toBe(1);
      expect(journal.undeliveredCount(CASHBOX, '9999000000000009')).toBe(0);
    });

    it('answers as a look through all jobs would', () => {
      const row = fc.record({
        state: fc.constantFrom(...(['received', 'refused', 'inDoubt', 'fiscal', 'fiscal'] as const)),
        fnSerial: fc.constantFrom(FN, FN, OTHER_FN),
        cashboxId: fc.constantFrom(CASHBOX, CASHBOX, 'kassa-2'),
        at: fc.integer({ min: 0, max: 12 }),
        delivered: fc.boolean(),
        isReceipt: fc.boolean(),
      });
      const number = fc.integer({ min: 0, max: 12 });
      const limit = fc.integer({ min: 1, max: 4 });
      // No two documents of an FN have one number: 5 and 13 have no divisor in common.
      const fdOf = (index: number) => ((index * 5) % 13) + 1;
      const property = fc.property(fc.array(row, { maxLength: 13 }), number, number, limit, (rows, after, to, most) => {
        const journal = open();
        const all = journal.together(() =>
          rows.map(({ state, fnSerial, cashboxId, at, delivered, isReceipt }, index) => {
            const life = state === 'fiscal' ? madeAs(fdOf(index), fnSerial) : LIVES[state];
            const more = { life, cashboxId, receivedAt: at, delivery: delivered ? ticketOf(1) : undefined };
            return journal.insert(isReceipt ? checkJob(String(index), more) : shiftJob('openShift', more), entry());
          }),
        );
        const page = (jobs: readonly Job[]) => idsOf(jobs.slice(0, most));
        const made = all
          .flatMap((job) =>
            job.life.state === 'fiscal' && job.cashboxId === CASHBOX && job.life.document.fnSerial === FN
              ? [{ job, fd: job.life.document.fdNumber }]
              : [],
          )
          .toSorted((one, other) => one.fd - other.fd);
        const receipts = all.filter(({ kind }) => kind === 'receipt');
        const within = receipts.filter(({ receivedAt }) => receivedAt >= after && receivedAt < to);

        const listed = made.filter(({ fd }) => fd > after && fd <= to).map(({ job }) => job);
        expect(idsOf(journal.documented(CASHBOX, FN, after, to, most))).toEqual(page(listed));
        const first = made.find(({ job }) => job.receivedAt >= after)?.fd;
        expect(journal.firstDocumentedSince(CASHBOX, FN, after)).toBe(first);
        expect(journal.lastDocumented(CASHBOX, FN)).toBe(made.at(-1)?.fd);
        const refused = within.filter(({ id, life }) => id > 3 && life.state === 'refused');
        expect(idsOf(journal.refusedBetween(after, to, 3, most))).toEqual(page(refused));
        expect(journal.receivedCount(after, to)).toBe(within.length);
        const waiting = receipts.filter(({ id, life }) => id > after && life.state === 'received');
        expect(idsOf(journal.waiting(after, most))).toEqual(page(waiting));
        const undelivered = made.filter(({ job }) => !job.delivery);
        expect(journal.undeliveredCount(CASHBOX, FN)).toBe(undelivered.length);
        expect(journal.undeliveredFns(CASHBOX).includes(FN)).toBe(undelivered.length > 0);
        journal.close();
      });
      fc.assert(property, { numRuns: 40 });
    });
  });

  describe(`${name}: what the shop is owed`, () => {
    const owed = (nextAt: number) => ({ state: 'owed', result: receiptResult(), tries: 0, nextAt }) as const;

    it('lists results whose time has come, the longest due first', () => {
      const journal = open();
      addCheck(journal, 'later', { report: owed(NOW + 1000) });
      addCheck(journal, 'second', { report: owed(NOW) });
      addCheck(journal, 'first', { report: owed(NOW - 5000) });
      addCheck(journal, 'none');
      const ids = (now: number, limit = 10) =>
        journal.owed(SHOP, now, limit).map(({ origin }) => (origin.from === 'shop' ? origin.checkId : ''));
      expect(ids(NOW)).toEqual(['first', 'second']);
      expect(ids(NOW, 1)).toEqual(['first']);
      expect(ids(NOW + 1000)).toEqual(['first', 'second', 'later']);
      expect(journal.owed('shop-2', NOW, 10)).toEqual([]);
    });

    it('says when the next result becomes due, and nothing when all is acked', () => {
      const journal = open();
      expect(journal.nextOwedAt(SHOP)).toBeUndefined();
      const job = addCheck(journal, '1', { report: owed(NOW + 7000) });
      expect(journal.nextOwedAt(SHOP)).toBe(NOW + 7000);
      expect(journal.nextOwedAt('shop-2')).toBeUndefined();
      journal.save({ ...job, report: { state: 'acked', result: receiptResult(), at: NOW } }, entry('acked'));
      expect(journal.nextOwedAt(SHOP)).toBeUndefined();
      expect(journal.owed(SHOP, NOW + 9000, 10)).toEqual([]);
    });
  });

  describe(`${name}: what a person asks`, () => {
    it('shows the newest jobs first', () => {
      const journal = open();
      const jobs = ['1', '2', '3'].map((checkId) => addCheck(journal, checkId));
      expect(journal.recent(2)).toEqual([jobs[2], jobs[1]]);
    });

    it('lists every job that waits for a decision: a parked life, a parked report, a conflict', () => {
      const journal = open();
      addCheck(journal, 'fine');
      const life = addCheck(journal, 'life', { life: LIVES.parked });
      const report = addCheck(journal, 'report', {
        life: LIVES.fiscal,
        report: { state: 'parked', result: receiptResult(), code: 'CB-712', detail: '' },
      });
      const conflict = {
        code: 'CB-713',
        detail: '',
        at: NOW,
        incoming: { other: true },
        fingerprint: 'other',
      } as const;
      const other = addCheck(journal, 'conflict', { life: LIVES.fiscal, conflict });
      expect(journal.parked(10)).toEqual([life, report, other]);
      journal.save({ ...other, conflict: undefined }, entry('decided'));
      expect(journal.parked(10)).toEqual([life, report]);
    });

    it('counts receipts by what holds now, and shift documents not at all', () => {
      const journal = open();
      const zero = { received: 0, fiscal: 0, reported: 0, delivered: 0, refused: 0, inDoubt: 0, parked: 0, waiting: 0 };
      expect(journal.counts()).toEqual(zero);
      for (const [state, life] of Object.entries(LIVES)) addCheck(journal, state, { life });
      journal.insert(shiftJob('openShift', { life: LIVES.fiscal }), entry());
      const all = { ...zero, received: 8, fiscal: 1, refused: 1, inDoubt: 1, parked: 1, waiting: 4 };
      expect(journal.counts()).toEqual(all);

      const acked = { state: 'acked', result: receiptResult(), at: NOW } as const;
      const ticket = { fdNumber: 42, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' };
      let job = journal.byCheck(SHOP, 'check', 'inDoubt');
      if (!job) throw new Error('The job is gone');
      job = journal.save(withLife(job, LIVES.fiscal), entry());
      expect(journal.counts()).toEqual({ ...all, fiscal: 2, inDoubt: 0, waiting: 3 });
      job = journal.save({ ...job, report: acked }, entry());
      job = journal.save({ ...job, delivery: { ticket, at: NOW } }, entry());
      expect(journal.counts()).toEqual({ ...all, fiscal: 2, inDoubt: 0, waiting: 3, reported: 1, delivered: 1 });
    });

    it('believes the newest confirmation of a cashbox', () => {
      const journal = open();
      const pin: Pin = {
        cashboxId: CASHBOX,
        kktSerial: '00106101234567',
        fnSerial: '9960440300000001',
        inn: '7700000000',
        confirmedAt: NOW,
        author: 'Иванова',
      };
      expect(journal.pin(CASHBOX)).toBeUndefined();
      journal.savePin(pin);
      journal.savePin({ ...pin, fnSerial: '9960440300000002', confirmedAt: NOW + 1 });
      expect(journal.pin(CASHBOX)).toEqual({ ...pin, fnSerial: '9960440300000002', confirmedAt: NOW + 1 });
      expect(journal.pin('kassa-2')).toBeUndefined();
    });

    it('finds no damage in whole rows', () => {
      const journal = open();
      for (const [state, life] of Object.entries(LIVES)) addCheck(journal, state, { life });
      expect(journal.checkSome(100)).toEqual([]);
      expect(journal.damaged()).toEqual([]);
      expect(() => journal.settleDamage(1, 'Иванова', 'смотрела', NOW)).toThrow();
    });
  });

  describe(`${name}: contacts that have to go`, () => {
    const ticket = { fdNumber: 42, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' };
    const delivered = (at: number) => ({ life: LIVES.fiscal, delivery: { ticket, at } }) as const;
    const due = (journal: Journal, before: number, limit = 10) =>
      journal.contactsDue(before, limit).map(({ origin }) => (origin.from === 'shop' ? origin.checkId : undefined));

    it('are those of receipts delivered before a moment, the oldest first', () => {
      const journal = open();
      addCheck(journal, 'late', delivered(NOW + 2000));
      addCheck(journal, 'early', delivered(NOW + 1000));
      const waiting = addCheck(journal, 'waiting', { life: LIVES.fiscal });
      expect(due(journal, NOW + 1000)).toEqual([]);
      expect(due(journal, NOW + 1001)).toEqual(['early']);
      expect(due(journal, NOW + 9000)).toEqual(['early', 'late']);
      expect(due(journal, NOW + 9000, 1)).toEqual(['early']);
      journal.save({ ...waiting, ...delivered(NOW + 500) }, entry('delivered'));
      expect(due(journal, NOW + 9000)).toEqual(['waiting', 'early', 'late']);
    });

    it('are those of refused and done receipts too, from the hand-out on, and of no other state', () => {
      const journal = open();
      for (const [state, life] of Object.entries(LIVES)) addCheck(journal, state, { life });
      journal.insert(shiftJob('closeShift', delivered(NOW)), entry());
      expect(due(journal, NOW + 1)).toEqual(['done', 'refused']);
      expect(due(journal, NOW)).toEqual([]);
    });

    it('are asked for no more once they are erased, until a conflict brings new ones', () => {
      const journal = open();
      const job = addCheck(journal, '77', delivered(NOW));
      const erased = journal.save(eraseContacts(job, NOW + 5000), entry('contactsErased'));
      expect(journal.byId(job.id)).toEqual(erased);
      expect(due(journal, NOW + 9000)).toEqual([]);
      const conflict = {
        code: 'CB-713',
        detail: '',
        at: NOW + 6000,
        incoming: { client: 'new@buyer.test' },
        fingerprint: 'other',
      } as const;
      const again = journal.save({ ...erased, conflict }, entry('conflict'));
      expect(due(journal, NOW + 6000)).toEqual([]);
      expect(due(journal, NOW + 6001)).toEqual(['77']);
      journal.save({ ...again, conflict: undefined }, entry('conflictDecided'));
      expect(due(journal, NOW + 9000)).toEqual([]);
    });

    it('are not noted by a write that did not come through', () => {
      const journal = open();
      const failing = () => {
        addCheck(journal, '77', delivered(NOW));
        throw new Error('no');
      };
      expect(() => journal.together(failing)).toThrow('no');
      expect(due(journal, NOW + 1)).toEqual([]);
    });

    it('leave the files when asked to', () => {
      const journal = open();
      journal.save(eraseContacts(addCheck(journal, '77', delivered(NOW)), NOW), entry('contactsErased'));
      expect(journal.purge()).toBe(true);
      expect(journal.damaged()).toEqual([]);
    });
  });

  const { reopen } = underTest;
  if (!reopen) return;
  describe(`${name}: after a restart`, () => {
    it('holds everything that was there, and goes on with new ids', () => {
      const journal = open();
      const jobs = Object.entries(LIVES).map(([state, life]) => addCheck(journal, state, { life }));
      const counts = journal.counts();
      const again = reopen(journal);
      opened.push(again);
      expect(again.recent(100)).toEqual(jobs.toReversed());
      expect(again.counts()).toEqual(counts);
      expect(again.damaged()).toEqual([]);
      const next = again.insert(checkJob('new'), entry());
      expect(jobs.map(({ id }) => id)).not.toContain(next.id);
    });

    it('gives no id a second time, and takes no check a second time', () => {
      const journal = open();
      const job = addCheck(journal, '77');
      const again = reopen(journal);
      opened.push(again);
      expect(() => addCheck(again, '77')).toThrow(/already/);
      expect(addCheck(again, '78').id).toBeGreaterThan(job.id);
    });
  });
}
