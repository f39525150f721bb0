import type { FnDocument } from '../../core/day/fn-document.ts';
import { KassaError, sentences } from '../../core/errors.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { Words } from '../../core/health/light.ts';
import type { CashboxDriver, ShiftTotals } from '../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { DayBook } from '../../core/ports/day-book.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { CashboxLane } from '../cashbox/lane.ts';

/** Documents read in one go, when no receipt comes in between and the line is quick. */
const DOCUMENTS_AT_ONCE = 20;
/** So long may one go last, ms: the lane looks at the device and stops between two of them. */
const GO_MS = 5_000;
/** Receipts that came in between have so long before the reading goes on, ms. */
const PAUSE_MS = 500;
/** Everything else the lane has to do comes in between two goes, ms. */
const TURN_MS = 1;
/** Documents of the book looked through at a time. */
const HOLE_PAGE = 500;
/** Numbers without a document that are asked for again; an FN that has lost more needs no list. */
const MOST_HOLES = 200;
/** Ours that name a number the FN has not reached: more than a few are no longer a list for a person. */
const BEYOND = 100;

/** What came of reading an FN back. */
export interface ReadBack {
  readonly fnSerial: string;
  /** Last number the FN has given out. */
  readonly lastFd: number;
  /** Numbers of the range asked for that the FN gives no document for: asked just now. */
  readonly absent: ReadonlySet<number>;
  /** Jobs that claim a number after the last one, as the journal had them at that very moment. */
  readonly beyond: readonly Job[];
  /** What the cashbox counts in the shift that runs. */
  readonly running: ShiftTotals | undefined;
}

/** The cashbox could not be asked, and why. */
export interface Unread {
  readonly unread: Words;
}

/** What came of reading the FN of each cashbox, by its id. */
export type ReadBacks = ReadonlyMap<string, ReadBack | Unread>;

export interface ReadBackParts {
  readonly book: DayBook;
  readonly journal: Journal;
  readonly clock: Clock;
}

/** Which numbers a report is about. */
export interface Wanted {
  /** ms since the epoch: on an FN that was never read back, what is older than this stays unread. */
  readonly since: number;
  /** The same as a local date. */
  readonly sinceDate: string;
  /** From which number on (not included) a number without a document is asked for again. */
  readonly after: (fnSerial: string) => number;
}

/**
 * Reads the documents of the FN that is in the cashbox, from where the reading before has ended. Any waiting receipt
 * goes first: it waits for one document at most.
 */
export async function readBack(
  lane: CashboxLane,
  wanted: Wanted,
  parts: ReadBackParts,
  signal: AbortSignal,
): Promise<ReadBack | Unread> {
  const reader = new Reader(lane, wanted, parts);
  try {
    for (;;) {
      await lane.errand((driver, _, own) => reader.step(driver, AbortSignal.any([signal, own])));
      if (reader.result) return reader.result;
      // Without a pause the lane would run one step after the other, and neither look at the device nor stop.
      await parts.clock.sleep(reader.mustYield ? PAUSE_MS : TURN_MS, signal);
    }
  } catch (error) {
    if (signal.aborted || !(error instanceof KassaError)) throw error;
    return { unread: sentences(error.code, error.detail) };
  }
}

class Reader {
  readonly #lane: CashboxLane;
  readonly #wanted: Wanted;
  readonly #parts: ReadBackParts;
  readonly #isFirst: boolean;
  readonly #absent = new Set<number>();
  result: ReadBack | undefined;

  constructor(lane: CashboxLane, wanted: Wanted, parts: ReadBackParts) {
    this.#lane = lane;
    this.#wanted = wanted;
    this.#parts = parts;
    this.#isFirst = parts.book.fnsOf(lane.part.id).length === 0;
  }

  /** Does a receipt wait? A cashbox that can make nothing keeps nobody waiting by being read. */
  get mustYield(): boolean {
    const { part, view } = this.#lane;
    const { journal } = this.#parts;
    if (view.trouble !== undefined) return false;
    return journal.nextReceived(part.id) !== undefined || journal.openQuestions(part.id).length > 0;
  }

  /** Some documents; sets the result when the last of them was read and no receipt waits. */
  async step(driver: CashboxDriver, signal: AbortSignal): Promise<void> {
    const { fnSerial, lastFdNumber } = await driver.readCondition(signal);
    const begun = await this.#startOf(fnSerial, lastFdNumber, driver, signal);
    const news = Math.min(lastFdNumber, begun + DOCUMENTS_AT_ONCE) - begun;
    const numbers = news > 0 ? Array.from({ length: news }, (_, i) => begun + 1 + i) : this.#holes(fnSerial, begun);
    const readTo = await this.#read(fnSerial, numbers, begun, driver, signal);
    if (news > 0 || readTo < lastFdNumber || this.#holes(fnSerial, readTo).length > 0 || this.mustYield) return;
    const { part } = this.#lane;
    this.result = {
      fnSerial,
      lastFd: lastFdNumber,
      absent: this.#absent,
      beyond: this.#parts.journal.documented(part.id, fnSerial, lastFdNumber, Number.MAX_SAFE_INTEGER, BEYOND),
      running: await driver.readShiftTotals(signal),
    };
  }

  async #read(
    fnSerial: string,
    numbers: readonly number[],
    begun: number,
    driver: CashboxDriver,
    signal: AbortSignal,
  ): Promise<number> {
    const documents: FnDocument[] = [];
    const { clock } = this.#parts;
    const end = clock.monotonicMs() + GO_MS;
    let readTo = begun;
    for (const fdNumber of numbers) {
      if (this.mustYield || clock.monotonicMs() > end) break;
      const document = await readOne(driver, fdNumber, signal);
      if (document) documents.push(document);
      else this.#absent.add(fdNumber);
      readTo = Math.max(readTo, fdNumber);
    }
    this.#parts.book.keepFnDocuments(this.#lane.part.id, fnSerial, documents, readTo);
    return readTo;
  }

  async #startOf(fnSerial: string, lastFd: number, driver: CashboxDriver, signal: AbortSignal): Promise<number> {
    const { book, journal } = this.#parts;
    const known = book.readTo(fnSerial);
    if (known !== undefined) return known;
    // A new FN holds nothing but what was made since the last report; any other may hold years of somebody's documents.
    if (!this.#isFirst && (await this.#isNew(driver, signal))) return 0;
    const { part } = this.#lane;
    return (journal.firstDocumentedSince(part.id, fnSerial, this.#wanted.since) ?? lastFd + 1) - 1;
  }

  /** The first document of an FN is its registration. */
  async #isNew(driver: CashboxDriver, signal: AbortSignal): Promise<boolean> {
    const registration = await driver.readDocument(1, signal);
    return registration !== undefined && registration.issuedAt.slice(0, 10) >= this.#wanted.sinceDate;
  }

  /** Numbers the book has no document for and that were not asked for in this reading; an FN that lost a row of the book has them. */
  #holes(fnSerial: string, readTo: number): readonly number[] {
    const holes: number[] = [];
    for (let last = this.#wanted.after(fnSerial); last < readTo; ) {
      const page = this.#parts.book.fnDocuments(fnSerial, last, readTo, HOLE_PAGE);
      const have = new Set(page.map(({ document }) => document.fdNumber));
      const end = page.length < HOLE_PAGE ? readTo : (page.at(-1)?.document.fdNumber ?? readTo);
      for (let fdNumber = last + 1; fdNumber <= end; fdNumber++) {
        if (have.has(fdNumber) || this.#absent.has(fdNumber)) continue;
        if (this.#absent.size + holes.length >= MOST_HOLES) return holes;
        holes.push(fdNumber);
      }
      last = end;
    }
    return holes;
  }
}

async function readOne(driver: CashboxDriver, fdNumber: number, signal: AbortSignal): Promise<FnDocument | undefined> {
  const document = await driver.readDocument(fdNumber, signal);
  if (!document) return undefined;
  // Sum and operation are told of these alone; the tags of a shift would tell nothing to compare.
  const isReceipt = document.totalKop !== undefined;
  return { document, tags: isReceipt ? await driver.readReceiptTags?.(fdNumber, signal) : undefined };
}
