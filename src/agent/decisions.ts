import { NO_RECEIPT, NOTHING_TO_DECIDE, refusalOf, TOO_EARLY } from '../core/fiscalization/actions.ts';
import type { Job } from '../core/fiscalization/job.ts';
import { isOpenQuestion } from '../core/fiscalization/life.ts';
import { noSuchRecord, Refusal } from '../core/refusal.ts';
import { made } from './decisions/made.ts';
import { around, type DecisionParts, refuseIf, type Who, withoutConflict } from './decisions/parts.ts';
import { refuse } from './decisions/refuse.ts';

/** What a person says about one job. */
export type Decision =
  /** Begin again; with a doubt kept the FN is read first. On a job in conflict: the content that came first stands. */
  | { readonly kind: 'retry' }
  | { readonly kind: 'refuse' }
  /** It was made: this is its document. Believed only when the FN shows such a document. */
  | { readonly kind: 'made'; readonly fdNumber: number }
  /** Nothing is to be sent of it until a person says so. */
  | { readonly kind: 'park' }
  /** The shop is told the result again. On a job in conflict: what was made of it stands. */
  | { readonly kind: 'resend' };

/** @throws {Error} with a Russian sentence when the decision does not fit the job */
export async function decide(
  jobId: number,
  decision: Decision,
  reason: string,
  author: string,
  parts: DecisionParts,
): Promise<void> {
  const job = parts.journal.byId(jobId);
  if (!job) throw noSuchRecord(jobId);
  const who: Who = { author, reason };
  switch (decision.kind) {
    case 'retry':
      return retry(job, who, parts);
    case 'refuse':
      return refuse(job, who, parts);
    case 'made':
      return made(job, decision.fdNumber, who, parts);
    case 'park':
      return park(job, who, parts);
    case 'resend':
      return resend(job, who, parts);
  }
}

function retry(job: Job, who: Who, parts: DecisionParts): void {
  if (isOpenQuestion(job.life)) throw new Refusal(TOO_EARLY);
  if (job.life.state === 'parked' && !job.intent) throw new Refusal(NO_RECEIPT);
  const clear = withoutConflict(job, who, parts);
  if (clear.life.state === 'parked') parts.recorder.apply(clear, { type: 'personRetries' }, {}, who.author, who.reason);
  else if (clear.report.state === 'parked') tellAgain(clear, who, parts);
  else if (clear === job) throw new Refusal(NOTHING_TO_DECIDE);
  parts.lane?.bell.ring();
}

/**
 * Read and written without a pause in between: either the lane has begun, and then it is too late, or the receipt is
 * parked, and then the lane finds it so before it sends anything.
 */
function park(job: Job, { author, reason }: Who, parts: DecisionParts): void {
  refuseIf(refusalOf('park', job, around(parts)));
  parts.recorder.apply(job, { type: 'personParks', code: 'CB-807', detail: reason }, {}, author);
}

function resend(job: Job, who: Who, parts: DecisionParts): void {
  refuseIf(refusalOf('resend', job, around(parts)));
  tellAgain(withoutConflict(job, who, parts), who, parts);
}

function tellAgain(job: Job, { author, reason }: Who, { recorder, clock }: DecisionParts): void {
  if (job.report.state === 'none') return;
  const { result } = job.report;
  recorder.note(job, { report: { state: 'owed', result, tries: 0, nextAt: clock.now() } }, 'tellAgain', reason, author);
}
