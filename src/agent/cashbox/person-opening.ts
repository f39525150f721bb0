import type { Job, NewJob } from '../../core/fiscalization/job.ts';
import { ownJob } from './make.ts';

/** Nobody waits for an order that is older: the person has been answered, or the agent has died meanwhile. */
const OPENING_LIFE_MS = 10 * 60_000;

/** What the journal says of it: why a person opens a shift is no question. */
export const OPENING_REASON = 'открыть смену';

/** A person's order to open a shift now. */
export function personOpening(cashboxId: string, author: string, now: number): NewJob {
  const reason = OPENING_REASON;
  return { ...ownJob(cashboxId, 'openShift', reason, now), origin: { from: 'person', author, reason } };
}

/** A shift that opens by itself hours later is not what the person meant. */
export function isOpeningStale({ receivedAt }: Job, now: number): boolean {
  return now - receivedAt > OPENING_LIFE_MS;
}
