import type { Job } from '../../../core/fiscalization/job.ts';
import { DamagedRowError } from '../../../core/ports/journal.ts';
import { contactsSince } from '../../../core/privacy/contacts-since.ts';
import type { JobReader } from './job-reader.ts';
import { idOf, readRow } from './job-row.ts';
import type { RawRow } from './sql.ts';
import type { Statements } from './statements.ts';

/** Knows which settled receipts still hold their buyer's contact, without reading a receipt for it. */
export class ContactLedger {
  readonly #sql: Statements;
  readonly #reader: JobReader;
  /** Id of the last row that {@link untold} has looked at. */
  #cursor = 0;

  constructor(sql: Statements, reader: JobReader) {
    this.#sql = sql;
    this.#reader = reader;
  }

  /** To be called inside the transaction that writes this version of the job. */
  note(job: Job): void {
    const since = contactsSince(job);
    if (since !== undefined) this.#sql.noteContact.run(job.id, since);
    else if (job.contactsErasedAt !== undefined) this.#sql.forgetContact.run(job.id);
  }

  /** Contacts nobody has needed since before that moment, the oldest first. What is damaged is stepped over. */
  due(before: number, limit: number): readonly Job[] {
    for (let most = limit; ; most += limit) {
      const ids = this.#reader.guardList(() => this.#sql.contactsDue.all(before, most)).map(idOf);
      const jobs = ids.flatMap((id) => this.#dueJob(id, before) ?? []);
      if (jobs.length >= limit || ids.length < most) return jobs.slice(0, limit);
    }
  }

  /**
   * Some of the receipts that should be noted and are not: those of the version before, and what a broken disk has lost.
   * Goes once over all rows; what is written since is noted as it is written.
   */
  untold(limit: number): readonly Job[] {
    const rows = this.#rowsAfter(this.#cursor, limit);
    this.#cursor = rows === undefined ? this.#cursor + limit : idOf(rows.at(-1) ?? {}) || this.#cursor;
    return (rows ?? []).flatMap((row) => {
      const read = readRow(row);
      if (!('job' in read) || contactsSince(read.job) === undefined) return [];
      return this.#sql.contactOf.get(read.job.id) ? [] : [read.job];
    });
  }

  /** @returns undefined where a page cannot be read; the inspection says so, and here its rows are passed by */
  #rowsAfter(id: number, limit: number): readonly RawRow[] | undefined {
    try {
      return this.#sql.following.all(id, limit);
    } catch {
      return undefined;
    }
  }

  /** The job itself is believed, not the ledger: it may have been changed by a broken disk. */
  #dueJob(id: number, before: number): Job | undefined {
    try {
      const row = this.#reader.guard(() => this.#sql.byId.get(id), id);
      const job = row && this.#reader.believe(row);
      const since = job && contactsSince(job);
      return since !== undefined && since < before ? job : undefined;
    } catch (error) {
      if (error instanceof DamagedRowError) return undefined;
      throw error;
    }
  }
}
