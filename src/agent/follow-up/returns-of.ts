import * as z from 'zod';
import type { Job } from '../../core/fiscalization/job.ts';
import type { Journal } from '../../core/ports/journal.ts';

/** What a person's return is about. Kept with the order, as of every order of a person. */
const AboutSchema = z.object({ returnOf: z.int() });
export type About = z.infer<typeof AboutSchema>;

/**
 * Every return that people ordered of a receipt, oldest first, whatever became of it.
 *
 * @returns undefined when the journal names one that it does not hold: nobody knows what became of that
 */
export function returnsOf({ followUps = [] }: Job, journal: Journal): readonly Job[] | undefined {
  const returns = followUps.flatMap((id) => journal.byId(id) ?? []);
  return returns.length === followUps.length ? returns : undefined;
}

/** Id of the receipt that this return is of; undefined of every other job. */
export function originalOf({ origin, incoming }: Job): number | undefined {
  if (origin.from !== 'person') return undefined;
  const about = AboutSchema.safeParse(incoming);
  return about.success ? about.data.returnOf : undefined;
}
