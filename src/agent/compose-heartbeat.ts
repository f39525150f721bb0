import { heartbeatOf, nextSequence } from '../contract/heartbeat.ts';
import type { Job } from '../core/fiscalization/job.ts';
import { type FiveMinutes, fiveMinutes, type TimedReceipt } from '../core/health/five-minutes.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { AgentView } from './agent-view.ts';
import { snapshot } from './status.ts';

/** The five-minute figures are those of the last so many receipts of the last day. */
const RECEIPTS = 100;
const DAY_MS = 86_400_000;
/** Lines of a time line that say that the FN was seen to hold the document. */
const MADE = new Set(['fnShowsOurs', 'personFinds']);

/** Makes the heartbeats of one agent, each with a number of its own. */
export function heartbeatComposer(agent: AgentView, agentId: string): () => string {
  let sequence: number | undefined;
  return () => {
    const { clock, journal } = agent.parts;
    const now = clock.now();
    sequence = nextSequence(sequence, now);
    const more = { agentId, sequence, sentAt: now, fiveMinutes: figures(journal, now) };
    return JSON.stringify(heartbeatOf(snapshot(agent), more));
  };
}

function figures(journal: Journal, now: number): FiveMinutes {
  const receipts = journal
    .recent(RECEIPTS)
    .filter(({ kind, receivedAt }) => kind === 'receipt' && now - receivedAt <= DAY_MS)
    .flatMap((job) => timed(job, journal));
  return fiveMinutes(receipts, now);
}

/** Receipts nobody will make, or that a person holds, are no late ones. */
function timed(job: Job, journal: Journal): TimedReceipt[] {
  const { life, receivedAt } = job;
  if (life.state === 'refused' || life.state === 'parked') return [];
  if (life.state !== 'fiscal') return [{ receivedAt, fiscalAt: undefined }];
  const fiscalAt = journal.timeline(job.id).findLast(({ what }) => MADE.has(what))?.at;
  return fiscalAt === undefined ? [] : [{ receivedAt, fiscalAt }];
}
