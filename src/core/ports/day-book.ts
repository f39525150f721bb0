import type { FnDocument } from '../day/fn-document.ts';
import type { ExportedRow, OfdCoverage, OfdRow } from '../day/ofd-row.ts';

/** From which FD number (not included) to which one (included) a report has compared an FN. */
export interface FdRange {
  readonly cashboxId: string;
  readonly fnSerial: string;
  readonly after: number;
  readonly to: number;
}

/** A nightly report that was made: it is never made over, only looked at anew. */
export interface ReportedDay {
  /** Local date it is named after, `YYYY-MM-DD`. */
  readonly date: string;
  /** What was asked in this time, ms since the epoch; `to` is not included. */
  readonly from: number;
  readonly to: number;
  readonly madeAt: number;
  readonly ranges: readonly FdRange[];
  /** How many differences it showed when it was made. */
  readonly differenceCount: number;
}

/**
 * What the report of the day compares the journal with, kept beside it: documents read back from the FN, exports of the
 * OFD, and which days were reported. Synchronous and durable like the journal; nothing here is needed to make a receipt.
 * Every write throws `KassaError` CB-802 when the disk does not take it, reads CB-801 where pages cannot be read.
 */
export interface DayBook {
  /**
   * One write. A number that is known already is written over: the newest reading counts.
   *
   * @param readTo up to which number the FN has been read; never takes back what was read after it
   */
  keepFnDocuments(cashboxId: string, fnSerial: string, documents: readonly FnDocument[], readTo: number): void;
  /** Up to which FD number the FN has been read back; undefined when it never was. */
  readTo(fnSerial: string): number | undefined;
  /** FNs of that cashbox that were read back, the newest last. */
  fnsOf(cashboxId: string): readonly string[];
  /** By FD number, `after` not included. A number up to `readTo` that is not here is a hole or a lost row: ask the FN again. */
  fnDocuments(fnSerial: string, after: number, to: number, limit: number): readonly FnDocument[];
  /** All documents read back, of whatever FN, that carry that key; by the moment they were made. */
  fnDocumentsByKey(key: string): readonly FnDocument[];

  /** Some rows of an export; it counts only from the call with `isLast` on. */
  keepOfdRows(part: {
    readonly exportId: string;
    readonly name: string;
    readonly importedAt: number;
    readonly rows: readonly OfdRow[];
    readonly isLast: boolean;
  }): void;
  /** Whole exports that show anything of that FN, the newest first. To be asked after `ofdRows`, which finds damaged ones. */
  ofdCoverage(fnSerial: string): readonly OfdCoverage[];
  /** FNs the whole exports speak of. */
  ofdFns(): readonly string[];
  /** Rows of whole exports by FD number, `after` not included; several exports may show the same document. */
  ofdRows(fnSerial: string, after: number, to: number): readonly ExportedRow[];

  /** @throws {Error} when that date was reported already */
  keepReportedDay(day: ReportedDay): void;
  reportedDay(date: string): ReportedDay | undefined;
  lastReportedDay(): ReportedDay | undefined;
}
