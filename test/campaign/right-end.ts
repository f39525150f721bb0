import type { Job, TimelineEntry } from '../../src/core/fiscalization/job.ts';
import type { LedgerDocument } from '../../src/simulator/kkt/index.ts';
import { CHECK_TYPES, type ShopCheck } from '../../src/simulator/shop/index.ts';
import type { World } from '../support/world.ts';

/** The limit for closing that the agent of these worlds works with, ms. */
const CLOSE_LIMIT_MS = 275_000;
const EVERY_JOB = 10_000;

/** What a right end looks like where cases differ. */
export interface Expected {
  /** How many openings and closings of a shift there may be; a roll-over makes one of each. */
  readonly shiftOpens: readonly number[];
  readonly shiftCloses: readonly number[];
  /** A check may end refused or with a person instead of a document. */
  readonly mayNeedPerson: boolean;
}

/** @returns everything that is wrong when all is said and done; empty when each check became one document and the shop knows */
export function wrongAt(world: World, expected: Expected): string[] {
  const jobs = world.journal?.recent(EVERY_JOB) ?? [];
  return [
    ...world.shop.admin.checks().flatMap((check) => wrongAboutCheck(world, check, jobs, expected)),
    ...wrongAboutLedgers(world),
    ...wrongAboutShifts(world, expected),
    ...wrongAboutJournal(world, jobs, expected),
  ];
}

/** Documents that carry the key of a check; also counted again after everything has calmed down. */
export function documentsOf(world: World, check: Pick<ShopCheck, 'id'>) {
  return world.kkts.flatMap((kkt) => kkt.ledger.byKey(`shop:${check.id}`));
}

function wrongAboutCheck(world: World, check: ShopCheck, jobs: readonly Job[], expected: Expected): string[] {
  const name = `check ${check.id}`;
  const [document, ...others] = documentsOf(world, check);
  if (others.length > 0) return [`${name} has ${others.length + 1} documents`];
  const job = jobs.find(({ origin }) => origin.from === 'shop' && origin.checkId === String(check.id));
  if (!document) {
    const isAnswered = job?.life.state === 'refused' || job?.life.state === 'parked';
    const wrong = expected.mayNeedPerson && isAnswered ? [] : [`${name} has no document (${stateOf(job)})`];
    return check.status === 'Y' ? [...wrong, `${name} counts as printed without a document`] : wrong;
  }
  if (expected.mayNeedPerson && check.status !== 'Y') return [];
  return [
    ...(check.status === 'Y' ? [] : [`${name} is ${check.status} at the shop (${reportOf(job)})`]),
    ...wrongAboutDocument(check, document, job),
  ];
}

/** Does the document say what the check says, and do journal and shop (when it counts as printed) name this one? */
export function wrongAboutDocument(check: ShopCheck, document: LedgerDocument, job: Job | undefined): string[] {
  const name = `check ${check.id}`;
  const wrong: string[] = [];
  const operation = CHECK_TYPES[check.type].sign === 'income' ? 'sell' : 'sellReturn';
  if (document.operation !== operation) wrong.push(`${name}: operation ${document.operation}`);
  if (document.totalKop !== check.sumKop) wrong.push(`${name}: ${document.totalKop} instead of ${check.sumKop}`);
  if (job?.life.state !== 'fiscal') wrong.push(`${name} is in the FN and ${stateOf(job)} in the journal`);
  else if (job.life.document.fdNumber !== document.fdNumber) wrong.push(`${name}: the journal names another document`);
  const { linkParams } = check;
  const isTold =
    linkParams?.fn_number === document.fnSerial &&
    linkParams.fiscal_doc_number === String(document.fdNumber) &&
    linkParams.fiscal_doc_attribute === document.fiscalSign &&
    Math.round(Number(linkParams.doc_sum) * 100) === document.totalKop;
  if (check.status === 'Y' && !isTold) {
    wrong.push(`${name}: the shop holds ${JSON.stringify(linkParams)}, the FN ${document.qr}`);
  }
  return wrong;
}

function wrongAboutLedgers(world: World): string[] {
  const keys = new Set(world.shop.admin.checks().map((check) => `shop:${check.id}`));
  return world.kkts.flatMap((kkt) => {
    const strange = kkt.ledger.receipts.filter(({ key }) => key === undefined || !keys.has(key));
    const duplicates = kkt.ledger.countDuplicates();
    return [
      ...strange.map((document) => `document ${document.fdNumber} belongs to no check`),
      ...(duplicates > 0 ? [`${duplicates} duplicates in a ledger`] : []),
      ...(kkt.reading.isReceiptOpen ? ['a receipt is left open'] : []),
    ];
  });
}

function wrongAboutShifts(world: World, { shiftOpens, shiftCloses }: Expected): string[] {
  const types = world.kkts.flatMap((kkt) => kkt.ledger.documents.map(({ type }) => type));
  const opens = types.filter((type) => type === 'shiftOpen').length;
  const closes = types.filter((type) => type === 'shiftClose').length;
  return shiftOpens.includes(opens) && shiftCloses.includes(closes)
    ? []
    : [`shifts opened ${opens}, closed ${closes}; expected ${shiftOpens.join('/')}, ${shiftCloses.join('/')}`];
}

function wrongAboutJournal(world: World, jobs: readonly Job[], { mayNeedPerson }: Expected): string[] {
  const { journal } = world;
  if (!journal) return ['there is no journal'];
  const open = jobs.filter(({ life }) => ['received', 'sent', 'closing', 'inDoubt'].includes(life.state));
  const parked = jobs.filter(({ life, report }) => life.state === 'parked' || report.state === 'parked');
  return [
    ...open.map((job) => `job ${job.id} (${job.kind}) is still ${stateOf(job)}`),
    ...(mayNeedPerson ? [] : parked.map((job) => `job ${job.id} (${job.kind}) is ${stateOf(job)}`)),
    ...jobs.flatMap((job) => earlyAbsences(job, journal.timeline(job.id))),
  ];
}

/** "Nothing there" said sooner after the deciding command than a device may still need for it. */
export function earlyAbsences(job: Job, timeline: readonly TimelineEntry[]): string[] {
  let closingAt: number | undefined;
  const early: string[] = [];
  for (const { what, at } of timeline) {
    if (what === 'aboutToSend') closingAt = undefined;
    if (what === 'aboutToClose') closingAt = at;
    if (what === 'fnShowsAbsence' && closingAt !== undefined && at - closingAt < CLOSE_LIMIT_MS) {
      early.push(`job ${job.id} (${job.kind}): absence believed ${at - closingAt} ms after its deciding command`);
    }
  }
  return early;
}

export function stateOf(job: Job | undefined): string {
  if (!job) return 'not in the journal';
  const { life } = job;
  return 'code' in life ? `${life.state} ${life.code} ${life.detail}` : life.state;
}

function reportOf(job: Job | undefined): string {
  return job ? `life ${job.life.state}, report ${job.report.state}` : 'not in the journal';
}
