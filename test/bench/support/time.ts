import { hrtime } from 'node:process';
import { setTimeout as timer } from 'node:timers/promises';

const NS_PER_US = 1_000;

/** Microseconds of the system's monotonic clock: the same in every process of this computer, so that they can be compared. */
export function nowUs(): number {
  return Number(hrtime.bigint()) / NS_PER_US;
}

export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return timer(ms, undefined, signal && { signal });
}

/** Waits for a condition of the world. Throws after `limitMs`, saying what did not come. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitMs: number,
  everyMs = 5,
): Promise<void> {
  const endUs = nowUs() + limitMs * 1_000;
  while (!(await condition())) {
    if (nowUs() > endUs) throw new Error(`за ${Math.round(limitMs / 1_000)} с не дождались: ${what}`);
    await sleep(everyMs);
  }
}

/** Waits for something that may never come. Throws after `limitMs`, saying what did not come. */
export async function within<T>(what: string, work: Promise<T>, limitMs: number): Promise<T> {
  const done = new AbortController();
  const tooLong = sleep(limitMs, done.signal).then((): never => {
    throw new Error(`за ${Math.round(limitMs / 1_000)} с не дождались: ${what}`);
  });
  tooLong.catch(() => undefined);
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    done.abort();
  }
}
