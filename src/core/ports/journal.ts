import type { JobKind } from '../fiscalization/intent.ts';
import type { Job, NewJob, TimelineEntry } from '../fiscalization/job.ts';
import type { LifeState } from '../fiscalization/life.ts';
import type { ReceiptFilter } from '../fiscalization/receipt-filter.ts';
import type { SearchKeys } from '../fiscalization/search-keys.ts';

/** What a person confirmed about a cashbox on a live FN. */
export interface Pin {
  readonly cashboxId: string;
  readonly kktSerial: string;
  readonly fnSerial: string;
  readonly inn: string;
  readonly confirmedAt: number;
  readonly author: string;
}

/** A row whose checksum or shape is wrong: evidence that must not be believed nor thrown away. */
export interface DamagedRow {
  readonly jobId: number;
  /** As the row says; undefined when even that cannot be believed, and then every cashbox stops. */
  readonly cashboxId: string | undefined;
  readonly reason: string;
}

/** Thrown by reads that meet a damaged row; the caller stops that cashbox. */
export class DamagedRowError extends Error {
  override readonly name = 'DamagedRowError';
  readonly row: DamagedRow;
  constructor(row: DamagedRow) {
    super(`Journal row ${row.jobId} is damaged: ${row.reason}`);
    this.row = row;
  }
}

export interface JobCounts {
  readonly received: number;
  readonly fiscal: number;
  readonly reported: number;
  readonly delivered: number;
  readonly refused: number;
  readonly inDoubt: number;
  readonly parked: number;
  /** Receipts not final yet: received, sent, closing, in doubt. */
  readonly waiting: number;
}

/** Which page of the list of receipts, newest first. Without keys nothing is searched for. */
export interface ReceiptsWanted {
  readonly keys: SearchKeys | undefined;
  readonly filter: ReceiptFilter;
  readonly offset: number;
  readonly limit: number;
}

export interface ReceiptsFound {
  /** How many there are in all, the page's own among them. Damaged rows are none of them. */
  readonly total: number;
  readonly jobs: readonly Job[];
  /** False while receipts of an older version are not entered yet: the oldest ones are missing in list and number. */
  readonly isWhole: boolean;
}

/** One entry of any job's time line. */
export interface JournalEvent extends TimelineEntry {
  /** Its place among all of them: grows with time. */
  readonly id: string;
  readonly jobId: number;
  /** Undefined too where the row of the job cannot be believed. */
  readonly checkId: string | undefined;
  readonly cashboxId: string | undefined;
}

export interface EventsWanted {
  /** The id of the last one that is known; undefined: from the newest. */
  readonly before: string | undefined;
  readonly limit: number;
  /** Leaves out what nobody asked for. Of an entry with an unread job only the entry itself is believed yet. */
  readonly isWanted: (event: JournalEvent) => boolean;
}

/** How far one receipt of a shop has come, and when. Times in ms since the epoch, our clock. */
export interface ReceiptTime {
  readonly receivedAt: number;
  readonly state: LifeState;
  /** When the FN was seen to hold it; undefined while it does not. */
  readonly fiscalAt: number | undefined;
}

/**
 * The durable journal. Synchronous: when a method returns, it is on the disk.
 * Every write throws `KassaError` CB-802 when the disk does not take it, and then nothing has changed.
 */
export interface Journal {
  /** @throws when shop and check id are known already (ask `byCheck` first) */
  insert(job: NewJob, entry: TimelineEntry): Job;
  /** One transaction: the row and its time line. @throws {Error} when `job.version` is not the newest */
  save(job: Job, entry: TimelineEntry): Job;
  /** Several writes as one: when it returns all of them are on the disk, when it throws none. Nothing waits inside. */
  together<T>(work: () => T): T;
  byId(id: number): Job | undefined;
  byCheck(shopId: string, kind: 'check' | 'closeShift', checkId: string): Job | undefined;
  /** Sent, closing and in doubt: what must be settled before new work, oldest first. */
  openQuestions(cashboxId: string): readonly Job[];
  /** The oldest job of that cashbox in `received`, of any kind or of the one named. */
  nextReceived(cashboxId: string, kind?: JobKind): Job | undefined;
  /** Results the shop is owed and whose time has come, oldest first. */
  owed(shopId: string, now: number, limit: number): readonly Job[];
  /** When the next owed result becomes due, ms since the epoch. */
  nextOwedAt(shopId: string): number | undefined;
  /** Fiscal documents on that FN without a ticket, by FD number. */
  undelivered(cashboxId: string, fnSerial: string, limit: number): readonly Job[];
  /** FNs that hold fiscal documents of that cashbox without a ticket. */
  undeliveredFns(cashboxId: string): readonly string[];
  undeliveredCount(cashboxId: string, fnSerial: string): number;
  /**
   * Fiscal jobs of any kind whose document is on that FN, by FD number, `after` not included. Fewer than `limit` mean the
   * end. Damaged rows are left out and stand in `damaged()`.
   *
   * @throws {DamagedRowError} where the file cannot be read
   */
  documented(cashboxId: string, fnSerial: string, after: number, to: number, limit: number): readonly Job[];
  /** The smallest FD number, on that FN, of the fiscal jobs of any kind received at that moment or later, ms since the epoch. */
  firstDocumentedSince(cashboxId: string, fnSerial: string, receivedAt: number): number | undefined;
  /** The greatest FD number, on that FN, of our fiscal jobs of any kind. */
  lastDocumented(cashboxId: string, fnSerial: string): number | undefined;
  /**
   * Refused receipts that were received from `from` until before `to`, ms since the epoch, by id. End and damage as in
   * `documented`.
   */
  refusedBetween(from: number, to: number, afterId: number, limit: number): readonly Job[];
  /** How many receipts the shops handed out from `from` until before `to`, ms since the epoch, whatever became of them. */
  receivedCount(from: number, to: number): number;
  /**
   * All receipts the shops handed out from `from` until before `to`, ms since the epoch, in no order: for figures. Told
   * without reading the receipts, so damage is not looked for; what is on pages nobody can read is left out.
   */
  receiptTimes(from: number, to: number): readonly ReceiptTime[];
  /** Receipts in `received`, of all cashboxes, by id. End and damage as in `documented`. */
  waiting(afterId: number, limit: number): readonly Job[];
  /** The newest closing of a shift on that cashbox that is in the FN. */
  lastShiftClose(cashboxId: string): Job | undefined;
  /** Newest first. */
  recent(limit: number): readonly Job[];
  parked(limit: number): readonly Job[];
  /**
   * Receipts as the window lists and searches them. A contact is found only while the journal holds it.
   *
   * @throws {KassaError} CB-801 where the list cannot be read; that stops no cashbox
   */
  receipts(wanted: ReceiptsWanted): ReceiptsFound;
  /**
   * What happened to all jobs, newest first. Looks at a limited number of entries: fewer than `limit` are no proof that
   * nothing older is wanted. Damaged entries are left out and stand in `damaged()`.
   *
   * @throws {KassaError} CB-801 where the list cannot be read; that stops no cashbox
   */
  events(wanted: EventsWanted): readonly JournalEvent[];
  /**
   * Enters some jobs of an older version into the two lists, the newest first; what is written now is entered as it is
   * written.
   *
   * @returns false once there are none left
   */
  enterOlder(limit: number): boolean;
  counts(): JobCounts;
  timeline(jobId: number): readonly TimelineEntry[];
  pin(cashboxId: string): Pin | undefined;
  savePin(pin: Pin): void;
  /** Damaged rows known so far and not yet decided upon. */
  damaged(): readonly DamagedRow[];
  /** Reads some rows that were not looked at lately; one step of the background pass. */
  checkSome(limit: number): readonly DamagedRow[];
  /** A person has looked at a damaged row: it stays as evidence and stops nothing any more. */
  settleDamage(jobId: number, author: string, reason: string, at: number): void;
  /**
   * Settled receipts whose buyer's contact nobody has needed since before that moment and that still hold it, oldest
   * first: delivered, refused, done. Damaged rows are left out.
   *
   * @param before ms since the epoch
   */
  contactsDue(before: number, limit: number): readonly Job[];
  /**
   * What rows no longer hold leaves the files too. To be asked after erasing.
   *
   * @returns false when somebody reading the file kept it from that: ask again later
   */
  purge(): boolean;
  close(): void;
}
