import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Message } from '../../core/ports/notifier.ts';
import type { ReadSecret } from './secret.ts';

/**
 * Hands one message over; resolves when the other side has taken it. Rejects with `KassaError` of 85x, without a secret
 * in it and without a cause that could hold one, or with the signal's reason.
 */
export type Send = (message: Message, signal: AbortSignal) => Promise<void>;

/** What every way is built with. */
export interface SendParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly readSecret: ReadSecret;
}
