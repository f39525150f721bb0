import type { Bell } from '../../adapters/system/bell.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { AgentProcess } from './agent-process.ts';
import type { Reached } from './reach.ts';

/** How often one that we have just started is looked for, ms. */
const LOOK_MS = 100;
/** Longer than that a start is told to be slow, ms. */
const USUAL_START_MS = 15_000;

export interface StartedParts {
  readonly clock: Clock;
  /** Of whoever waits for the agent: rung when the process ends. */
  readonly bell: Bell;
  readonly reach: () => Promise<Reached>;
  /** Called while it takes longer than usual. */
  readonly onSlow: () => void;
}

/** What became of a start. */
export type Started =
  | Extract<Reached, { readonly kind: 'joined' }>
  | { readonly kind: 'ended'; readonly end: Awaited<AgentProcess['ended']> };

/** Waits until the agent of a process we have started answers, or has ended. Rejects when the signal is aborted. */
export async function untilReached(
  process: AgentProcess,
  { clock, bell, reach, onSlow }: StartedParts,
  signal: AbortSignal,
): Promise<Started> {
  const startMs = clock.monotonicMs();
  let end: Awaited<AgentProcess['ended']> | undefined;
  let isAwaited = true;
  void process.ended.then((ended) => {
    end = ended;
    // The end of one that has worked is seen by its pipe: a ring then would cut short the pause before the next.
    if (isAwaited) bell.ring();
  });
  for (;;) {
    await bell.wait(clock, LOOK_MS, signal);
    if (end) return { kind: 'ended', end };
    const reached = await reach();
    if (reached.kind === 'joined') {
      process.letGo();
      isAwaited = false;
      return reached;
    }
    if (clock.monotonicMs() - startMs >= USUAL_START_MS) onSlow();
  }
}
