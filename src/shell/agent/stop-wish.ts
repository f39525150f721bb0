import type { Clock } from '../../core/ports/clock.ts';

/** How long an agent may take until it is reached and lets go of us, ms: one that starts over a large journal needs a minute. */
export const HEARD_MS = 90_000;

/** The wish of a person that no agent is at work: remembered until none is, whatever the agent does just then. */
export class StopWish {
  readonly #heard = Promise.withResolvers<void>();
  readonly #settled = Promise.withResolvers<boolean>();

  /** The agent has heard it and ends: how long its receipt takes is no sign of deafness. */
  heard(): void {
    this.#heard.resolve();
  }

  /** @param isDone none is at work any more; false: that cannot be had, or is not wanted any more */
  settle(isDone: boolean): void {
    this.#settled.resolve(isDone);
  }

  /** @returns false when it is not known to be fulfilled: an agent may be at work. It may still be fulfilled later. */
  async isFulfilled(clock: Clock): Promise<boolean> {
    const known = new AbortController();
    const tooLong = clock.sleep(HEARD_MS, known.signal).then(
      () => 'tooLong' as const,
      () => undefined,
    );
    const first = await Promise.race([this.#heard.promise, this.#settled.promise, tooLong]);
    known.abort();
    return first === 'tooLong' ? false : this.#settled.promise;
  }
}
