import { performance } from 'node:perf_hooks';
import type { Clock } from '../../core/ports/clock.ts';

/** Longest timer the platform keeps, ms; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The one place that asks the platform what time it is. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  async sleep(ms, signal) {
    for (let restMs = ms; restMs > LONGEST_TIMER_MS; restMs -= LONGEST_TIMER_MS) await timer(LONGEST_TIMER_MS, signal);
    await timer(ms > LONGEST_TIMER_MS ? ms % LONGEST_TIMER_MS : ms, signal);
  },
};

function timer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = () => {
      clearTimeout(handle);
      reject(signal?.reason);
    };
    // Lanes sleep for months under one signal: a listener left behind by every sleep would be a slow leak.
    const handle = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
