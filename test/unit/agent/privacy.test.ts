import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/adapters/journal/sqlite/open-journal.ts';
import { PrivacyPass } from '../../../src/agent/privacy.ts';
import { Recorder } from '../../../src/agent/record.ts';
import { takeIn } from '../../../src/agent/shop/intake.ts';
import { KassaError } from '../../../src/core/errors.ts';
import type { Job } from '../../../src/core/fiscalization/job.ts';
import type { Journal } from '../../../src/core/ports/journal.ts';
import type { HandOut } from '../../../src/core/ports/shop-door.ts';
import { USUAL_CONTACT_DAYS } from '../../../src/core/privacy/contact-days.ts';
import { CASHBOX, checkJob, entry, LIVES, receiptResult, SHOP } from '../../contract/journal-samples.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const ticket = { fdNumber: 42, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' };

function rig(contactDays = USUAL_CONTACT_DAYS, disk: (journal: Journal) => Partial<Journal> = () => ({})) {
  const clock = new VirtualClock();
  const journal = openJournal({ path: ':memory:', clock });
  const logged: string[] = [];
  const note = (text: string, facts?: object) => void logged.push(`${text} ${JSON.stringify(facts)}`);
  const log = { info: note, warn: note, error: note };
  const proxied = new Proxy(journal, {
    get: (target, name) => {
      const value: unknown = Reflect.get(disk(target), name) ?? Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const pass = new PrivacyPass({ journal: proxied, clock, log, contactDays });
  const ending = new AbortController();
  const ended = pass.run(ending.signal);
  const delivered = (checkId: string, at = clock.now()): Job =>
    journal.insert(checkJob(checkId, { life: LIVES.fiscal, delivery: { ticket, at } }), entry());
  const contactOf = (job: Job) => journal.byId(job.id)?.receipt?.clientContact;
  const stop = async () => {
    ending.abort();
    await ended;
    journal.close();
  };
  return { clock, journal, logged, pass, delivered, contactOf, stop };
}

describe('the pass that erases contacts', () => {
  it('takes them out 90 days after delivered, and says so in the time line', async () => {
    const { clock, journal, delivered, contactOf, logged, stop } = rig();
    const job = delivered('1');
    await clock.advance(90 * DAY - HOUR);
    expect(contactOf(job)).toBe('buyer@example.test');
    await clock.advance(2 * HOUR);
    expect(contactOf(job)).toBe('');
    expect(journal.byId(job.id)?.contactsErasedAt).toBeGreaterThan(job.receivedAt + 90 * DAY);
    expect(journal.timeline(job.id).map(({ what }) => what)).toEqual(['received', 'contactsErased']);
    expect(logged).toEqual(['contacts erased {"jobs":1}']);
    await stop();
  });

  it('takes them out within a minute where the settings say 0 days', async () => {
    const { clock, delivered, contactOf, stop } = rig(0);
    await clock.advance(10 * HOUR);
    const job = delivered('1');
    await clock.advance(61_000);
    expect(contactOf(job)).toBe('');
    await stop();
  });

  it('leaves what is not delivered alone, for ever', async () => {
    const { clock, journal, contactOf, stop } = rig(1);
    const jobs = [LIVES.fiscal, LIVES.received, LIVES.inDoubt, LIVES.parked].map((life, index) =>
      journal.insert(checkJob(`${index}`, { life }), entry()),
    );
    await clock.advance(30 * DAY);
    for (const job of jobs) expect(contactOf(job)).toBe('buyer@example.test');
    await stop();
  });

  it('never takes more than a few receipts at once, and lets the others have their turn between', async () => {
    const { clock, journal, delivered, pass, contactOf, stop } = rig(1);
    const jobs = Array.from({ length: 23 }, (_, index) => delivered(`${index}`));
    const erased = () => jobs.filter((job) => contactOf(job) === '').length;
    await clock.advance(DAY - HOUR);
    expect(erased()).toBe(0);
    await clock.advance(HOUR + 60_000 - 1);
    const before = erased();
    expect(pass.step()).toBeLessThanOrEqual(5);
    expect(erased() - before).toBeLessThanOrEqual(5);
    await clock.advance(HOUR + 60_000);
    expect(erased()).toBe(23);
    expect(journal.damaged()).toEqual([]);
    await stop();
  });

  it('waits for the next hour when the disk does not take it, and then does it', async () => {
    let isFull = true;
    const { clock, delivered, contactOf, logged, stop } = rig(0, (journal) => ({
      save: (...args) => {
        if (isFull) throw new KassaError('CB-802', 'на диске нет места');
        return journal.save(...args);
      },
    }));
    const job = delivered('1');
    await clock.advance(2 * 60_000);
    expect(contactOf(job)).toBe('buyer@example.test');
    expect(logged[0]).toContain('CB-802');
    isFull = false;
    await clock.advance(2 * 60_000);
    expect(contactOf(job)).toBe('');
    await stop();
  });

  it('is not held up by a receipt it cannot erase, and says it once', async () => {
    const { clock, delivered, contactOf, logged, stop } = rig(0, (journal) => ({
      save: (job, ...args) => {
        if (job.id === 1) throw new Error('a fault of ours');
        return journal.save(job, ...args);
      },
    }));
    const jobs = Array.from({ length: 12 }, (_, index) => delivered(`${index}`));
    await clock.advance(10 * 60_000);
    expect(jobs.map(contactOf)).toEqual(['buyer@example.test', ...Array.from({ length: 11 }, () => '')]);
    expect(logged.filter((line) => line.startsWith('contact not erased'))).toHaveLength(1);
    await stop();
  });

  it('asks again when somebody kept the files from being cleaned', async () => {
    let refusals = 2;
    let asked = 0;
    const { clock, delivered, stop } = rig(0, (journal) => ({
      purge: () => {
        asked++;
        return refusals-- > 0 ? false : journal.purge();
      },
    }));
    delivered('1');
    await clock.advance(20 * 60_000);
    expect(asked).toBe(3);
    await stop();
  });
});

describe('a check that comes again after its contact was erased', () => {
  const handOut = (more: Partial<HandOut> = {}): HandOut => ({
    kind: 'check',
    checkId: '77',
    token: '77|2',
    kktSerial: '00106101234567',
    incoming: { clientInfo: { emailOrPhone: 'buyer@example.test' } },
    fingerprint: 'fingerprint of 77',
    translation: undefined,
    ...more,
  });

  it('is the same check: it is told its document again, and its contact does not come back', async () => {
    const { clock, journal, delivered, stop } = rig(0);
    const job = delivered('77');
    journal.save({ ...job, report: { state: 'acked', result: receiptResult(), at: clock.now() } }, entry('reported'));
    await clock.advance(2 * 60_000);
    const parts = { journal, recorder: new Recorder(journal, clock), clock };
    expect(takeIn(SHOP, CASHBOX, handOut(), parts)).toBe(false);
    const again = journal.byId(job.id);
    expect(again?.report).toMatchObject({ state: 'owed', result: receiptResult() });
    expect(again?.conflict).toBeUndefined();
    expect(again?.life).toEqual(LIVES.fiscal);
    expect(JSON.stringify(again)).not.toContain('buyer@example.test');
    expect(journal.recent(10)).toHaveLength(1);
    await stop();
  });

  it('with other content is a conflict, whose contact goes too', async () => {
    const { clock, journal, delivered, stop } = rig(1);
    const job = delivered('77');
    await clock.advance(3 * DAY);
    const parts = { journal, recorder: new Recorder(journal, clock), clock };
    takeIn(SHOP, CASHBOX, handOut({ fingerprint: 'other' }), parts);
    expect(JSON.stringify(journal.byId(job.id)?.conflict?.incoming)).toContain('buyer@example.test');
    await clock.advance(2 * DAY);
    expect(JSON.stringify(journal.byId(job.id))).not.toContain('buyer@example.test');
    expect(journal.byId(job.id)?.conflict).toMatchObject({ code: 'CB-713', fingerprint: 'other' });
    await stop();
  });
});
