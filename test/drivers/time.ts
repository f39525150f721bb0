import { setTimeout as timer } from 'node:timers/promises';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

/** How time passes in a rig: by itself where processes are real, by jumps where everything is in this one. */
export interface RigTime {
  /** Of the agent. */
  readonly clock: Clock;
  /** Waits for work of the driver, letting time pass. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Waits for a condition of the world. Throws when it does not come in time. */
  until(what: string, condition: () => boolean): Promise<void>;
}

/** Longest wait of one promise: of virtual time, and of real time. */
const LIMIT_VIRTUAL_MS = 30 * 60_000;
const LIMIT_REAL_MS = 40_000;
const LOOK_EVERY_MS = 5;
/** The agent's pauses are shorter by this where processes are real: two readings of an absence are then 0.3 s apart. */
export const QUICKER = 10;
/** By that clock; the devices of these promises are done within a second or never. */
export const CLOSE_LIMIT_MS = 10_000;

export function virtualTime(): RigTime & { readonly clock: VirtualClock } {
  const clock = new VirtualClock();
  return {
    clock,
    run: (work) => clock.run(work),
    until: (what, condition) =>
      clock.run(
        (async () => {
          const end = clock.monotonicMs() + LIMIT_VIRTUAL_MS;
          while (!condition()) {
            if (clock.monotonicMs() > end) throw new Error(`Did not come: ${what}`);
            await clock.sleep(100);
          }
        })(),
      ),
  };
}

/**
 * Real time, in which the pauses of the agent (between readings that must agree, before it tries again) are shorter by
 * this factor. The wall clock stays the real one: cashboxes are compared with it.
 */
export function quickTime(factor: number): RigTime {
  const clock: Clock = {
    now: () => systemClock.now(),
    monotonicMs: () => systemClock.monotonicMs() * factor,
    sleep: (ms, signal) => systemClock.sleep(ms / factor, signal),
  };
  return {
    clock,
    run: (work) => work,
    until: async (what, condition) => {
      const end = systemClock.monotonicMs() + LIMIT_REAL_MS;
      while (!condition()) {
        if (systemClock.monotonicMs() > end) throw new Error(`Did not come: ${what}`);
        await timer(LOOK_EVERY_MS);
      }
    },
  };
}
