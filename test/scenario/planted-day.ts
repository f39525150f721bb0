import type { DayReport } from '../../src/core/day/day-report.ts';
import type { DifferenceKind } from '../../src/core/day/difference.ts';
import type { OfdRow } from '../../src/core/day/ofd-row.ts';
import { kopecks } from '../../src/core/fiscal/money.ts';
import { KEY_ATTRIBUTE_NAME } from '../../src/core/fiscal/receipt-key.ts';
import type { Job, NewJob } from '../../src/core/fiscalization/job.ts';
import { makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import { ERROR, KktError } from '../../src/simulator/kkt/kkt-error.ts';
import type { LedgerDocument } from '../../src/simulator/kkt/ledger.ts';
import type { ShopCheck } from '../../src/simulator/shop/index.ts';
import { readU32le } from '../../src/wire/atol-v3/bytes.ts';
import type { World } from '../support/world.ts';
import { arePrinted, documentsOf, jobOf, kettle, lifeOf, MINUTE, sell } from './field.ts';

/** What was planted, said as {@link found} says what the report shows. */
export type Planted = `${DifferenceKind} ${string}`;

const FN_COMMAND = 0xa4;
const DOCUMENT_BY_NUMBER = 0x40;
const FAR = Date.parse('2027-12-31T00:00:00Z');

/** The differences of a report as "kind document": a document where there is one, else the check of the shop. */
export function found({ differences }: DayReport): string[] {
  return differences.map(({ kind, fdNumber, checkId, jobId }) => `${kind} ${fdNumber ?? checkId ?? `job ${jobId}`}`);
}

/** So many receipts, of different sums, some paid in cash; a round of twenty every minute. */
export async function sellMany(world: World, count: number, firstKop: number): Promise<readonly ShopCheck[]> {
  const checks: ShopCheck[] = [];
  while (checks.length < count) {
    const round = Array.from({ length: Math.min(20, count - checks.length) }, (_, i) => {
      const sumKop = firstKop + checks.length * 100 + i;
      const isCash = i % 5 === 0;
      return sell(world, kettle(sumKop, isCash ? { payments: [{ paySystem: 'cash', sumKop }] } : {}));
    });
    await world.until(() => arePrinted(world, round), 30 * MINUTE, 1_000);
    await world.clock.advance(MINUTE);
    checks.push(...round);
  }
  return checks;
}

/** Writes over a row of the journal what never happened, as a broken program or a person with an editor would. */
export function rewrite(world: World, check: ShopCheck, change: (job: Job) => Partial<Job>): Job {
  const job = jobOf(world, check);
  const entry = { at: world.clock.now(), what: 'planted', detail: '', author: 'test' };
  if (!world.journal) throw new Error('No journal');
  return world.journal.save({ ...job, ...change(job) }, entry);
}

export function fdOf(world: World, check: ShopCheck): number {
  const life = lifeOf(world, check);
  if (life?.state !== 'fiscal') throw new Error(`Check ${check.id} has no document`);
  return life.document.fdNumber;
}

/** A receipt that the journal calls made and no FN holds. */
export function plantGhost(world: World, pattern: ShopCheck, checkId: string, fdNumber: number): void {
  const { id: _, version: __, ...job } = jobOf(world, pattern);
  const { life, intent } = job;
  if (life.state !== 'fiscal' || intent?.kind !== 'receipt') throw new Error('Not a made receipt');
  insert(world, {
    ...job,
    origin: { from: 'shop', shopId: 'shop', kind: 'check', checkId },
    intent: { ...intent, key: `shop:${checkId}` as typeof intent.key },
    life: { state: 'fiscal', document: { ...life.document, fdNumber, fiscalSign: '0000000001' } },
  });
}

/** A check that came and waits, for this cashbox. */
export function plantUnmade(
  world: World,
  pattern: ShopCheck,
  checkId: string,
  life: Job['life'],
  cashboxId: string,
): void {
  const { id: _, version: __, ...job } = jobOf(world, pattern);
  insert(world, {
    ...job,
    cashboxId,
    origin: { from: 'shop', shopId: 'shop', kind: 'check', checkId },
    life,
    report: { state: 'none' },
    delivery: undefined,
  });
}

function insert(world: World, job: NewJob): void {
  world.journal?.insert(job, { at: world.clock.now(), what: 'planted', detail: '', author: 'test' });
}

/** The shop never says that it knows. */
export const neverAcked = ({ report }: Job): Partial<Job> =>
  'result' in report ? { report: { state: 'owed', result: report.result, tries: 1, nextAt: FAR } } : {};

/** The FN has lost the documents of these numbers. */
export function loseInFn(world: World, lost: readonly number[]): void {
  world.kkt.use({
    name: 'lost documents',
    onCommand: (command) => {
      const asks = command[0] === FN_COMMAND && command[1] === DOCUMENT_BY_NUMBER;
      return asks && lost.includes(readU32le(command.subarray(2)))
        ? { refusal: new KktError(ERROR.noSuchDataInFn) }
        : undefined;
    },
  });
}

/** A second document with the key of that check, by whoever has lost his journal. */
export function makeAgain(world: World, check: ShopCheck): number {
  const document = documentsOf(world, check)[0];
  const key = document?.key;
  if (!document || key === undefined) throw new Error(`Check ${check.id} was not made`);
  makeStrangersDocument(world.kkt.device, {
    priceKop: document.totalKop ?? 0,
    attributeName: KEY_ATTRIBUTE_NAME,
    key,
  });
  return world.kkt.ledger.lastFdNumber;
}

/** What the OFD's cabinet would give: every receipt it has confirmed, straight from the FN. */
export function exportOf(documents: readonly LedgerDocument[]): OfdRow[] {
  return documents
    .filter(({ type, hasTicket }) => type === 'receipt' && hasTicket)
    .map((document, i) => ({
      line: i + 2,
      fnSerial: document.fnSerial,
      fdNumber: document.fdNumber,
      totalKop: kopecks(document.totalKop ?? 0),
      fiscalSign: document.fiscalSign,
      operation: document.operation,
      issuedAt: document.issuedAt.slice(0, 16),
    }));
}

export function dropIn(world: World, rows: readonly OfdRow[], exportId = 'export-1'): void {
  const columns = { fnSerial: 'ФН', fdNumber: 'ФД', totalKop: 'Сумма' };
  world.agent?.ofdImport.keep({ exportId, name: 'vygruzka.csv', rows, isLast: true }, columns);
}

export async function reportNow(world: World, date?: string): Promise<DayReport> {
  const report = await world.clock.run(world.agent?.report(date) ?? Promise.reject(new Error('No agent')));
  if (!report) throw new Error(`No report of ${date}`);
  return report;
}
