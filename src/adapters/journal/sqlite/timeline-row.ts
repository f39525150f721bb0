import * as z from 'zod';

import type { Job, TimelineEntry } from '../../../core/fiscalization/job.ts';
import { checksumOf } from './job-row.ts';
import type { RawRow } from './sql.ts';

const entrySchema = z.object({
  job_id: z.bigint(),
  version: z.bigint(),
  at: z.bigint(),
  what: z.string(),
  detail: z.string(),
  author: z.string(),
});

/** Values of `insertEntry`, checksum last. A job's every version has one entry. */
export function toEntryValues({ id, version }: Job, entry: TimelineEntry): readonly (string | number)[] {
  const values = [id, version, entry.at, entry.what, entry.detail, entry.author];
  return [...values, checksumOf(values)];
}

/** @returns undefined for a row that cannot be believed */
export function readEntry(row: RawRow): TimelineEntry | undefined {
  const parsed = entrySchema.safeParse(row);
  if (!parsed.success) return undefined;
  const { job_id, version, at, what, detail, author } = parsed.data;
  if (row.checksum !== checksumOf([job_id, version, at, what, detail, author])) return undefined;
  return { at: Number(at), what, detail, author };
}
