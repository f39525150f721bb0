import type { Clock } from '../../src/core/ports/clock.ts';
import type { ByteLink, OpenLink } from '../../src/wire/link.ts';

/** Thrown inside a stopped process by whatever is synchronous; nobody is left who could act on it. */
export class ProcessStopped extends Error {
  override readonly name = 'ProcessStopped';
}

/**
 * One life of the agent's process, with every one of its I/O boundaries counted. At the chosen boundary it stops dead:
 * nothing of it reaches the world any more, and nothing of the world reaches it. What it had done stays done.
 */
export class TestProcess {
  /** Boundaries passed so far, in order, for reading a failure. */
  readonly passed: string[] = [];
  /** When each of them was passed: monotonic ms of the clock given to {@link timed}. */
  readonly passedAt: number[] = [];
  /** What the world looked like at each of them, as {@link stampOf} says: equal stamps are equal worlds. */
  readonly stamps: number[] = [];
  stampOf: () => number = () => 0;
  #clock: Clock | undefined;
  readonly #stopAt: number;
  readonly #links = new Set<ByteLink>();
  readonly #end = new AbortController();
  #alive = true;
  /** Resolves when the process has stopped. */
  readonly stopped = Promise.withResolvers<void>();
  /** What the operating system does when a process dies: close what it had open. */
  onStop: () => void = () => undefined;

  /** @param stopAt number of the boundary to stop at, from 1; 0 = never */
  constructor(stopAt = 0) {
    this.#stopAt = stopAt;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Aborted when the process stops: the other end of every open connection notices. */
  get gone(): AbortSignal {
    return this.#end.signal;
  }

  /** One boundary. @returns false when the process is dead, now or since before */
  cross(name: string): boolean {
    if (!this.#alive) return false;
    this.passed.push(name);
    this.passedAt.push(this.#clock?.monotonicMs() ?? 0);
    this.stamps.push(this.stampOf());
    if (this.passed.length === this.#stopAt) this.stop();
    return this.#alive;
  }

  stop(): void {
    if (!this.#alive) return;
    this.#alive = false;
    for (const link of this.#links) void link.close();
    this.#end.abort(new ProcessStopped());
    this.onStop();
    this.stopped.resolve();
  }

  /** A line whose every write and every piece that comes in is a boundary. */
  links(open: OpenLink): OpenLink {
    return async (signal) => {
      if (!this.cross('open')) return never();
      const link = await open(signal);
      this.#links.add(link);
      if (!this.cross('opened')) {
        void link.close();
        return never();
      }
      return {
        name: link.name,
        write: async (bytes) => {
          if (!this.cross('before write')) return never();
          await link.write(bytes);
          if (!this.cross('after write')) return never();
        },
        onData: (listener) =>
          link.onData((bytes) => {
            if (this.cross('data')) listener(bytes);
          }),
        onClose: (listener) =>
          link.onClose(() => {
            if (this.#alive) listener();
          }),
        close: async () => {
          if (this.#alive) await link.close();
        },
      };
    };
  }

  /** Time as the process sees it: nothing wakes a dead one. */
  timed(clock: Clock): Clock {
    this.#clock = clock;
    return {
      now: () => clock.now(),
      monotonicMs: () => clock.monotonicMs(),
      sleep: async (ms, signal) => {
        try {
          await clock.sleep(ms, signal);
        } catch (error) {
          if (this.#alive) throw error;
        }
        if (!this.#alive) return never();
      },
    };
  }

  /** Every call that writes is two boundaries, every other one none; in a dead process each throws. */
  synchronous<T extends object>(target: T, writes: readonly string[]): T {
    return new Proxy(target, {
      get: (object, name) => {
        const value: unknown = Reflect.get(object, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (!this.#alive) throw new ProcessStopped();
          const isWrite = writes.includes(String(name));
          if (isWrite && !this.cross(`before ${String(name)}`)) throw new ProcessStopped();
          const result: unknown = value.apply(object, args);
          if (isWrite && !this.cross(`after ${String(name)}`)) throw new ProcessStopped();
          return result;
        };
      },
    });
  }

  /** An asynchronous call to the world: a boundary before and one after. */
  async outside<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (!this.cross(`before ${name}`)) return never();
    const result = await call();
    if (!this.cross(`after ${name}`)) return never();
    return result;
  }
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
