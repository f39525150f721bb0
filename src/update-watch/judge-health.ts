/** How long the new version may take, ms of time in which the watcher ran. */
export interface HealthLimits {
  /** From the order to start until a tray of it says that it has begun. */
  readonly firstStartMs: number;
  /** From that first start until its agent works. */
  readonly healthMs: number;
}

export const HEALTH_LIMITS: HealthLimits = { firstStartMs: 60_000, healthMs: 120_000 };

/** What is known of the new version. */
export interface Signs {
  readonly sinceOrderMs: number;
  /** Undefined while no tray of it has begun. */
  readonly sinceFirstStartMs: number | undefined;
  readonly isHealthy: boolean;
  /** A person or the system has ended its tray, as one does: that proves nothing. */
  readonly hasLeft: boolean;
}

export type Verdict = 'healthy' | 'left' | 'wait' | 'neverStarted' | 'notHealthy';

/** Has the new version proven itself? */
export function judgeHealth(
  { sinceOrderMs, sinceFirstStartMs, isHealthy, hasLeft }: Signs,
  limits: HealthLimits,
): Verdict {
  if (isHealthy) return 'healthy';
  if (hasLeft) return 'left';
  if (sinceFirstStartMs === undefined) return sinceOrderMs < limits.firstStartMs ? 'wait' : 'neverStarted';
  return sinceFirstStartMs < limits.healthMs ? 'wait' : 'notHealthy';
}
