import type { DatabaseSync } from 'node:sqlite';

import type { JobKind } from '../../../core/fiscalization/intent.ts';
import type { Job, NewJob, TimelineEntry } from '../../../core/fiscalization/job.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import {
  type DamagedRow,
  DamagedRowError,
  type EventsWanted,
  type JobCounts,
  type Journal,
  type JournalEvent,
  type Pin,
  type ReceiptsFound,
  type ReceiptsWanted,
  type ReceiptTime,
} from '../../../core/ports/journal.ts';
import { ContactLedger } from './contact-ledger.ts';
import { DamageLedger, WHOLE_FILE } from './damage-ledger.ts';
import { BUSY_TIMEOUT_MS } from './database.ts';
import { DAMAGED_FILE, isCorruption, isKnownAlready, toKassaError } from './faults.ts';
import { Inspection } from './inspection.ts';
import { JOB_COLUMNS } from './job-columns.ts';
import { JobReader } from './job-reader.ts';
import { idOf, toRow } from './job-row.ts';
import { EventList } from './list/event-list.ts';
import { RELIST } from './list/list-queries.ts';
import { OlderJobs } from './list/older-jobs.ts';
import { ReceiptList } from './list/receipt-list.ts';
import { readPin, toPinValues } from './pin-row.ts';
import { CHANGING_COLUMNS, IDENTITY_COLUMNS, RECOUNT } from './queries.ts';
import { toReceiptTimes } from './receipt-time-row.ts';
import { firstValue, type RawRow, readNumber, toNumber } from './sql.ts';
import { prepareAll, type Statements } from './statements.ts';
import { toCounts, toTallyRow } from './tally.ts';
import { readEntry, toEntryValues } from './timeline-row.ts';
import { Transactions } from './transactions.ts';
import { distinctValues, fillPage } from './walk.ts';

/** The journal over one SQLite connection. Takes a database that is migrated already; `openStore` makes both. */
export class SqliteJournal implements Journal {
  readonly #db: DatabaseSync;
  readonly #sql: Statements;
  readonly #ledger: DamageLedger;
  readonly #reader: JobReader;
  readonly #inspection: Inspection;
  readonly #contacts: ContactLedger;
  readonly #receipts: ReceiptList;
  readonly #events: EventList;
  readonly #older: OlderJobs;
  readonly #transactions: Transactions;
  #lastId: number;

  constructor(db: DatabaseSync, clock: Pick<Clock, 'now'>) {
    this.#db = db;
    this.#sql = prepareAll(db);
    this.#transactions = new Transactions(db);
    this.#ledger = new DamageLedger(db, clock);
    this.#reader = new JobReader(this.#ledger);
    this.#inspection = new Inspection(db, this.#sql, this.#reader);
    this.#contacts = new ContactLedger(this.#sql, this.#reader);
    this.#receipts = new ReceiptList(db, this.#sql, this.#reader);
    this.#events = new EventList(this.#sql, this.#reader);
    this.#older = new OlderJobs(this.#sql, this.#transactions);
    this.#inspection.atOpening();
    this.#lastId = this.#readLastId();
  }

  insert(newJob: NewJob, entry: TimelineEntry): Job {
    const job: Job = { ...newJob, id: this.#lastId + 1, version: 1 };
    const row = toRow(job);
    try {
      this.#write(() => {
        this.#sql.insertJob.run(...JOB_COLUMNS.map((column) => row[column]));
        this.#writeEntry(job, entry);
        this.#contacts.note(job);
      });
    } catch (error) {
      if (!isKnownAlready(error)) throw error;
      const check = job.origin.from === 'shop' ? `${job.origin.shopId} ${job.origin.checkId}` : '';
      throw new Error(`The journal knows this check already: ${check}`, { cause: error });
    }
    this.#lastId = job.id;
    return job;
  }

  together<T>(work: () => T): T {
    if (this.#transactions.isOpen) return work();
    const lastId = this.#lastId;
    try {
      return this.#write(work);
    } catch (error) {
      this.#lastId = lastId;
      throw error;
    }
  }

  save(job: Job, entry: TimelineEntry): Job {
    const next: Job = { ...job, version: job.version + 1 };
    const row = toRow(next);
    this.#write(() => {
      const { changes } = this.#sql.updateJob.run(
        ...CHANGING_COLUMNS.map((column) => row[column]),
        job.id,
        job.version,
        ...IDENTITY_COLUMNS.map((column) => row[column]),
      );
      if (Number(changes) !== 1) {
        throw new Error(`Job ${job.id} is not the journal's version ${job.version} of it`);
      }
      this.#writeEntry(next, entry);
      this.#contacts.note(next);
    });
    return next;
  }

  byId(id: number): Job | undefined {
    const row = this.#reader.guard(() => this.#sql.byId.get(id), id);
    return row && this.#reader.believe(row);
  }

  byCheck(shopId: string, kind: 'check' | 'closeShift', checkId: string): Job | undefined {
    const row = this.#reader.guard(() => this.#sql.byCheck.get(shopId, kind, checkId));
    return row && this.#reader.believe(row);
  }

  openQuestions(cashboxId: string): readonly Job[] {
    const rows = this.#reader.guard(() => this.#sql.openQuestions.all(cashboxId));
    return rows.flatMap((row) => this.#reader.believeUnlessSettled(row) ?? []);
  }

  nextReceived(cashboxId: string, kind?: JobKind): Job | undefined {
    return this.#firstBelieved(0, (id) =>
      kind ? this.#sql.nextReceivedOf.get(cashboxId, id, kind) : this.#sql.nextReceived.get(cashboxId, id),
    );
  }

  owed(shopId: string, now: number, limit: number): readonly Job[] {
    return this.#list(() => this.#sql.owed.all(shopId, now, limit));
  }

  nextOwedAt(shopId: string): number | undefined {
    const row = this.#reader.guard(() => this.#sql.nextOwedAt.get(shopId));
    return row && toNumber(firstValue(row));
  }

  undelivered(cashboxId: string, fnSerial: string, limit: number): readonly Job[] {
    return this.#list(() => this.#sql.undelivered.all(cashboxId, fnSerial, limit));
  }

  undeliveredFns(cashboxId: string): readonly string[] {
    return this.#distinct((after) => this.#sql.nextUndeliveredFn.get(cashboxId, after));
  }

  undeliveredCount(cashboxId: string, fnSerial: string): number {
    return this.#count(() => this.#sql.undeliveredCount.get(cashboxId, fnSerial));
  }

  documented(cashboxId: string, fnSerial: string, after: number, to: number, limit: number): readonly Job[] {
    return this.#page(limit, (most) => this.#sql.documented.all(cashboxId, fnSerial, after, to, most));
  }

  firstDocumentedSince(cashboxId: string, fnSerial: string, receivedAt: number): number | undefined {
    const row = this.#reader.guard(() => this.#sql.firstDocumentedSince.get(cashboxId, fnSerial, receivedAt));
    return row && toNumber(firstValue(row));
  }

  lastDocumented(cashboxId: string, fnSerial: string): number | undefined {
    const row = this.#reader.guard(() => this.#sql.lastDocumented.get(cashboxId, fnSerial));
    return row && toNumber(firstValue(row));
  }

  refusedBetween(from: number, to: number, afterId: number, limit: number): readonly Job[] {
    return this.#page(limit, (most) => this.#sql.refusedBetween.all(from, to, afterId, most));
  }

  receivedCount(from: number, to: number): number {
    return this.#count(() => this.#sql.receivedCount.get(from, to));
  }

  receiptTimes(from: number, to: number): readonly ReceiptTime[] {
    return this.#reader.guardList(() => this.#sql.receiptTimes.all(from, to)).flatMap(toReceiptTimes);
  }

  waiting(afterId: number, limit: number): readonly Job[] {
    return this.#distinct((after) => this.#sql.nextWaitingCashbox.get(after))
      .flatMap((cashboxId) => this.#page(limit, (most) => this.#sql.waitingOf.all(cashboxId, afterId, most)))
      .toSorted((one, other) => one.id - other.id)
      .slice(0, limit);
  }

  lastShiftClose(cashboxId: string): Job | undefined {
    return this.#firstBelieved(Number.MAX_SAFE_INTEGER, (id) => this.#sql.lastShiftClose.get(cashboxId, id));
  }

  recent(limit: number): readonly Job[] {
    return this.#list(() => this.#sql.recent.all(limit));
  }

  /** Everything a person has to decide: a parked job, a parked report, a conflict. Longest waiting first. */
  parked(limit: number): readonly Job[] {
    return this.#list(() => this.#sql.parked.all(limit));
  }

  receipts(wanted: ReceiptsWanted): ReceiptsFound {
    return this.#beside(() => ({ ...this.#receipts.page(wanted), isWhole: this.#older.upTo === 0 }));
  }

  events(wanted: EventsWanted): readonly JournalEvent[] {
    return this.#beside(() => this.#events.page(wanted));
  }

  enterOlder(limit: number): boolean {
    return this.#older.enter(limit);
  }

  counts(): JobCounts {
    return toCounts(this.#reader.guard(() => this.#sql.tally.all()).map(toTallyRow));
  }

  timeline(jobId: number): readonly TimelineEntry[] {
    return this.#reader
      .guard(() => this.#sql.timeline.all(jobId), jobId)
      .map((row) => {
        const entry = readEntry(row);
        if (entry) return entry;
        const reason = 'история записи повреждена';
        this.#reader.remember(jobId, reason);
        throw new DamagedRowError({ jobId, cashboxId: undefined, reason });
      });
  }

  pin(cashboxId: string): Pin | undefined {
    const row = this.#reader.guard(() => this.#sql.pin.get(cashboxId));
    return row && readPin(row);
  }

  savePin(pin: Pin): void {
    this.#write(() => this.#sql.insertPin.run(...toPinValues(pin)));
  }

  damaged(): readonly DamagedRow[] {
    return this.#ledger.open();
  }

  checkSome(limit: number): readonly DamagedRow[] {
    const found = this.#reader.guardList(() => this.#inspection.step(limit));
    this.#catchUp(limit);
    return found;
  }

  contactsDue(before: number, limit: number): readonly Job[] {
    return this.#contacts.due(before, limit);
  }

  purge(): boolean {
    try {
      // Nobody is waited for here: receipts would wait with us.
      this.#db.exec('PRAGMA busy_timeout = 0');
      // The old pages lie in the write-ahead log until it is emptied; the main file's free space is zeroed as it is freed.
      return readNumber(this.#db, 'PRAGMA wal_checkpoint(TRUNCATE)') === 0;
    } catch (error) {
      throw toKassaError(error);
    } finally {
      this.#db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }

  settleDamage(jobId: number, author: string, reason: string, at: number): void {
    if (jobId === WHOLE_FILE) this.#mend();
    this.#write(() => this.#ledger.writeSettled(jobId, author, reason, at));
    this.#ledger.forget(jobId);
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  /** The first row that is no settled damage, going on from the id of the one before. */
  #firstBelieved(start: number, read: (id: number) => RawRow | undefined): Job | undefined {
    let id = start;
    for (;;) {
      const row = this.#reader.guard(() => read(id));
      if (!row) return undefined;
      const job = this.#reader.believeUnlessSettled(row);
      if (job) return job;
      id = idOf(row);
    }
  }

  #list(read: () => readonly RawRow[]): readonly Job[] {
    return this.#reader.believable(this.#reader.guardList(read));
  }

  /** Unlike `#list`, throws where pages cannot be read: an end that is none would be taken for one. */
  #page(limit: number, read: (most: number) => readonly RawRow[]): readonly Job[] {
    return fillPage(
      limit,
      (most) => this.#reader.guard(() => read(most)),
      (rows) => this.#reader.believable(rows),
    );
  }

  /** What stands beside the journal may be broken without harm to a receipt: that is said, and stops no cashbox. */
  #beside<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw toKassaError(error);
    }
  }

  #distinct(next: (after: string) => RawRow | undefined): readonly string[] {
    return this.#reader.guard(() => distinctValues(next));
  }

  #count(read: () => RawRow | undefined): number {
    return toNumber(firstValue(this.#reader.guard(read)));
  }

  /** A disk that does not take it now is asked again after the next start: nothing depends on it but the erasing. */
  #catchUp(limit: number): void {
    const untold = this.#contacts.untold(limit);
    if (untold.length === 0) return;
    try {
      this.#write(() => {
        for (const job of untold) this.#contacts.note(job);
      });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }

  #writeEntry(job: Job, entry: TimelineEntry): void {
    this.#sql.insertEntry.run(...toEntryValues(job, entry));
  }

  /** When it throws, nothing has changed. */
  #write<T>(work: () => T): T {
    try {
      return this.#transactions.run(work);
    } catch (error) {
      if (isCorruption(error)) this.#reader.remember(WHOLE_FILE, DAMAGED_FILE, String(error));
      throw toKassaError(error);
    }
  }

  /** Builds indexes, tally and lists anew from the rows. What cannot be mended is found again by the next reading. */
  #mend(): void {
    for (const sql of [`REINDEX jobs; ${RECOUNT}`, RELIST]) {
      try {
        this.#write(() => this.#db.exec(sql));
      } catch (error) {
        if (!(error instanceof Error)) throw error;
      }
    }
  }

  #readLastId(): number {
    const lastGiven = toNumber(firstValue(this.#sql.lastIdGiven.get()));
    return Math.max(lastGiven, toNumber(firstValue(this.#sql.lastRow.get())));
  }
}
