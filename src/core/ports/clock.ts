/**
 * Time, injected everywhere: no code of ours asks the platform what time it is.
 *
 * Units: milliseconds. `now` is wall time since the Unix epoch and may jump; `monotonicMs` never goes back
 * and is what durations are measured with.
 */
export interface Clock {
  now(): number;
  monotonicMs(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
