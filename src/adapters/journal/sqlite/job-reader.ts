import type { Job } from '../../../core/fiscalization/job.ts';
import { type DamagedRow, DamagedRowError } from '../../../core/ports/journal.ts';
import { type DamageLedger, WHOLE_FILE } from './damage-ledger.ts';
import { DAMAGED_FILE, isCorruption, toKassaError } from './faults.ts';
import { cashboxOf, evidenceOf, idOf, readRow } from './job-row.ts';
import type { RawRow } from './sql.ts';

/** Turns rows into jobs; what cannot be believed is remembered in the ledger, whoever asked. */
export class JobReader {
  readonly #ledger: DamageLedger;

  constructor(ledger: DamageLedger) {
    this.#ledger = ledger;
  }

  /** @throws {DamagedRowError} also when a person has settled it: to say "no such job" would be a lie */
  believe(row: RawRow): Job {
    const read = readRow(row);
    if ('job' in read) return read.job;
    throw new DamagedRowError(this.#remember(row, read.damage).damaged);
  }

  /** For what the lane works off: open damage stops it, settled damage is stepped over. */
  believeUnlessSettled(row: RawRow): Job | undefined {
    const read = readRow(row);
    if ('job' in read) return read.job;
    const { damaged } = this.#remember(row, read.damage);
    if (this.#ledger.isSettled(damaged.jobId)) return undefined;
    throw new DamagedRowError(damaged);
  }

  /** For lists: damaged rows are left out and remembered. */
  believable(rows: readonly RawRow[]): readonly Job[] {
    return rows.flatMap((row) => {
      const read = readRow(row);
      if ('job' in read) return [read.job];
      this.#remember(row, read.damage);
      return [];
    });
  }

  /** @returns the damage of this row when nobody knew of it */
  inspect(row: RawRow): DamagedRow | undefined {
    const read = readRow(row);
    if ('job' in read) return undefined;
    const { damaged, isNew } = this.#remember(row, read.damage);
    return isNew ? damaged : undefined;
  }

  /** Damage that is no row's content: a missing row, an index that lies, pages SQLite cannot read. */
  remember(jobId: number, reason: string, evidence = ''): DamagedRow | undefined {
    const damaged = { jobId, cashboxId: undefined, reason };
    return this.#ledger.remember(damaged, evidence) ? damaged : undefined;
  }

  /** Runs one reading. Pages that make no sense become damage nobody's cashbox can be believed about. */
  guard<T>(read: () => T, jobId = WHOLE_FILE): T {
    try {
      return read();
    } catch (error) {
      if (!isCorruption(error)) throw toKassaError(error);
      this.remember(jobId, DAMAGED_FILE, String(error));
      throw new DamagedRowError({ jobId, cashboxId: undefined, reason: DAMAGED_FILE });
    }
  }

  /** The same for lists: what is on unreadable pages is left out and remembered. */
  guardList<T>(read: () => readonly T[]): readonly T[] {
    try {
      return this.guard(read);
    } catch (error) {
      if (error instanceof DamagedRowError) return [];
      throw error;
    }
  }

  #remember(row: RawRow, reason: string): { readonly damaged: DamagedRow; readonly isNew: boolean } {
    const damaged = { jobId: idOf(row), cashboxId: cashboxOf(row), reason };
    return { damaged, isNew: this.#ledger.remember(damaged, evidenceOf(row)) };
  }
}
