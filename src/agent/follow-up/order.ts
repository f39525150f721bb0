import type { NewJob } from '../../core/fiscalization/job.ts';
import { refusal } from '../../core/refusal.ts';
import type { Recorder } from '../record.ts';
import { type PreparedReturn, type PrepareParts, prepareReturn } from './prepare.ts';
import { type About, returnsOf } from './returns-of.ts';

export interface OrderReturnParts extends PrepareParts {
  readonly recorder: Recorder;
}

/**
 * Writes down a return that was prepared; its cashbox makes it in its turn, once, with the promises of every receipt.
 * The same token again is the same return.
 *
 * @returns id of the return's job
 * @throws {Error} with a Russian sentence when something else would be made by now, or nothing
 */
export function orderReturn(
  asked: { readonly jobId: number; readonly token: string },
  who: { readonly author: string; readonly reason: string },
  parts: OrderReturnParts,
): number {
  const { journal, recorder, clock } = parts;
  const known = journal.byId(asked.jobId);
  const said = known && returnsOf(known, journal)?.find(({ fingerprint }) => fingerprint === asked.token);
  if (said) return said.id;
  const prepared = prepareReturn(asked.jobId, parts);
  if (prepared.token !== asked.token)
    throw refusal(
      'С тех пор, как возврат показали, чек изменился: посмотрите ещё раз. Ничего не сделано',
      'The receipt has changed since the return was shown: look again. Nothing was done',
    );
  const now = clock.now();
  const order = returnJob(prepared, who, now);
  // One write: a return that its receipt does not know of could be ordered a second time.
  const job = journal.together(() => {
    const written = journal.insert(order, { at: now, what: 'wanted', detail: who.reason, author: who.author });
    const followUps = [...(prepared.original.followUps ?? []), written.id];
    recorder.note(prepared.original, { followUps }, 'returnWanted', `запись ${written.id}`, who.author);
    return written;
  });
  recorder.onSaved(job);
  return job.id;
}

function returnJob(
  { original, plan, token }: PreparedReturn,
  who: { readonly author: string; readonly reason: string },
  now: number,
): NewJob {
  return {
    cashboxId: original.cashboxId,
    kind: 'receipt',
    origin: { from: 'person', ...who },
    receivedAt: now,
    incoming: { returnOf: original.id } satisfies About,
    fingerprint: token,
    receipt: plan.receipt,
    intent: plan.intent,
    life: { state: 'received', attempt: 1 },
    handOut: undefined,
    report: { state: 'none' },
    delivery: undefined,
    conflict: undefined,
    totals: undefined,
  };
}
