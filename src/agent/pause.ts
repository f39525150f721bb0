import * as z from 'zod';
import { PAUSE_AT_MOST_MS, type Pause } from '../core/fiscalization/pause.ts';
import type { Obstacle } from '../core/fiscalization/readiness.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import { refusal } from '../core/refusal.ts';
import { Bell } from './bell.ts';

/** Where a pause outlives the process. */
export interface PauseMemory {
  /** What was saved last; undefined when there is nothing, or nothing that can be read. */
  load(): unknown;
  /** @throws when the disk does not take it */
  save(state: unknown): void;
}

export interface PauseParts {
  readonly pauseMemory: PauseMemory;
  readonly clock: Clock;
  readonly log: Log;
  readonly localTime: (now: number) => string;
}

/** Nothing to wait for: only a ring, or a clock that was set, changes anything. */
const IDLE_MS = 3_600_000;

const RememberedSchema = z.object({
  version: z.literal(1),
  pause: z.object({ until: z.number(), by: z.string(), since: z.number() }).optional(),
});

/** Whether a person has paused the receipts. It ends by itself; what is written down is believed again after a restart. */
export class PauseSwitch {
  /** Called when a pause begins, changes or is over. */
  onChanged: () => void = () => undefined;
  readonly #parts: PauseParts;
  readonly #bell = new Bell();
  #pause: Pause | undefined;
  /** Monotonic ms: a wall clock that is set back must not make a pause of an hour one of a day. */
  #overMs = 0;

  constructor(parts: PauseParts) {
    this.#parts = parts;
    const kept = RememberedSchema.safeParse(parts.pauseMemory.load());
    if (kept.success && kept.data.pause) this.#hold(kept.data.pause);
  }

  /** The pause that lasts now. */
  get current(): Pause | undefined {
    return this.#pause && this.#leftMs(this.#pause) > 0 ? this.#pause : undefined;
  }

  /** What the pause is to a cashbox that could make receipts. */
  get obstacle(): Obstacle | undefined {
    const pause = this.current;
    return pause && { code: 'CB-320', detail: `до ${this.#timeOf(pause.until)}, поставил ${pause.by}` };
  }

  /**
   * Begins a pause, or gives the one that lasts another end.
   *
   * @param until ms since the epoch
   * @throws {Error} with a Russian sentence when it would be over already or last too long; the disk's own error when it
   *   cannot be written down, and then nothing has changed
   */
  begin(until: number, by: string): void {
    const { clock, log } = this.#parts;
    const now = clock.now();
    if (until <= now)
      throw refusal('Это время уже прошло: пауза не поставлена', 'That time is over already: no pause was set');
    if (until - now > PAUSE_AT_MOST_MS)
      throw refusal('Пауза длится не больше 24 часов', 'A pause lasts 24 hours at most');
    const pause = { until, by, since: this.current?.since ?? now };
    this.#save(pause);
    this.#hold(pause);
    log.info('receipts paused', { until: this.#timeOf(until), by });
    this.#tell();
  }

  /** @throws {Error} with a Russian sentence when there is no pause; the disk's own error when it cannot be written down */
  end(by: string): void {
    if (!this.current) throw refusal('Агент не на паузе', 'The agent is not paused');
    this.#save(undefined);
    this.#pause = undefined;
    this.#parts.log.info('receipts resumed', { by });
    this.#tell();
  }

  /** Notices that a pause is over. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#pause && !this.current) this.#endByItself();
      const waitMs = this.#pause ? Math.max(1, this.#leftMs(this.#pause)) : IDLE_MS;
      await this.#bell.wait(this.#parts.clock, waitMs, signal).catch(() => undefined);
    }
  }

  #endByItself(): void {
    const { log } = this.#parts;
    this.#pause = undefined;
    log.info('receipts resumed', { by: 'agent' });
    try {
      this.#save(undefined);
    } catch (error) {
      // It is over by its own time as well, so that nobody believes it after a restart.
      log.warn('the end of the pause is not kept', { text: String(error) });
    }
    this.#tell();
  }

  #hold(pause: Pause): void {
    const { clock } = this.#parts;
    this.#pause = pause;
    this.#overMs = clock.monotonicMs() + Math.min(pause.until - clock.now(), PAUSE_AT_MOST_MS);
  }

  #leftMs({ until }: Pause): number {
    const { clock } = this.#parts;
    return Math.min(until - clock.now(), this.#overMs - clock.monotonicMs());
  }

  #save(pause: Pause | undefined): void {
    this.#parts.pauseMemory.save({ version: 1, pause });
  }

  #tell(): void {
    this.#bell.ring();
    this.onChanged();
  }

  /** `15:30`, wall time of this computer. */
  #timeOf(at: number): string {
    return this.#parts.localTime(at).slice(11, 16);
  }
}
