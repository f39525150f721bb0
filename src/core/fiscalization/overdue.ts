import type { Job } from './job.ts';

/** How long a check of a shop may wait with us before a person is asked. Durations in ms. */
export interface WaitingLimits {
  /** Older than this, a correction may be needed instead. */
  readonly maxAgeMs: number;
  /** From then on the payment scheme may have given the money of a sale back; undefined: it never does. */
  readonly refundAfterMs?: number | undefined;
}

/**
 * When the payment scheme gives the money back unless the receipt is made; counted from the first hand-out, the only
 * moment we see.
 *
 * @returns ms since the epoch; undefined for whatever is no sale of a shop, is final, or has no such deadline
 */
export function refundAt({ kind, origin, receipt, receivedAt, life }: Job, limits: WaitingLimits): number | undefined {
  if (limits.refundAfterMs === undefined || kind !== 'receipt' || origin.from !== 'shop') return undefined;
  if (life.state === 'fiscal' || life.state === 'done' || life.state === 'refused') return undefined;
  return receipt?.operation === 'sell' ? receivedAt + limits.refundAfterMs : undefined;
}

/**
 * Why a check that nothing was sent of must not be made without asking; undefined: it may be made.
 *
 * @param askedAgainAt when a person last said "again", ms since the epoch; undefined: nobody did
 */
export function overdue(
  job: Job,
  limits: WaitingLimits,
  askedAgainAt: number | undefined,
  now: number,
): 'CB-715' | 'CB-716' | undefined {
  if (job.origin.from !== 'shop' || job.kind !== 'receipt') return undefined;
  const deadline = refundAt(job, limits);
  // Who said "again" after the deadline knew of it; who said so before may not have.
  const isWaived = askedAgainAt !== undefined && deadline !== undefined && askedAgainAt > deadline;
  if (deadline !== undefined && now > deadline && !isWaived) return 'CB-716';
  // Who said "again" knew how old it is: from then on it is as young as that.
  const since = Math.max(job.receivedAt, askedAgainAt ?? job.receivedAt);
  return now - since > limits.maxAgeMs ? 'CB-715' : undefined;
}
