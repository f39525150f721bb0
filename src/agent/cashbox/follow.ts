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
  const { journal, cashboxId, fnSerial } = following;
  const first = exchange.firstUnsentFd;
  const candidates = journal
    .undelivered(cashboxId, fnSerial, FOLLOW_STEP)
    .filter((job) => fdOf(job) !== undefined && (first === undefined || (fdOf(job) ?? 0) < first));
  let delivered = 0;
  for (const job of candidates) {
    if (journal.nextReceived(cashboxId)) return { delivered, more: true };
    if (await askTicket(following, job, signal)) delivered += 1;
  }
  return { delivered, more: delivered === FOLLOW_STEP };
}

async function askTicket({ driver, recorder, clock }: Following, job: Job, signal: AbortSignal): Promise<boolean> {
  const fdNumber = fdOf(job);
  if (fdNumber === undefined) return false;
  const ticket = await driver.readOfdTicket(fdNumber, signal);
  if (!ticket) return false;
  recorder.note(
    job,
    { delivery: { ticket, at: clock.now() } },
    'delivered',
    `ФД ${fdNumber}, квитанция ${ticket.confirmedAt}`,
  );
  return true;
}

function fdOf(job: Job): number | undefined {
  return job.life.state === 'fiscal' ? job.life.document.fdNumber : undefined;
}
