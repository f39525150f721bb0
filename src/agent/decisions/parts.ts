import type { Around } from '../../core/fiscalization/actions.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import { Refusal } from '../../core/refusal.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import type { Recorder } from '../record.ts';

export interface DecisionParts {
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly lane: Pick<CashboxLane, 'errand' | 'bell'> | undefined;
  /** Is the shop of the job still described in the settings? */
  readonly hasShop: boolean;
}

/** Who decides, and why. The reason holds no contact any more. */
export interface Who {
  readonly author: string;
  readonly reason: string;
}

export function around({ lane, hasShop }: DecisionParts): Around {
  return { hasCashbox: lane !== undefined, hasShop };
}

/** @throws {Error} with that sentence, when there is one */
export function refuseIf(words: Words | undefined): void {
  if (words) throw new Refusal(words);
}

/** The shop goes on handing out that other content at every poll: from now on it is known, and decided about. */
export function withoutConflict(job: Job, { author, reason }: Who, { recorder }: DecisionParts): Job {
  if (!job.conflict) return job;
  const { fingerprint } = job.conflict;
  return recorder.note(job, { conflict: undefined, fingerprint }, 'conflictDecided', reason, author);
}
