import type { Clock } from '../../src/core/ports/clock.ts';

/**
 * The clock of a PC that can be put to sleep: meanwhile the wall clock goes on, no timer fires, and the monotonic
 * clock of the system stands still, as Linux and Windows have it.
 */
export class PcClock implements Clock {
  readonly #world: Clock;
  #napEndsMs = 0;
  #napsMs = 0;

  constructor(world: Clock) {
    this.#world = world;
  }

  now(): number {
    return this.#world.now();
  }

  monotonicMs(): number {
    return this.#world.monotonicMs() - this.#napsMs + this.#napLeftMs;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const until = this.monotonicMs() + Math.max(0, ms);
    for (let leftMs = ms; leftMs > 0 || this.#napLeftMs > 0; leftMs = until - this.monotonicMs()) {
      await this.#world.sleep(this.#napLeftMs || leftMs, signal);
    }
    signal?.throwIfAborted();
  }

  /** The lid is closed for so long, counted by the world's clock. */
  fallAsleep(ms: number): void {
    this.#napsMs += ms;
    this.#napEndsMs = this.#world.monotonicMs() + ms;
  }

  /** Resolves when the PC is awake. */
  async awake(): Promise<void> {
    if (this.#napLeftMs > 0) await this.#world.sleep(this.#napLeftMs);
  }

  get #napLeftMs(): number {
    return Math.max(0, this.#napEndsMs - this.#world.monotonicMs());
  }
}
