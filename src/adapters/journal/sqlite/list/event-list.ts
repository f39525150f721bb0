import type { EventsWanted, JournalEvent } from '../../../../core/ports/journal.ts';
import type { JobReader } from '../job-reader.ts';
import { type RawRow, toNumber } from '../sql.ts';
import type { Statements } from '../statements.ts';
import { readEntry } from '../timeline-row.ts';

/** Entries one call looks at, at most: 10 000 take some 50 ms, and the cashboxes wait meanwhile. */
export const MOST_LOOKED_AT = 10_000;
const AT_ONCE = 500;

/** Where an entry stands among all of them. */
type Place = readonly [at: number, jobId: number, version: number];
const END: Place = [Number.MAX_SAFE_INTEGER, 0, 0];

/** The time lines of all jobs as one, newest first. */
export class EventList {
  readonly #sql: Statements;
  readonly #reader: JobReader;

  constructor(sql: Statements, reader: JobReader) {
    this.#sql = sql;
    this.#reader = reader;
  }

  page({ before, limit, isWanted }: EventsWanted): readonly JournalEvent[] {
    const found: JournalEvent[] = [];
    let place = before === undefined ? END : placeOf(before);
    for (let left = MOST_LOOKED_AT; left > 0 && found.length < limit; left -= AT_ONCE) {
      const rows: readonly RawRow[] = this.#sql.newestEvents.all(...place, AT_ONCE);
      for (const row of rows) {
        const event = isWanted(rawEvent(row)) ? this.#believe(row) : undefined;
        if (event) found.push(event);
        if (found.length === limit) break;
      }
      const last = rows.at(-1);
      if (!last || rows.length < AT_ONCE) break;
      place = placeIn(last);
    }
    return this.#withJobs(found);
  }

  #believe(row: RawRow): JournalEvent | undefined {
    const entry = readEntry(row);
    if (entry) return { ...rawEvent(row), ...entry };
    this.#reader.remember(toNumber(row.job_id), 'история записи повреждена');
    return undefined;
  }

  /** What stands there of a job is read from rows that are believed, each of them once. */
  #withJobs(events: readonly JournalEvent[]): readonly JournalEvent[] {
    const jobs = new Map<number, Pick<JournalEvent, 'checkId' | 'cashboxId'>>();
    return events.map((event) => {
      const known = jobs.get(event.jobId) ?? this.#jobOf(event.jobId);
      jobs.set(event.jobId, known);
      return { ...event, ...known };
    });
  }

  #jobOf(id: number): Pick<JournalEvent, 'checkId' | 'cashboxId'> {
    const rows = this.#reader.guardList(() => [this.#sql.byId.get(id)]);
    const [job] = this.#reader.believable(rows.filter((row) => row !== undefined));
    const checkId = job?.origin.from === 'shop' ? job.origin.checkId : undefined;
    return { checkId, cashboxId: job?.cashboxId };
  }
}

function rawEvent(row: RawRow): JournalEvent {
  const { what, detail, author, cashbox_id, check_id } = row;
  return {
    id: placeIn(row).join('-'),
    jobId: toNumber(row.job_id),
    at: toNumber(row.at),
    what: String(what),
    detail: String(detail),
    author: String(author),
    checkId: typeof check_id === 'string' ? check_id : undefined,
    cashboxId: typeof cashbox_id === 'string' ? cashbox_id : undefined,
  };
}

function placeIn({ at, job_id, version }: RawRow): Place {
  return [toNumber(at), toNumber(job_id), toNumber(version)];
}

/** @throws {Error} for a text that is no id of an event */
function placeOf(id: string): Place {
  const [, at, jobId, version] = /^(\d{1,15})-(\d{1,15})-(\d{1,15})$/.exec(id) ?? [];
  if (at === undefined) throw new Error(`No event has the id ${id}`);
  return [Number(at), Number(jobId), Number(version)];
}
