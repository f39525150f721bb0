import * as z from 'zod';
import type { Job, NewJob } from '../../core/fiscalization/job.ts';
import type { CashboxCondition } from '../../core/ports/cashbox-driver.ts';
import { ownJob } from './make.ts';

/** Which shift the person meant. Kept with the order: by the time it is met another one may be open. */
const AboutSchema = z.object({ shiftNumber: z.number() });

/** A person's order to close the shift that runs now. */
export function personClosing(
  cashboxId: string,
  shiftNumber: number,
  who: { readonly author: string; readonly reason: string },
  now: number,
): NewJob {
  return {
    ...ownJob(cashboxId, 'closeShift', who.reason, now),
    origin: { from: 'person', ...who },
    incoming: { shiftNumber },
  };
}

/** Is the shift of that order closed by now, whoever did it? A shift that was opened since is not what the person meant. */
export function isClosedAlready({ incoming }: Job, { shift }: Pick<CashboxCondition, 'shift'>): boolean {
  if (shift.state === 'closed') return true;
  const about = AboutSchema.safeParse(incoming);
  return about.success && about.data.shiftNumber !== shift.number;
}
