import type { Clock } from '../../../core/ports/clock.ts';
import type { DayBook } from '../../../core/ports/day-book.ts';
import type { Journal } from '../../../core/ports/journal.ts';
import { openDatabase } from './database.ts';
import { SqliteDayBook } from './day/sqlite-day-book.ts';
import { toOpeningError } from './faults.ts';
import { SqliteJournal } from './sqlite-journal.ts';

export interface StoreOptions {
  /** A file, made with its folder when missing, or `:memory:`. */
  readonly path: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** The journal and what lies beside it in its file. Closing the journal closes both. */
export interface Store {
  readonly journal: Journal;
  readonly dayBook: DayBook;
}

/**
 * Opens the durable store: brings it to the newest schema and checks every unsettled row of the journal.
 * Damaged rows do not keep it from opening; they are in `damaged()`.
 *
 * @throws {KassaError} CB-801 damaged beyond opening, CB-802 not writable, CB-806 not a journal this version knows
 */
export function openStore({ path, clock }: StoreOptions): Store {
  const db = openDatabase(path);
  try {
    return { journal: new SqliteJournal(db, clock), dayBook: new SqliteDayBook(db) };
  } catch (error) {
    db.close();
    throw toOpeningError(error);
  }
}
