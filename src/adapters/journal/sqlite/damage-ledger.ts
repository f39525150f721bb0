import type { DatabaseSync, StatementSync } from 'node:sqlite';

import type { Clock } from '../../../core/ports/clock.ts';
import type { DamagedRow } from '../../../core/ports/journal.ts';
import { prepare, type RawRow, toNumber } from './sql.ts';

/** Stands for the whole file when SQLite itself cannot read it: no row is to blame. */
export const WHOLE_FILE = 0;

interface Found {
  readonly row: DamagedRow;
  readonly evidence: string;
  readonly foundAt: number;
}

/** What is known to be damaged, kept with its evidence in a table of its own, for ever. */
export class DamageLedger {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #insert: StatementSync;
  readonly #settle: StatementSync;
  readonly #open = new Map<number, Found>();
  readonly #settled = new Set<number>();

  constructor(db: DatabaseSync, clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
    this.#insert = prepare(
      db,
      'INSERT INTO damage (job_id, cashbox_id, found_at, reason, evidence) VALUES (?, ?, ?, ?, ?)',
    );
    this.#settle = prepare(
      db,
      `UPDATE damage SET settled_at = ?, settled_by = ?, settled_reason = ? WHERE job_id = ? AND settled_at IS NULL`,
    );
    this.#load(db);
  }

  /** @returns true when nobody knew of it */
  remember(row: DamagedRow, evidence: string): boolean {
    if (this.#open.has(row.jobId) || this.#settled.has(row.jobId)) return false;
    const found = { row, evidence, foundAt: this.#clock.now() };
    this.#open.set(row.jobId, found);
    try {
      this.#write(found);
    } catch {
      // A disk that does not take it changes nothing: the row stops its cashbox from memory, and the next start finds it again.
    }
    return true;
  }

  /** Has a person decided about this row? Never true of the whole file: it is damaged until it reads again. */
  isSettled(jobId: number): boolean {
    return this.#settled.has(jobId);
  }

  open(): readonly DamagedRow[] {
    return [...this.#open.values()].map((found) => found.row);
  }

  /** Writes the decision; to be called inside a transaction, `forget` after it. */
  writeSettled(jobId: number, author: string, reason: string, at: number): void {
    const found = this.#open.get(jobId);
    if (!found) throw new Error(`No open damage is known of job ${jobId}`);
    if (Number(this.#settle.run(at, author, reason, jobId).changes) > 0) return;
    this.#write(found);
    this.#settle.run(at, author, reason, jobId);
  }

  /** Takes the row off the list once its decision is on the disk. */
  forget(jobId: number): void {
    this.#open.delete(jobId);
    if (jobId !== WHOLE_FILE) this.#settled.add(jobId);
  }

  #write({ row, evidence, foundAt }: Found): void {
    this.#insert.run(row.jobId, row.cashboxId ?? null, foundAt, row.reason, evidence);
  }

  #load(db: DatabaseSync): void {
    const rows: readonly RawRow[] = prepare(
      db,
      'SELECT job_id, cashbox_id, found_at, reason, evidence, settled_at FROM damage',
    ).all();
    for (const row of rows) {
      const jobId = toNumber(row.job_id);
      if (row.settled_at !== null) {
        if (jobId !== WHOLE_FILE) this.#settled.add(jobId);
        continue;
      }
      const cashboxId = typeof row.cashbox_id === 'string' ? row.cashbox_id : undefined;
      this.#open.set(jobId, {
        row: { jobId, cashboxId, reason: String(row.reason) },
        evidence: String(row.evidence),
        foundAt: toNumber(row.found_at),
      });
    }
  }
}
