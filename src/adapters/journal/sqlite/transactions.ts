import type { DatabaseSync } from 'node:sqlite';

import { type Prepared, prepareEach } from './statements.ts';

const TRANSACTION = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  beginPart: 'SAVEPOINT part',
  endPart: 'RELEASE part',
} as const;

/** Takes back what a part of a transaction wrote; the rest of it stands. */
const UNDO_PART = 'ROLLBACK TO part; RELEASE part';

/** Writes of whoever shares the connection: each is a transaction, or a part of the one that has begun. */
export class Transactions {
  readonly #db: DatabaseSync;
  readonly #sql: Prepared<typeof TRANSACTION>;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#sql = prepareEach(db, TRANSACTION);
  }

  get isOpen(): boolean {
    return this.#db.isTransaction;
  }

  /** When it returns everything is on the disk, or will be with the whole; when it throws nothing has changed. */
  run<T>(work: () => T): T {
    const [begin, commit, undo] = this.isOpen
      ? ([this.#sql.beginPart, this.#sql.endPart, UNDO_PART] as const)
      : ([this.#sql.begin, this.#sql.commit, 'ROLLBACK'] as const);
    try {
      begin.run();
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      // SQLite rolls back by itself when the disk is full; a second rollback would be an error of its own.
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec(undo);
      throw error;
    }
  }
}
