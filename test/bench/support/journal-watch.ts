import { existsSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { nowUs, until } from './time.ts';

/** A job as somebody sees it who only looks into the journal's file. */
export interface SeenJob {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly reportState: string;
  /** How often a reading of the FN has said what became of it. */
  readonly settlements: number;
}

/** Looks into the journal of a running agent from outside, without holding it up: WAL readers block nobody. */
export class JournalWatch {
  readonly #path: string;
  #db: DatabaseSync | undefined;
  #newest: StatementSync | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  newestReceipt(): SeenJob | undefined {
    const row = this.#statement()?.get();
    return (
      row && {
        id: Number(row['id']),
        kind: String(row['kind']),
        state: String(row['state']),
        reportState: String(row['report_state']),
        settlements: Number(row['settlements']),
      }
    );
  }

  /** @returns the moment at which the newest receipt was seen in a state that fits, µs */
  async whenNewest(what: string, fits: (job: SeenJob) => boolean, limitMs: number): Promise<number> {
    await until(
      what,
      () => {
        const job = this.newestReceipt();
        return job !== undefined && fits(job);
      },
      limitMs,
      2,
    );
    return nowUs();
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
    this.#newest = undefined;
  }

  #statement(): StatementSync | undefined {
    if (this.#newest) return this.#newest;
    if (!existsSync(this.#path)) return undefined;
    this.#db ??= new DatabaseSync(this.#path, { readOnly: true, timeout: 1_000 });
    try {
      this.#newest = this.#db.prepare(
        `SELECT id, kind, state, report_state,
          (SELECT count(*) FROM timeline WHERE job_id = jobs.id AND what IN ('fnShowsOurs', 'fnShowsAbsence', 'unclear')) AS settlements
          FROM jobs WHERE kind = 'receipt' ORDER BY id DESC LIMIT 1`,
      );
    } catch {
      // The agent has not made its tables yet.
      return undefined;
    }
    return this.#newest;
  }
}
