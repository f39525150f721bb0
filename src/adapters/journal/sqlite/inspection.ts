import type { DatabaseSync } from 'node:sqlite';

import { type DamagedRow, DamagedRowError } from '../../../core/ports/journal.ts';
import { WHOLE_FILE } from './damage-ledger.ts';
import type { JobReader } from './job-reader.ts';
import { idOf } from './job-row.ts';
import { UNSETTLED } from './queries.ts';
import { firstValue, prepare, type RawRow, toNumber } from './sql.ts';
import type { Statements } from './statements.ts';
import { expectedUnsettled, toTallyRow } from './tally.ts';

/** So many rows in a row may be missing or unreadable before the whole file is blamed instead of each of them. */
const MOST_SINGLE_ROWS = 20;
const MISSING = 'записи нет, хотя её номер был выдан';

/** Looks for damage where nobody asked for the row: at opening, and bit by bit in the background. */
export class Inspection {
  readonly #db: DatabaseSync;
  readonly #sql: Statements;
  readonly #reader: JobReader;
  #cursor = 0;

  constructor(db: DatabaseSync, sql: Statements, reader: JobReader) {
    this.#db = db;
    this.#sql = sql;
    this.#reader = reader;
  }

  /**
   * What a start must know before new work: every unsettled row is whole, each partial index holds as many of them as
   * the tally says, the newest row is the last one given, and the small tables are sound. Never reads the settled rows.
   */
  atOpening(): void {
    try {
      this.#reader.guard(() => {
        this.#checkSmallTables();
        this.#checkUnsettled();
        this.#checkNewest();
      });
    } catch (error) {
      // Remembered by the guard; every cashbox stops, and the agent can still show why.
      if (!(error instanceof DamagedRowError)) throw error;
    }
  }

  /** One step over all rows by id, round and round. @returns what is newly found */
  step(limit: number): readonly DamagedRow[] {
    const rows = this.#rowsAfter(this.#cursor, limit);
    if (!rows) return this.#stepOneByOne(limit);
    const found = rows.flatMap((row) => [...this.#missingBefore(idOf(row)), ...this.#inspect(row)]);
    if (rows.length < limit) {
      found.push(...this.#missingBefore(this.#lastIdGiven() + 1));
      this.#cursor = 0;
    }
    return found;
  }

  #checkSmallTables(): void {
    for (const table of ['tally', 'pins', 'damage']) {
      const said = firstValue(this.#db.prepare(`PRAGMA quick_check('${table}')`).get());
      if (said !== 'ok') this.#reader.remember(WHOLE_FILE, `таблица ${table} повреждена`, String(said));
    }
  }

  #checkUnsettled(): void {
    const expected = expectedUnsettled(this.#sql.tally.all().map(toTallyRow));
    for (const name of ['open', 'received', 'parked'] as const) {
      let seen = 0;
      for (const row of prepare(this.#db, UNSETTLED[name]).iterate()) {
        seen++;
        this.#reader.inspect(row);
      }
      if (seen !== expected[name]) {
        this.#reader.remember(WHOLE_FILE, `незавершённых записей ${seen}, а должно быть ${expected[name]}`, name);
      }
    }
  }

  #checkNewest(): void {
    this.#cursor = toNumber(firstValue(this.#sql.lastRow.get()));
    this.#missingBefore(this.#lastIdGiven() + 1);
    this.#cursor = 0;
  }

  #lastIdGiven(): number {
    return toNumber(firstValue(this.#sql.lastIdGiven.get()));
  }

  /** @returns undefined when some page on the way cannot be read */
  #rowsAfter(id: number, limit: number): readonly RawRow[] | undefined {
    try {
      return this.#sql.following.all(id, limit);
    } catch {
      return undefined;
    }
  }

  /** Finds out which of the next rows are on unreadable pages. */
  #stepOneByOne(limit: number): readonly DamagedRow[] {
    const last = Math.min(this.#cursor + limit, this.#lastIdGiven());
    const found: DamagedRow[] = [];
    for (let id = this.#cursor + 1; id <= last && found.length < MOST_SINGLE_ROWS; id++) {
      try {
        const row = this.#reader.guard(() => this.#sql.byId.get(id), id);
        found.push(...(row ? this.#inspect(row) : this.#missingBefore(id + 1)));
      } catch (error) {
        if (!(error instanceof DamagedRowError)) throw error;
        found.push(error.row);
      }
    }
    if (found.length >= MOST_SINGLE_ROWS) this.#reader.remember(WHOLE_FILE, 'файл журнала повреждён на диске');
    this.#cursor = last >= this.#lastIdGiven() ? 0 : last;
    return found;
  }

  #inspect(row: RawRow): readonly DamagedRow[] {
    this.#cursor = idOf(row);
    const found = this.#reader.inspect(row) ?? this.#checkIndex(row);
    return found ? [found] : [];
  }

  /** A check the index does not find would be taken for a new one, and made a second time. */
  #checkIndex(row: RawRow): DamagedRow | undefined {
    const { shop_id, order_kind, check_id } = row;
    if (typeof shop_id !== 'string' || typeof order_kind !== 'string' || typeof check_id !== 'string') return undefined;
    const found = this.#reader.guard(() => this.#sql.idByCheck.get(shop_id, order_kind, check_id));
    if (found && idOf(found) === idOf(row)) return undefined;
    return this.#reader.remember(idOf(row), 'указатель чеков не находит эту запись');
  }

  /** Ids are given without gaps and nothing is deleted: a row between cursor and `id` that is not there was lost. */
  #missingBefore(id: number): readonly DamagedRow[] {
    const found: DamagedRow[] = [];
    const first = this.#cursor + 1;
    for (let missing = first; missing < id; missing++) {
      const tooMany = missing - first >= MOST_SINGLE_ROWS;
      const damaged = this.#reader.remember(tooMany ? WHOLE_FILE : missing, MISSING);
      if (damaged) found.push(damaged);
      if (tooMany) break;
    }
    return found;
  }
}
