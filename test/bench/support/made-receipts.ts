import { openDatabase } from '../../../src/adapters/journal/sqlite/database.ts';
import { JOB_COLUMNS } from '../../../src/adapters/journal/sqlite/job-columns.ts';
import { toRow } from '../../../src/adapters/journal/sqlite/job-row.ts';
import { openStore } from '../../../src/adapters/journal/sqlite/open-store.ts';
import { QUERIES } from '../../../src/adapters/journal/sqlite/queries.ts';
import { toEntryValues } from '../../../src/adapters/journal/sqlite/timeline-row.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { FnDocument } from '../../../src/core/day/fn-document.ts';
import type { FiscalDocument } from '../../../src/core/fiscal/fiscal-document.ts';
import { kopecks } from '../../../src/core/fiscal/money.ts';
import { receiptKey } from '../../../src/core/fiscal/receipt-key.ts';
import type { Job } from '../../../src/core/fiscalization/job.ts';
import type { ShopResult } from '../../../src/core/ports/shop-door.ts';
import { SAMPLE_CASHBOX, SAMPLE_SHOP, sampleJobs } from './sample-jobs.ts';

export const MADE_FN = '9999078900001234';

const SAMPLES = 200;
/** Once kept in the day book; a write of more holds up nobody here. */
const DOCUMENTS_PER_WRITE = 500;
const MINUTE_MS = 60_000;

export interface MadeReceipts {
  readonly count: number;
  /** FD number of the first one. */
  readonly firstFd: number;
  /** When the first was handed out, ms since the epoch; the others follow at even distances within `spanMs`. */
  readonly from: number;
  readonly spanMs: number;
  /** The OFD has given its ticket. */
  readonly delivered: boolean;
  /** The FN was read back: the documents stand in the day book too. */
  readonly readBack: boolean;
}

/** A journal in which so many receipts were made and reported, with the journal's own encoders and statements. */
export async function makeJournal(path: string, made: MadeReceipts): Promise<void> {
  const samples = await sampleJobs(SAMPLES);
  const jobs = Array.from({ length: made.count }, (_, index) => jobNumber(index, samples, made));
  const { journal, dayBook } = openStore({ path, clock: systemClock });
  if (made.readBack) {
    const readTo = made.firstFd + made.count - 1;
    for (let from = 0; from < jobs.length; from += DOCUMENTS_PER_WRITE) {
      const documents = jobs.slice(from, from + DOCUMENTS_PER_WRITE).flatMap(asRead);
      dayBook.keepFnDocuments(SAMPLE_CASHBOX, MADE_FN, documents, readTo);
    }
  }
  journal.close();
  insert(path, jobs);
}

function insert(path: string, jobs: readonly Job[]): void {
  const db = openDatabase(path);
  const insertJob = db.prepare(QUERIES.insertJob);
  const insertEntry = db.prepare(QUERIES.insertEntry);
  db.exec('BEGIN');
  for (const job of jobs) {
    const row = toRow(job);
    insertJob.run(...JOB_COLUMNS.map((column) => row[column]));
    for (let version = 1; version <= job.version; version++) {
      const entry = { at: job.receivedAt + version, what: 'reported', detail: '', author: 'agent' };
      insertEntry.run(...toEntryValues({ ...job, version }, entry));
    }
  }
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

function jobNumber(
  index: number,
  samples: readonly Job[],
  { count, firstFd, from, spanMs, delivered }: MadeReceipts,
): Job {
  const sample = samples[index % samples.length];
  if (!sample?.receipt || sample.intent?.kind !== 'receipt') throw new Error('No sample receipts');
  const checkId = String(index + 1);
  const receivedAt = from + Math.floor((index * spanMs) / count);
  const document: FiscalDocument = {
    fnSerial: MADE_FN,
    fdNumber: firstFd + index,
    fiscalSign: String(4_099 * (index + 1)).padStart(10, '0'),
    issuedAt: new Date(receivedAt).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length),
    type: 'receipt',
    operation: sample.receipt.operation,
    totalKop: sample.receipt.totalKop,
  };
  const result: ShopResult = {
    kind: 'receiptMade',
    document,
    totalKop: kopecks(sample.receipt.totalKop),
    kktRegNumber: '0000000001000000',
  };
  const ticket = {
    fdNumber: document.fdNumber,
    confirmedAt: document.issuedAt,
    ofdFiscalSign: 'A1B2C3D4E5F60718293A4B5C6D7E8F901122',
  };
  return {
    ...sample,
    id: index + 1,
    version: delivered ? 6 : 5,
    origin: { from: 'shop', shopId: SAMPLE_SHOP, kind: 'check', checkId },
    receivedAt,
    intent: { ...sample.intent, key: receiptKey(SAMPLE_SHOP, checkId) },
    life: { state: 'fiscal', document },
    report: { state: 'acked', result, at: receivedAt },
    delivery: delivered ? { ticket, at: receivedAt + MINUTE_MS } : undefined,
  };
}

/** The document of a job as the FN shows it. */
function asRead({ life, intent, receipt }: Job): FnDocument[] {
  if (life.state !== 'fiscal' || intent?.kind !== 'receipt') return [];
  return [{ document: life.document, tags: { key: { read: true, key: intent.key }, tenders: receipt?.tenders } }];
}
