import { type Standing, toldOnes } from '../../core/alarms/standing.ts';
import { testMessage, writeMessage } from '../../core/alarms/write-message.ts';
import { ERRORS, type ErrorCode, KassaError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Notifier } from '../../core/ports/notifier.ts';
import { Bell } from '../bell.ts';
import type { Owed } from './remembered.ts';

/** What belongs together comes within this: one message says it all. */
const GATHER_MS = 1_000;
const BACK_OFF_MS = [10_000, 30_000, 60_000, 120_000, 300_000] as const;
/** A way whose settings a person must mend is tried again this seldom. */
const REFUSED_MS = 15 * 60_000;
/** How long one try may take. */
const TRY_MS = 20_000;
const IDLE_MS = 3_600_000;

/** What stops a way, for the status. */
export interface WayTrouble {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly since: number;
}

/**
 * One way out to people, with what it has still to say. While it cannot be reached nothing is lost and nothing piles up:
 * what is said in the end is how things stand then.
 */
export class WayOut {
  readonly notifier: Notifier;
  readonly bell = new Bell();
  trouble: WayTrouble | undefined;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #standing: () => readonly Standing[];
  readonly #onSaid: () => void;
  #isDue: boolean;
  #over: readonly Standing[];
  #failures = 0;
  #messages = 0;

  constructor(
    notifier: Notifier,
    owed: Owed | undefined,
    more: {
      readonly clock: Clock;
      readonly log: Log;
      readonly standing: () => readonly Standing[];
      /** Called when it owes less than before. */
      readonly onSaid: () => void;
    },
  ) {
    this.notifier = notifier;
    this.#isDue = owed?.isDue ?? false;
    this.#over = owed?.over ?? [];
    this.#clock = more.clock;
    this.#log = more.log;
    this.#standing = more.standing;
    this.#onSaid = more.onSaid;
  }

  get owed(): Owed {
    return { isDue: this.#isDue, over: this.#over };
  }

  /** There is something to say: alarms that people do not know, or that are over. */
  offer(told: readonly Standing[], over: readonly Standing[]): void {
    const now = this.#clock.now();
    const back = new Set(this.#standing().map(({ key }) => key));
    this.#over = [...this.#over, ...over].filter(({ key }) => !back.has(key));
    const wantsTold = told.some(({ level }) => this.notifier.wants(level, now));
    // One all-clear, when nothing stands any more; what is over before that is said along with the next message.
    const isAllClear = over.length > 0 && toldOnes(this.#standing()).length === 0;
    if (!wantsTold && !isAllClear) return;
    this.#isDue = true;
    this.bell.ring();
  }

  /** @throws {KassaError} what the way said */
  async test(): Promise<void> {
    await this.#send(testMessage(this.#nextId('test'), this.#clock.now()), new AbortController().signal);
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#step(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#noteTrouble(error);
      }
    }
  }

  async #step(signal: AbortSignal): Promise<void> {
    if (!this.#isDue) return this.bell.wait(this.#clock, IDLE_MS, signal);
    if (this.trouble) await this.bell.wait(this.#clock, this.#pauseMs(this.trouble.code), signal);
    else await this.#clock.sleep(GATHER_MS, signal);
    const now = this.#clock.now();
    const alarms = toldOnes(this.#standing()).filter(({ level }) => this.notifier.wants(level, now));
    const over = this.#over;
    if (alarms.length === 0 && !this.notifier.wants(undefined, now)) return this.bell.wait(this.#clock, 60_000, signal);
    // What becomes due during the sending is due after it.
    this.#isDue = false;
    try {
      if (alarms.length > 0 || over.length > 0) {
        await this.#send(writeMessage({ id: this.#nextId('news'), at: now, alarms, over }), signal);
      }
    } catch (error) {
      this.#isDue = true;
      throw error;
    }
    this.#over = this.#over.filter((one) => !over.includes(one));
    this.#onSaid();
  }

  async #send(message: Parameters<Notifier['send']>[0], signal: AbortSignal): Promise<void> {
    const tooLong = new KassaError('CB-851', `${TRY_MS / 1_000} с`);
    const limit = new AbortController();
    const quiet = new AbortController();
    const stop = AbortSignal.any([signal, limit.signal]);
    void this.#clock.sleep(TRY_MS, quiet.signal).then(
      () => limit.abort(tooLong),
      () => undefined,
    );
    try {
      await this.notifier.send(message, stop);
    } catch (error) {
      throw limit.signal.aborted ? tooLong : error;
    } finally {
      quiet.abort('sent');
    }
    if (this.trouble) this.#log.info('way out works again', { way: this.notifier.id });
    this.trouble = undefined;
    this.#failures = 0;
  }

  #noteTrouble(error: unknown): void {
    const { code, detail } = error instanceof KassaError ? error : { code: 'CB-901' as const, detail: String(error) };
    if (this.trouble?.code !== code) this.#log.warn('way out is blocked', { way: this.notifier.id, code, detail });
    this.#failures += 1;
    this.trouble = { code, detail, since: this.trouble?.since ?? this.#clock.now() };
  }

  #pauseMs(code: ErrorCode): number {
    if (ERRORS[code].remedy === 'operator') return REFUSED_MS;
    return BACK_OFF_MS[Math.min(this.#failures, BACK_OFF_MS.length) - 1] ?? BACK_OFF_MS[0];
  }

  #nextId(what: string): string {
    this.#messages += 1;
    return `${what}-${this.#clock.now()}-${this.#messages}`;
  }
}
