import { DatabaseSync } from 'node:sqlite';
import { KassaError } from '../../../core/errors.ts';
import type { Job, TimelineEntry } from '../../../core/fiscalization/job.ts';
import { refuseUnlessReadable } from './about.ts';
import { toOpeningError } from './faults.ts';
import { idOf, readRow } from './job-row.ts';
import { APPLICATION_ID } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { QUERIES } from './queries.ts';
import { prepare, type RawRow, readNumber } from './sql.ts';
import { readEntry } from './timeline-row.ts';

/** An agent that is just writing is waited for this long, ms. */
const BUSY_TIMEOUT_MS = 2_000;

/** The newest jobs of a journal, read beside an agent or without one. */
export interface JournalExtract {
  readonly jobs: readonly { readonly job: Job; readonly timeline: readonly TimelineEntry[] }[];
  /** Rows among them that cannot be believed; nothing of their content is given away. */
  readonly damaged: readonly { readonly jobId: number; readonly reason: string }[];
}

/**
 * Reads the newest jobs without changing a byte: no migration, no repair, nothing remembered.
 *
 * @throws {KassaError} CB-801, CB-802 or CB-806 when it is no journal that can be read
 */
export function readExtract(path: string, limit: number): JournalExtract {
  return readBeside(path, (db) => extract(db, limit));
}

/**
 * Reads a journal beside an agent or without one, and changes nothing.
 *
 * @throws {KassaError} as {@link readExtract}
 */
export function readBeside<T>(path: string, read: (db: DatabaseSync) => T): T {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    db.exec('PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF');
    refuseUnknown(db);
    return read(db);
  } catch (error) {
    throw toOpeningError(error);
  } finally {
    if (db?.isOpen) db.close();
  }
}

/** Rows have been the same since the first version, so an older journal can be read as it is. */
function refuseUnknown(db: DatabaseSync): void {
  const version = readNumber(db, 'PRAGMA user_version');
  const isOurs = readNumber(db, 'PRAGMA application_id') === APPLICATION_ID;
  if (!isOurs || version < 1) throw new KassaError('CB-806', 'это файл другой программы');
  refuseUnlessReadable(db, MIGRATIONS.length);
}

function extract(db: DatabaseSync, limit: number): JournalExtract {
  const timeline = prepare(db, QUERIES.timeline);
  const rows: readonly RawRow[] = prepare(db, QUERIES.recent).all(limit);
  const read = rows.map((row) => ({ id: idOf(row), row: readRow(row) }));
  return {
    jobs: read.flatMap(({ id, row }) =>
      'job' in row ? [{ job: row.job, timeline: timeline.all(id).flatMap((entry) => readEntry(entry) ?? []) }] : [],
    ),
    damaged: read.flatMap(({ id, row }) => ('job' in row ? [] : [{ jobId: id, reason: row.damage }])),
  };
}
