import type { Clock } from '../../../core/ports/clock.ts';
import type { Journal } from '../../../core/ports/journal.ts';
import { openDatabase } from './database.ts';
import { toOpeningError } from './faults.ts';
import { SqliteJournal } from './sqlite-journal.ts';

export interface JournalOptions {
  /** A file, made with its folder when missing, or `:memory:`. */
  readonly path: string;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Opens the durable journal: brings it to the newest schema and checks every unsettled row.
 * Damaged rows do not keep it from opening; they are in `damaged()`.
 *
 * @throws {KassaError} CB-801 damaged beyond opening, CB-802 not writable, CB-806 not a journal this version knows
 */
export function openJournal({ path, clock }: JournalOptions): Journal {
  const db = openDatabase(path);
  try {
    return new SqliteJournal(db, clock);
  } catch (error) {
    db.close();
    throw toOpeningError(error);
  }
}
