import type { DatabaseSync } from 'node:sqlite';

import type { FnDocument } from '../../../../core/day/fn-document.ts';
import type { ExportedRow, OfdCoverage } from '../../../../core/day/ofd-row.ts';
import type { DayBook, ReportedDay } from '../../../../core/ports/day-book.ts';
import { toKassaError } from '../faults.ts';
import { isSealed, seal } from '../sealed-row.ts';
import { type RawRow, toNumber } from '../sql.ts';
import { type Prepared, prepareEach } from '../statements.ts';
import { Transactions } from '../transactions.ts';
import { fillPage } from '../walk.ts';
import { DAY_QUERIES } from './day-queries.ts';
import { readFnDocument, toFnDocumentValues } from './fn-document-row.ts';
import { type ExportPart, OfdExports } from './ofd-exports.ts';
import { readDay, toDayValues } from './reported-day-row.ts';

/** Greater than every date. */
const END_OF_TIME = '~';

/**
 * The day book beside the journal, over the same connection. A row that cannot be believed is as if it had never been
 * written, so that it is read, imported or reported again, and nothing is concluded from its absence:
 *
 * - a document of the FN: its number is missing below `readTo`, as are numbers the FN gave no document for. The report
 *   asks the FN for such a number again before it says anything of it; keeping the document mends the row.
 * - how far an FN was read: it never was.
 * - a row of an export: the export covers nothing of that FN any more. It is found by reading, so coverage is asked after
 *   the rows.
 * - a reported day: it was not reported.
 *
 * Pages SQLite cannot read are a `KassaError` CB-801; unlike damage of the journal they stop no cashbox.
 */
export class SqliteDayBook implements DayBook {
  readonly #sql: Prepared<typeof DAY_QUERIES>;
  readonly #transactions: Transactions;
  readonly #exports: OfdExports;

  constructor(db: DatabaseSync) {
    this.#sql = prepareEach(db, DAY_QUERIES);
    this.#transactions = new Transactions(db);
    this.#exports = new OfdExports(this.#sql);
  }

  keepFnDocuments(cashboxId: string, fnSerial: string, documents: readonly FnDocument[], readTo: number): void {
    const other = documents.find(({ document }) => document.fnSerial !== fnSerial)?.document.fnSerial;
    if (other !== undefined) throw new Error(`Documents of two FNs in one write: ${fnSerial}, ${other}`);
    this.#write(() => {
      for (const read of documents) this.#sql.keepFnDocument.run(...toFnDocumentValues(cashboxId, read));
      const reached = Math.max(readTo, this.readTo(fnSerial) ?? 0);
      this.#sql.keepReadTo.run(...seal([fnSerial, cashboxId, reached]));
    });
  }

  readTo(fnSerial: string): number | undefined {
    const row: RawRow | undefined = this.#read(() => this.#sql.readTo.get(fnSerial));
    return row && isSealed(row, ['fn_serial', 'cashbox_id', 'read_to']) ? toNumber(row.read_to) : undefined;
  }

  fnsOf(cashboxId: string): readonly string[] {
    // Without a look at the checksum: of an FN too many `readTo` says that it was never read, one too few is forgotten.
    return this.#read(() => this.#sql.fnsOf.all(cashboxId)).map((row: RawRow) => String(row.fn_serial));
  }

  fnDocuments(fnSerial: string, after: number, to: number, limit: number): readonly FnDocument[] {
    return fillPage(
      limit,
      (most) => this.#read(() => this.#sql.fnDocuments.all(fnSerial, after, to, most)),
      believable,
    );
  }

  fnDocumentsByKey(key: string): readonly FnDocument[] {
    return believable(this.#read(() => this.#sql.fnDocumentsByKey.all(key)));
  }

  keepOfdRows(part: ExportPart): void {
    this.#write(() => this.#exports.keep(part));
  }

  ofdCoverage(fnSerial: string): readonly OfdCoverage[] {
    return this.#read(() => this.#exports.coverage(fnSerial));
  }

  ofdFns(): readonly string[] {
    return this.#read(() => this.#exports.fns());
  }

  ofdRows(fnSerial: string, after: number, to: number): readonly ExportedRow[] {
    return this.#read(() => this.#exports.rows(fnSerial, after, to));
  }

  keepReportedDay(day: ReportedDay): void {
    this.#write(() => {
      if (this.reportedDay(day.date)) throw new Error(`The day ${day.date} was reported already`);
      this.#sql.keepDay.run(...toDayValues(day));
    });
  }

  reportedDay(date: string): ReportedDay | undefined {
    const row = this.#read(() => this.#sql.day.get(date));
    return row && readDay(row);
  }

  lastReportedDay(): ReportedDay | undefined {
    for (let before = END_OF_TIME; ; ) {
      const row: RawRow | undefined = this.#read(() => this.#sql.dayBefore.get(before));
      const day = row && readDay(row);
      if (!row || day) return day;
      before = String(row.date);
    }
  }

  #write(work: () => void): void {
    this.#read(() => this.#transactions.run(work));
  }

  #read<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw toKassaError(error);
    }
  }
}

function believable(rows: readonly RawRow[]): readonly FnDocument[] {
  return rows.flatMap((row) => readFnDocument(row) ?? []);
}
