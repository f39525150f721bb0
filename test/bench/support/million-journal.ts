import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../../src/adapters/journal/sqlite/database.ts';
import { JOB_COLUMNS } from '../../../src/adapters/journal/sqlite/job-columns.ts';
import { toRow } from '../../../src/adapters/journal/sqlite/job-row.ts';
import { QUERIES } from '../../../src/adapters/journal/sqlite/queries.ts';
import { toEntryValues } from '../../../src/adapters/journal/sqlite/timeline-row.ts';
import type { FiscalDocument } from '../../../src/core/fiscal/fiscal-document.ts';
import { kopecks } from '../../../src/core/fiscal/money.ts';
import type { Job, TimelineEntry } from '../../../src/core/fiscalization/job.ts';
import type { Life } from '../../../src/core/fiscalization/life.ts';
import type { ShopResult } from '../../../src/core/ports/shop-door.ts';
import { CACHE } from './bench.ts';
import { SAMPLE_SHOP, sampleJobs } from './sample-jobs.ts';

export const MILLION = 1_000_000;
/** The newest of them are not settled yet, as in an agent that was stopped at work. */
const WAITING = 200;
const IN_DOUBT = 1;
const OWED = 200;
const UNDELIVERED = 2_000;

const PER_TRANSACTION = 20_000;
const FN = '9999078900001234';
const FIRST_AT = Date.parse('2026-01-01T09:00:00Z');
const STEPS = ['received', 'aboutToSend', 'aboutToClose', 'fnShowsOurs', 'reported', 'delivered'];

/**
 * A journal of a million receipts in the ignored cache folder, built once with the journal's own encoders and statements
 * and again when its schema or its rows have changed.
 *
 * @param say told how far the building is
 * @returns path of the database
 */
export async function millionJournal(say: (text: string) => void): Promise<string> {
  const samples = await sampleJobs(200);
  const folder = join(CACHE, 'journals');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `million-${fingerprint(samples)}.sqlite`);
  if (existsSync(path)) return path;
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true });
  const draft = `${path}.draft`;
  build(draft, samples, say);
  renameSync(draft, path);
  return path;
}

/** The schema and the shape of a row: what a journal built earlier must agree with. */
function fingerprint(samples: readonly Job[]): string {
  const pattern = openDatabase(':memory:');
  const schema = JSON.stringify(pattern.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all());
  pattern.close();
  const rows = [1, MILLION - OWED, MILLION - WAITING].map((id) => shapeOf(jobNumber(id, samples)));
  return createHash('sha256')
    .update(schema)
    .update(JSON.stringify(rows))
    .update(String(MILLION))
    .digest('hex')
    .slice(0, 16);
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([key, part]) => [key, shapeOf(part)]);
}

function build(path: string, samples: readonly Job[], say: (text: string) => void): void {
  const db = openDatabase(path);
  // Nothing in it is anybody's receipt: durability of the building itself is of no use.
  db.exec('PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 20000');
  for (let from = 1; from <= MILLION; from += PER_TRANSACTION) {
    insert(db, samples, from, from + PER_TRANSACTION - 1);
    if ((from - 1) % (PER_TRANSACTION * 10) === 0) say(`журнал на миллион чеков: ${from - 1}…`);
  }
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

function insert(db: DatabaseSync, samples: readonly Job[], from: number, to: number): void {
  const insertJob = db.prepare(QUERIES.insertJob);
  const insertEntry = db.prepare(QUERIES.insertEntry);
  db.exec('BEGIN');
  for (let id = from; id <= to; id++) {
    const job = jobNumber(id, samples);
    const row = toRow(job);
    insertJob.run(...JOB_COLUMNS.map((column) => row[column]));
    for (let version = 1; version <= job.version; version++) {
      insertEntry.run(...toEntryValues({ ...job, version }, entryNumber(job, version)));
    }
  }
  db.exec('COMMIT');
}

function entryNumber(job: Job, version: number): TimelineEntry {
  return { at: job.receivedAt + version, what: STEPS[version - 1] ?? '', detail: '', author: 'agent' };
}

function jobNumber(id: number, samples: readonly Job[]): Job {
  const sample = samples[id % samples.length];
  if (!sample) throw new Error('No sample jobs');
  const checkId = String(id);
  const receivedAt = FIRST_AT + id * 20_000;
  const handOut = sample.handOut && {
    ...sample.handOut,
    token: `check|training-shop.example|${checkId}|1`,
    at: receivedAt,
  };
  const origin = { from: 'shop', shopId: SAMPLE_SHOP, kind: 'check', checkId } as const;
  return { ...sample, id, origin, receivedAt, handOut, ...progressOf(id, sample, receivedAt) };
}

/** How far the receipt with this number has come. */
function progressOf(id: number, sample: Job, at: number): Partial<Job> & Pick<Job, 'version' | 'life' | 'report'> {
  const fromTheEnd = MILLION - id;
  if (fromTheEnd < WAITING) return { version: 1, life: { state: 'received', attempt: 1 }, report: { state: 'none' } };
  if (fromTheEnd < WAITING + IN_DOUBT) return { version: 3, life: doubt(id, at), report: { state: 'none' } };
  const document = documentNumber(id, sample);
  const result: ShopResult = {
    kind: 'receiptMade',
    document,
    totalKop: kopecks(document.totalKop ?? 0),
    kktRegNumber: '0000000001000000',
  };
  const life = { state: 'fiscal', document } as const;
  if (fromTheEnd < OWED + WAITING) return { version: 4, life, report: { state: 'owed', result, tries: 0, nextAt: at } };
  const report = { state: 'acked', result, at } as const;
  if (fromTheEnd < UNDELIVERED) return { version: 5, life, report };
  const ticket = {
    fdNumber: id,
    confirmedAt: '2026-11-24T12:01',
    ofdFiscalSign: 'A1B2C3D4E5F60718293A4B5C6D7E8F901122',
  };
  return { version: 6, life, report, delivery: { ticket, at } };
}

function documentNumber(id: number, sample: Job): FiscalDocument {
  return {
    fnSerial: FN,
    fdNumber: id,
    fiscalSign: String(id * 4_099)
      .padStart(10, '0')
      .slice(-10),
    issuedAt: '2026-11-24T12:00',
    type: 'receipt',
    operation: 'sell',
    totalKop: sample.receipt?.totalKop,
  };
}

function doubt(id: number, at: number): Life {
  const baseline = { fnSerial: FN, lastFdNumber: id - 1, shiftNumber: 1, cash: undefined };
  const closing = { at, taskRef: '7' };
  return { state: 'inDoubt', attempt: 1, baseline, closing, code: 'CB-102', detail: '' };
}
