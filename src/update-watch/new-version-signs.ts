import type { Attempt, FirstStart } from '../contract/update.ts';
import type { Clock } from '../core/ports/clock.ts';
import { type HealthLimits, judgeHealth, type Verdict } from './judge-health.ts';
import type { Processes } from './processes.ts';

export interface NewVersionLimits extends HealthLimits {
  /** How long a tray that starts with the same log-on may take to say so, ms. */
  readonly resumeMs: number;
  readonly lookMs: number;
}

/** What trays of the new version have said. */
export interface NewVersionSigns {
  firstStart(): FirstStart | undefined;
  healthy(): string | undefined;
  clear(): void;
}

export interface NewVersionParts {
  readonly clock: Clock;
  readonly signs: NewVersionSigns;
  readonly processes: Pick<Processes, 'isAlive'>;
  readonly limits: NewVersionLimits;
}

/** Time in which this computer slept is no time the new version had. */
const LONGEST_TICK_MS = 2_000;

/** Waits whether a tray of the new version starts without us, with the log-on or by a person. */
export async function comesByItself(
  { id }: Pick<Attempt, 'id'>,
  { signs, processes, clock, limits }: NewVersionParts,
): Promise<boolean> {
  const startMs = clock.monotonicMs();
  for (;;) {
    const first = signs.firstStart();
    if (first?.id === id && !first.left && processes.isAlive(first.pid)) return true;
    if (clock.monotonicMs() - startMs >= limits.resumeMs) return false;
    await clock.sleep(limits.lookMs);
  }
}

/** Waits until the new version, just started, has proven itself or had its time. */
export async function untilJudged(
  { id }: Pick<Attempt, 'id'>,
  { clock, signs, limits }: NewVersionParts,
): Promise<Exclude<Verdict, 'wait'>> {
  let sinceOrderMs = 0;
  let sinceFirstStartMs: number | undefined;
  for (let before = clock.monotonicMs(); ; ) {
    const first = signs.firstStart();
    const hasBegun = first?.id === id;
    if (hasBegun) sinceFirstStartMs ??= 0;
    const verdict = judgeHealth(
      { sinceOrderMs, sinceFirstStartMs, isHealthy: signs.healthy() === id, hasLeft: hasBegun && first.left },
      limits,
    );
    if (verdict !== 'wait') return verdict;
    await clock.sleep(limits.lookMs);
    const tickMs = Math.min(clock.monotonicMs() - before, LONGEST_TICK_MS);
    before = clock.monotonicMs();
    sinceOrderMs += tickMs;
    if (sinceFirstStartMs !== undefined) sinceFirstStartMs += tickMs;
  }
}
