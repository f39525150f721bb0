import type { OfdTicket } from '../../core/fiscal/fiscal-document.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { CashboxDriver, OfdExchange } from '../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { Recorder } from '../record.ts';

/** Tickets asked for per step, so that a waiting receipt never waits for the followers. */
const FOLLOW_STEP = 20;

export interface Following {
  readonly cashboxId: string;
  readonly fnSerial: string;
  readonly driver: CashboxDriver;
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly clock: Clock;
  /** Is there a job that could be begun now? */
  readonly isWorkWaiting: () => boolean;
}

/**
 * Follows fiscal documents until the FN holds the OFD's ticket: only then they are delivered. The first unsent number
 * says which ones may have theirs; the ticket itself is the proof.
 *
 * @returns how many became delivered, and whether some are left that may be asked for at once
 */
export async function followDeliveries(
  following: Following,
  exchange: OfdExchange,
  signal: AbortSignal,
): Promise<{ readonly delivered: number; readonly more: boolean }> {
  const { journal, cashboxId, fnSerial, driver, isWorkWaiting } = following;
  const first = exchange.firstUnsentFd;
  const isSent = (fdNumber: number | undefined) => fdNumber !== undefined && (first === undefined || fdNumber < first);
  const [oldest] = journal.undelivered(cashboxId, fnSerial, 1);
  if (!oldest || !isSent(fdOf(oldest))) return { delivered: 0, more: false };
  const candidates = journal.undelivered(cashboxId, fnSerial, FOLLOW_STEP).flatMap((job) => {
    const fdNumber = fdOf(job);
    return fdNumber !== undefined && isSent(fdNumber) ? [{ job, fdNumber }] : [];
  });
  const found: Found[] = [];
  let interrupted = false;
  try {
    for (const { job, fdNumber } of candidates) {
      interrupted = isWorkWaiting();
      if (interrupted) break;
      const ticket = await driver.readOfdTicket(fdNumber, signal);
      if (ticket) found.push({ job, fdNumber, ticket });
    }
  } finally {
    if (found.length > 0) writeDown(found, following);
  }
  return { delivered: found.length, more: interrupted || found.length === FOLLOW_STEP };
}

interface Found {
  readonly job: Job;
  readonly fdNumber: number;
  readonly ticket: OfdTicket;
}

/** One write for all: a ticket that is not written down is asked for again and costs nothing. */
function writeDown(found: readonly Found[], { journal, recorder, clock }: Following): void {
  journal.together(() => {
    for (const { job, fdNumber, ticket } of found) {
      const detail = `ФД ${fdNumber}, квитанция ${ticket.confirmedAt}`;
      recorder.note(job, { delivery: { ticket, at: clock.now() } }, 'delivered', detail);
    }
  });
}

function fdOf(job: Job): number | undefined {
  return job.life.state === 'fiscal' ? job.life.document.fdNumber : undefined;
}
