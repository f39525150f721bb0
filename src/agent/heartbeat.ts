import { type ErrorCode, KassaError } from '../core/errors.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import { Bell } from './bell.ts';

const BEAT_EVERY_MS = 60_000;
/** Changes come in bursts; one beat tells them all. */
const LEAST_GAP_MS = 1_000;

export interface HeartbeatParts {
  readonly clock: Clock;
  readonly log: Log;
  /** The heartbeat of this very moment, as JSON. */
  readonly compose: () => string;
  /** Rejects with `KassaError` when the site has not taken it. */
  readonly post: (body: string, signal: AbortSignal) => Promise<void>;
}

/** Why the last heartbeat was not taken. */
export interface HeartbeatTrouble {
  readonly code: ErrorCode;
  readonly detail: string;
  /** Of the first one in a row, ms since the epoch. */
  readonly since: number;
}

/**
 * Tells the site once a minute and at each change. One beat at a time, always the newest picture: what changes
 * while one is on its way is told by the next, and nothing is ever queued.
 */
export class HeartbeatLane {
  readonly #parts: HeartbeatParts;
  readonly #bell = new Bell();
  #lastBeat: number | undefined;
  #trouble: HeartbeatTrouble | undefined;

  constructor(parts: HeartbeatParts) {
    this.#parts = parts;
  }

  /** When the site last took one, ms since the epoch. */
  get lastBeat(): number | undefined {
    return this.#lastBeat;
  }

  /** Undefined while the site takes them. */
  get trouble(): HeartbeatTrouble | undefined {
    return this.#trouble;
  }

  /** Something is not as it was told last. */
  changed(): void {
    this.#bell.ring();
  }

  /** Beats until the signal; never rejects: the watch of the receipts must not harm the receipts. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.#parts;
    while (!signal.aborted) {
      const begun = clock.monotonicMs();
      const left = (ms: number) => Math.max(0, ms - (clock.monotonicMs() - begun));
      try {
        await this.#beat(signal);
        await clock.sleep(left(LEAST_GAP_MS), signal);
        await this.#bell.wait(clock, left(BEAT_EVERY_MS), signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#failed(error);
        // Whatever failed may fail at once again.
        await clock.sleep(LEAST_GAP_MS, signal).catch(() => undefined);
      }
    }
  }

  async #beat(signal: AbortSignal): Promise<void> {
    const { compose, post } = this.#parts;
    try {
      await post(compose(), signal);
      this.#taken();
    } catch (error) {
      if (signal.aborted) throw error;
      this.#failed(error);
    }
  }

  #taken(): void {
    const { clock, log } = this.#parts;
    this.#lastBeat = clock.now();
    if (this.#trouble) log.info('heartbeat is taken again');
    this.#trouble = undefined;
  }

  #failed(error: unknown): void {
    const { clock, log } = this.#parts;
    const { code, detail } = wordsOf(error);
    const before = this.#trouble;
    this.#trouble = { code, detail, since: before?.since ?? clock.now() };
    // A site that is away for a night is one line, not a line a minute.
    if (before?.code !== code || before.detail !== detail) log.warn('heartbeat is not taken', { code, detail });
  }
}

/** A fault of our own has no code; its name alone is said, a message may quote anything. */
function wordsOf(error: unknown): { readonly code: ErrorCode; readonly detail: string } {
  if (error instanceof KassaError) return { code: error.code, detail: error.detail };
  return { code: 'CB-862', detail: `сигнал не составлен: ${error instanceof Error ? error.name : 'ошибка'}` };
}
