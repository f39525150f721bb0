import * as z from 'zod';

import type { TimelineEntry } from '../../../core/fiscalization/job.ts';
import type { RawRow } from './sql.ts';

const entrySchema = z.object({
  at: z.bigint().transform(Number),
  what: z.string(),
  detail: z.string(),
  author: z.string(),
});

/** @returns undefined when the row has not the shape of an entry */
export function readEntry(row: RawRow): TimelineEntry | undefined {
  const parsed = entrySchema.safeParse(row);
  return parsed.success ? parsed.data : undefined;
}
