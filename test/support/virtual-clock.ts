import type { Clock } from '../../src/core/ports/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
}

/** Turns of the event loop without a due timer after which nothing else is taken to be moving. */
const QUIET_TURNS = 4;

/**
 * A clock for tests: it stands still while anything moves and jumps to the next timer when nothing does,
 * so that a day passes in milliseconds and nothing ever waits for real.
 */
export class VirtualClock implements Clock {
  #nowMs: number;
  readonly #startMs: number;
  #order = 0;
  #timers: Timer[] = [];

  constructor(startIso = '2026-11-24T09:00:00Z') {
    this.#nowMs = Date.parse(startIso);
    this.#startMs = this.#nowMs;
  }

  now(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#nowMs - this.#startMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const stop = () => {
        this.#timers = this.#timers.filter((t) => t !== timer);
        reject(signal?.reason);
      };
      const timer: Timer = {
        at: this.#nowMs + Math.max(0, ms),
        order: this.#order++,
        fire: () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        },
      };
      signal?.addEventListener('abort', stop, { once: true });
      this.#timers.push(timer);
    });
  }

  /** Drives time until `work` settles. Throws when nothing is left that could make it settle. */
  async run<T>(work: Promise<T>): Promise<T> {
    let settled = false;
    const done = work.finally(() => {
      settled = true;
    });
    done.catch(() => undefined);
    while (!settled) {
      await quietTurns(() => settled);
      if (settled) break;
      if (!this.#fireNext()) throw new Error('Nothing moves and no timer is left: the work would hang for ever');
    }
    return done;
  }

  /** Lets exactly `ms` of virtual time pass, firing every timer on the way in order. */
  async advance(ms: number): Promise<void> {
    const until = this.#nowMs + ms;
    await quietTurns(() => false);
    while (this.#fireNext(until)) await quietTurns(() => false);
    this.#nowMs = until;
  }

  #fireNext(until = Number.POSITIVE_INFINITY): boolean {
    let next: Timer | undefined;
    for (const t of this.#timers) {
      if (!next || t.at < next.at || (t.at === next.at && t.order < next.order)) next = t;
    }
    if (!next || next.at > until) return false;
    this.#timers = this.#timers.filter((t) => t !== next);
    this.#nowMs = Math.max(this.#nowMs, next.at);
    next.fire();
    return true;
  }
}

async function quietTurns(stop: () => boolean): Promise<void> {
  for (let i = 0; i < QUIET_TURNS && !stop(); i++) await new Promise<void>((resolve) => setImmediate(resolve));
}
