import { isCorruption, toKassaError } from '../faults.ts';
import { firstValue, toNumber } from '../sql.ts';
import type { Statements } from '../statements.ts';
import type { Transactions } from '../transactions.ts';

/** Jobs that no trigger has seen yet: those an older version wrote before the lists were there. */
export class OlderJobs {
  readonly #sql: Statements;
  readonly #transactions: Transactions;

  constructor(sql: Statements, transactions: Transactions) {
    this.#sql = sql;
    this.#transactions = transactions;
  }

  /** The greatest id of them, 0 when there are none. */
  get upTo(): number {
    return toNumber(firstValue(this.#sql.upTo.get()));
  }

  /**
   * Enters so many of them, the newest first. A page nobody can read is passed by: the inspection tells of it.
   *
   * @returns false once there are none left
   * @throws {KassaError} CB-802 when the disk does not take it; then nothing has changed
   */
  enter(limit: number): boolean {
    const { upTo } = this;
    if (upTo === 0) return false;
    const after = Math.max(0, upTo - limit);
    try {
      this.#enter(after, upTo);
    } catch (error) {
      if (!isCorruption(error)) throw toKassaError(error);
      this.#enterOneByOne(after, upTo);
    }
    return after > 0;
  }

  /** Each in a transaction of its own: one that has met such a page writes nothing any more. */
  #enterOneByOne(after: number, upTo: number): void {
    for (let id = upTo; id > after; id--) {
      try {
        this.#enter(id - 1, id);
      } catch (error) {
        if (!isCorruption(error)) throw toKassaError(error);
        this.#passBy(id);
      }
    }
  }

  #enter(after: number, upTo: number): void {
    this.#transactions.run(() => {
      this.#sql.enterReceipts.run(after, upTo);
      this.#sql.enterEvents.run(after, upTo);
      this.#sql.setUpTo.run(after);
    });
  }

  #passBy(id: number): void {
    try {
      this.#transactions.run(() => this.#sql.setUpTo.run(id - 1));
    } catch (error) {
      throw toKassaError(error);
    }
  }
}
