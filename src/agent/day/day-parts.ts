import type { DayReport } from '../../core/day/day-report.ts';
import type { DayBook } from '../../core/ports/day-book.ts';
import type { AlarmMemory } from '../alarms/alarm-parts.ts';

/** What the report of the day is built from. */
export interface DayParts {
  readonly book: DayBook;
  /** When the nightly report is due, ms after local midnight; undefined: on demand only. */
  readonly reportAtMs: number | undefined;
  /** Puts page and table where the owner finds them. Rejects when the disk does not take them. */
  readonly save: (report: DayReport) => Promise<void>;
  /** The column map of the export of the OFD. */
  readonly columns: AlarmMemory;
}
