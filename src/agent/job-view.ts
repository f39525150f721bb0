import { jobStatus } from '../contract/job-status.ts';
import type { JobStatus } from '../contract/snapshot.ts';
import { type Seen, seenAtOfd } from '../core/day/ofd/seen.ts';
import { KassaError } from '../core/errors.ts';
import type { Job } from '../core/fiscalization/job.ts';
import type { DayBook } from '../core/ports/day-book.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { AgentView } from './agent-view.ts';
import type { CashboxPart, ShopPart } from './parts.ts';

/** Jobs as every screen shows them, with all that the agent knows beside the job itself. */
export function jobView(agent: AgentView): (job: Job) => JobStatus {
  const { journal, day } = agent.parts;
  const fns = new Map(agent.cashboxes.map(({ part }) => [part.id, confirmedFn(part, journal)]));
  return (job) =>
    jobStatus(job, {
      limits: limitsOf(job, agent),
      fnNow: fns.get(job.cashboxId),
      seen: seenOf(job, day.book),
    });
}

/** Not the one that answers: until a person has confirmed it, it may be the wrong cashbox. */
function confirmedFn({ id, expected }: CashboxPart, journal: Journal): string | undefined {
  return expected.fnSerial ?? journal.pin(id)?.fnSerial;
}

function limitsOf({ origin }: Job, { parts }: AgentView): ShopPart | undefined {
  return origin.from === 'shop' ? parts.shops.find(({ id }) => id === origin.shopId) : undefined;
}

function seenOf({ life }: Job, book: DayBook): Seen {
  if (life.state !== 'fiscal') return 'notChecked';
  const { document } = life;
  try {
    const rows = book.ofdRows(document.fnSerial, document.fdNumber - 1, document.fdNumber);
    return seenAtOfd(document, book.ofdCoverage(document.fnSerial), rows);
  } catch (error) {
    // A broken page of the exports must not take the lights away.
    if (error instanceof KassaError) return 'notChecked';
    throw error;
  }
}
