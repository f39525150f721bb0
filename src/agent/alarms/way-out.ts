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
/** What may not be told yet, because of quiet hours, is looked at again so often. */
const LATER_MS = 60_000;

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
  /** Keys still to be told here, and keys told here that stand. */
  readonly #unsaid: Set<string>;
  readonly #said: Set<string>;
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
    this.#unsaid = new Set(owed?.unsaid);
    this.#said = new Set(owed?.said);
    this.#over = owed?.over ?? [];
    this.#clock = more.clock;
    this.#log = more.log;
    this.#standing = more.standing;
    this.#onSaid = more.onSaid;
  }

  /** Something is due and has not gone out. */
  get waits(): boolean {
    return this.#isDue;
  }

  get owed(): Owed {
    return { unsaid: [...this.#unsaid], said: [...this.#said], over: this.#over };
  }

  /** There is something to say: alarms that people do not know, or that are over. */
  offer(told: readonly Standing[], over: readonly Standing[]): void {
    for (const { key } of told) this.#unsaid.add(key);
    // What was never told here is not over here either.
    this.#over = [...this.#over, ...over.filter(({ key }) => this.#said.has(key))];
    for (const { key } of over) {
      this.#said.delete(key);
      this.#unsaid.delete(key);
    }
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
    if (!this.#isDue) return this.bell.wait(this.#clock, LATER_MS, signal);
    if (this.trouble) await this.bell.wait(this.#clock, this.#pauseMs(this.trouble.code), signal);
    else await this.#clock.sleep(GATHER_MS, signal);
    if (!this.#isDue) return;
    const alarms = this.#wanted;
    const keys = alarms.map(({ key }) => key);
    const back = new Set(this.#standing().map(({ key }) => key));
    const over = this.#over.filter(({ key }) => !back.has(key));
    await this.#send(writeMessage({ id: this.#nextId('news'), at: this.#clock.now(), alarms, over }), signal);
    for (const key of keys) {
      this.#said.add(key);
      this.#unsaid.delete(key);
    }
    this.#over = this.#over.filter((one) => !back.has(one.key) && !over.includes(one));
    this.#onSaid();
  }

  /** What stands and may be told at this moment: in quiet hours the rest waits for their end. */
  get #wanted(): readonly Standing[] {
    const now = this.#clock.now();
    return toldOnes(this.#standing()).filter(({ level }) => this.notifier.wants(level, now));
  }

  /** One all-clear, when nothing stands any more; what is over before that is said along with the next message. */
  get #isDue(): boolean {
    if (this.#wanted.some(({ key }) => this.#unsaid.has(key))) return true;
    const isAllClear = this.#over.length > 0 && toldOnes(this.#standing()).length === 0;
    return isAllClear && this.notifier.wants(undefined, this.#clock.now());
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
