import fc from 'fast-check';

import { kopecks } from '../../../../../../src/core/fiscal/money.ts';
import type { Job, NewJob } from '../../../../../../src/core/fiscalization/job.ts';
import type { ReceiptFilter } from '../../../../../../src/core/fiscalization/receipt-filter.ts';
import type { Journal, ReceiptsWanted } from '../../../../../../src/core/ports/journal.ts';
import { checkJob, entry, FN, fiscalDocument, LIVES, NOW, shiftJob } from '../../../../../contract/journal-samples.ts';

const CONTACTS = [
  '+79161234567',
  '+79161239999',
  '89264564567',
  '375291234567',
  'Ivan.Petrov@example.test',
  'ivan@shop.test',
  '4567@digits.test',
  'io@x.test',
  '',
];
const SUMS = [1_234_50, 1_234_00, 4567_00, 100, 45_67];
const lifeName = fc.constantFrom(...(Object.keys(LIVES) as (keyof typeof LIVES)[]));

export interface JobPlan {
  readonly isShift: boolean;
  readonly life: keyof typeof LIVES;
  readonly contact: string;
  readonly totalKop: number;
  readonly isDelivered: boolean;
  readonly isRefusedContent: boolean;
}

export interface Story {
  readonly plan: JobPlan;
  readonly changes: readonly {
    readonly life: keyof typeof LIVES;
    readonly isDelivered: boolean;
    readonly isErased: boolean;
  }[];
}

const change = fc.record({ life: lifeName, isDelivered: fc.boolean(), isErased: fc.boolean() });

/** A receipt (or, seldom, a shift) and what becomes of it. */
export const story: fc.Arbitrary<Story> = fc.record({
  plan: fc.record({
    isShift: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
    life: lifeName,
    contact: fc.constantFrom(...CONTACTS),
    totalKop: fc.constantFrom(...SUMS),
    isDelivered: fc.boolean(),
    isRefusedContent: fc.integer({ min: 0, max: 4 }).map((die) => die === 0),
  }),
  changes: fc.array(change, { maxLength: 3 }),
});

/** Texts that some of these receipts are found by, and some that none is. */
export const TEXTS = [
  '',
  ' ',
  '1234,50',
  '1 234.5 ₽',
  '4567',
  '1234567',
  '8 (916) 123-45-67',
  '+7 916 123 99 99',
  'IVAN',
  'ivan.petrov@example.test',
  'ivan.petrov@example.tes',
  'io@x',
  'iva',
  '456',
  '7',
  '1003',
  '12345678',
  FN,
  `${FN} 1003`,
  'check|shop.test|3|1795340012',
  'никто',
];

export const anyQuery = fc.record({
  text: fc.constantFrom(...TEXTS),
  filter: fc.constantFrom<ReceiptFilter>('all', 'waiting', 'inDoubt', 'parked', 'refused', 'undelivered', 'delivered'),
});

/** Writes a story into the journal. @returns the job as it is at the end */
export function tell(journal: Journal, { plan, changes }: Story, number: number): Job {
  let job = journal.insert(newJob(plan, number), entry('received', { at: NOW + number }));
  for (const [step, { life, isDelivered, isErased }] of changes.entries()) {
    const next = { ...job, ...lifeOf(life, isDelivered, number) };
    job = journal.save(isErased ? erased(next) : next, entry('aboutToSend', { at: NOW + number + step * 7 }));
  }
  return job;
}

function newJob(plan: JobPlan, number: number): NewJob {
  if (plan.isShift) return shiftJob('closeShift', { life: LIVES.received });
  const base = checkJob(String(number));
  const life = lifeOf(plan.life, plan.isDelivered, number);
  // What never became a receipt still holds its buyer in what the shop sent.
  if (plan.isRefusedContent) {
    return { ...base, ...life, receipt: undefined, incoming: { clientInfo: { emailOrPhone: plan.contact } } };
  }
  const receipt = base.receipt && { ...base.receipt, clientContact: plan.contact, totalKop: kopecks(plan.totalKop) };
  return { ...base, ...life, receipt, incoming: undefined };
}

function lifeOf(name: keyof typeof LIVES, isDelivered: boolean, number: number): Pick<Job, 'life' | 'delivery'> {
  if (name !== 'fiscal') return { life: LIVES[name], delivery: undefined };
  const ticket = { fdNumber: 1000 + number, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' };
  const document = fiscalDocument(1000 + number);
  return { life: { state: 'fiscal', document }, delivery: isDelivered ? { ticket, at: NOW } : undefined };
}

function erased(job: Job): Job {
  return {
    ...job,
    receipt: job.receipt && { ...job.receipt, clientContact: '' },
    incoming: job.incoming && { clientInfo: { emailOrPhone: '***' } },
    contactsErasedAt: NOW,
  };
}

/** The rules of the list as somebody with a pencil would apply them to all receipts, newest first. */
export function byHand(jobs: readonly Job[], text: string, filter: ReceiptFilter): readonly Job[] {
  return jobs
    .filter((job) => job.kind === 'receipt' && isIn(job, filter) && (text.trim() === '' || answers(job, text.trim())))
    .toSorted((one, other) => other.id - one.id);
}

function isIn({ life, delivery, report, conflict }: Job, filter: ReceiptFilter): boolean {
  const { state } = life;
  switch (filter) {
    case 'all':
      return true;
    case 'waiting':
      return state === 'received' || state === 'sent' || state === 'closing' || state === 'inDoubt';
    case 'inDoubt':
      return state === 'inDoubt';
    case 'parked':
      return state === 'parked' || report.state === 'parked' || conflict !== undefined;
    case 'refused':
      return state === 'refused';
    case 'undelivered':
      return state === 'fiscal' && !delivery;
    case 'delivered':
      return state === 'fiscal' && delivery !== undefined;
  }
}

function answers({ origin, receipt, incoming, life }: Job, text: string): boolean {
  const checkId = origin.from === 'shop' ? origin.checkId : '';
  const document = life.state === 'fiscal' ? life.document : undefined;
  const sent = incoming as { clientInfo?: { emailOrPhone?: string } } | undefined;
  const contact = (receipt?.clientContact || sent?.clientInfo?.emailOrPhone) ?? '';
  return (
    checkId === text ||
    text === `check|shop.test|${checkId}|1795340012` ||
    sumsIn(text).includes(receipt?.totalKop ?? -1) ||
    (document !== undefined &&
      (text === String(document.fdNumber) ||
        Number(text) === Number(document.fiscalSign) ||
        text === `${document.fnSerial} ${document.fdNumber}`)) ||
    isContact(contact, text)
  );
}

function sumsIn(text: string): readonly number[] {
  const number = Number(text.replace(/[\s₽]/gu, '').replace(',', '.'));
  return /[^\d\s.,₽]/u.test(text) || Number.isNaN(number) ? [] : [Math.round(number * 100)];
}

function isContact(contact: string, text: string): boolean {
  if (text.length < 4) return false;
  if (contact.includes('@')) return contact.toLowerCase().startsWith(text.toLowerCase());
  const digits = text.replace(/[\s()+-]/g, '');
  if (!/^\d{4,}$/.test(digits)) return false;
  return contact.endsWith(digits) || (/^[78]\d{10}$/.test(digits) && contact.slice(-10) === digits.slice(-10));
}

/** All pages of a list, one after the other. */
export function allPages(
  journal: Journal,
  wanted: Omit<ReceiptsWanted, 'offset' | 'limit'>,
  limit: number,
): readonly number[] {
  const ids: number[] = [];
  for (let offset = 0; ; offset += limit) {
    const { jobs, total } = journal.receipts({ ...wanted, offset, limit });
    ids.push(...jobs.map(({ id }) => id));
    if (offset + limit >= total) return ids;
  }
}
