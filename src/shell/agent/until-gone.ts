import type { Clock } from '../../core/ports/clock.ts';

/** Longest end of an agent that has a receipt in hand: the limit for closing a document and some more, ms. */
const LONGEST_END_MS = 330_000;
/** Longer than that its end is slow, ms. */
const USUAL_END_MS = 1_000;
/** How often it is looked for, ms. */
const LOOK_MS = 100;

export interface GoneParts {
  readonly clock: Clock;
  readonly isAlive: (pid: number) => boolean;
}

/**
 * Waits for the end of an agent's process, as long as a receipt can take. An agent closes its pipe first and then finishes its
 * receipt: until it is gone, a second one would only be sent away.
 *
 * @param onSlow called while it takes longer than an idle agent needs
 */
export async function untilGone(
  pid: number,
  { clock, isAlive }: GoneParts,
  onSlow: () => void = () => undefined,
): Promise<void> {
  const startMs = clock.monotonicMs();
  for (let passedMs = 0; isAlive(pid) && passedMs < LONGEST_END_MS; passedMs = clock.monotonicMs() - startMs) {
    if (passedMs >= USUAL_END_MS) onSlow();
    await clock.sleep(LOOK_MS);
  }
}
