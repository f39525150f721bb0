import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 25;
const LIMIT_MS = 15_000;

/**
 * Looks again and again at something outside of this process, which tells nobody when it changes.
 *
 * @param what for the message of the error
 * @param look undefined and false mean not yet
 * @throws {Error} after 15 s, with what was thrown last
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = LIMIT_MS,
): Promise<T> {
  const end = performance.now() + limitMs;
  let last: unknown;
  do {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(LOOK_AGAIN_MS);
  } while (performance.now() < end);
  throw new Error(`waited ${limitMs} ms in vain for ${what}`, { cause: last });
}
