import { setTimeout as pause } from 'node:timers/promises';
import { LIMIT_MS } from './program.ts';

const LOOK_EVERY_MS = 50;

/** Waits for something that no line on a stream tells of. Throws with what it last saw. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  fits: (seen: T) => boolean,
  limitMs = LIMIT_MS,
): Promise<T> {
  const endMs = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (fits(seen)) return seen;
    if (performance.now() > endMs) throw new Error(`It did not come: ${what}; last seen ${JSON.stringify(seen)}`);
    await pause(LOOK_EVERY_MS);
  }
}
