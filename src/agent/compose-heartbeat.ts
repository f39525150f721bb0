import { heartbeatOf, nextSequence } from '../contract/heartbeat.ts';
import type { Job } from '../core/fiscalization/job.ts';
import { type FiveMinutes, fiveMinutes, isTimed, MADE_EVENTS, type TimedReceipt } from '../core/health/five-minutes.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { AgentView } from './agent-view.ts';
import { snapshot } from './status.ts';

/** The five-minute figures are those of the shops' receipts among the last so many jobs of the last day. */
const RECEIPTS = 100;
const DAY_MS = 86_400_000;

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
    .filter(
      ({ kind, origin, receivedAt }) => kind === 'receipt' && origin.from === 'shop' && now - receivedAt <= DAY_MS,
    )
    .flatMap((job) => timed(job, journal));
  return fiveMinutes(receipts, now);
}

function timed({ id, life: { state }, receivedAt }: Job, journal: Journal): TimedReceipt[] {
  const isMade = (what: string) => MADE_EVENTS.some((event) => event === what);
  const fiscalAt = state === 'fiscal' ? journal.timeline(id).findLast(({ what }) => isMade(what))?.at : undefined;
  return isTimed({ state, fiscalAt }) ? [{ receivedAt, fiscalAt }] : [];
}
