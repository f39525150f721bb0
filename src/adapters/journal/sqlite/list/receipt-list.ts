import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

import type { Job } from '../../../../core/fiscalization/job.ts';
import { DamagedRowError, type ReceiptsFound, type ReceiptsWanted } from '../../../../core/ports/journal.ts';
import type { JobReader } from '../job-reader.ts';
import { idOf } from '../job-row.ts';
import { firstValue, prepare, type RawRow, toNumber } from '../sql.ts';
import type { Statements } from '../statements.ts';
import { COUNTS, conditionOf } from './list-queries.ts';

/** A page is read again when a row of it turns out to be damaged: the row leaves the list, and others move up. */
const MOST_READINGS = 5;

/** The list of receipts, newest first. Each job that is handed out is read and believed as everywhere. */
export class ReceiptList {
  readonly #db: DatabaseSync;
  readonly #sql: Statements;
  readonly #reader: JobReader;
  /** There are a few dozen shapes of a search; each is prepared when it is first asked. */
  readonly #prepared = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, sql: Statements, reader: JobReader) {
    this.#db = db;
    this.#sql = sql;
    this.#reader = reader;
  }

  page(wanted: ReceiptsWanted): Omit<ReceiptsFound, 'isWhole'> {
    const { sql: where, values } = conditionOf(wanted.filter, wanted.keys);
    const from = `FROM search ${where}`;
    const count = (!wanted.keys && COUNTS[wanted.filter]) || `SELECT count(*) AS jobs ${from}`;
    for (let readings = 1; ; readings++) {
      const total = toNumber(firstValue(this.#prepare(count).get(...values)));
      const ids = this.#ids(from, values, total, wanted);
      const jobs = ids.flatMap((id) => this.#job(id) ?? []);
      const missing = ids.length - jobs.length;
      if (missing === 0 || readings === MOST_READINGS) return { total: total - missing, jobs };
    }
  }

  /** Of a page near the end the way from the other end is the shorter one. */
  #ids(from: string, values: readonly SQLInputValue[], total: number, { offset, limit }: ReceiptsWanted): number[] {
    const most = Math.min(limit, total - offset);
    if (most <= 0) return [];
    const isNearEnd = offset > total / 2;
    const order = isNearEnd ? 'ASC' : 'DESC';
    const skipped = isNearEnd ? total - offset - most : offset;
    const statement = this.#prepare(`SELECT job_id AS id ${from} ORDER BY job_id ${order} LIMIT ? OFFSET ?`);
    const ids = statement.all(...values, most, skipped).map((row: RawRow) => idOf(row));
    return isNearEnd ? ids.toReversed() : ids;
  }

  #job(id: number): Job | undefined {
    try {
      const row: RawRow | undefined = this.#reader.guard(() => this.#sql.byId.get(id), id);
      return row && this.#reader.believe(row);
    } catch (error) {
      if (error instanceof DamagedRowError) return undefined;
      throw error;
    }
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = prepare(this.#db, sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}
