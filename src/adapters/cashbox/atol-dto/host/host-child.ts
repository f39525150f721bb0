import { type ChildProcess, fork } from 'node:child_process';
import { type HostAnswer, HostAnswerSchema, type HostRequest } from '../../../../contract/driver-host.ts';
import { KassaError } from '../../../../core/errors.ts';
import type { Clock } from '../../../../core/ports/clock.ts';

/** Where a driver host runs and what it may see. */
export interface HostStart {
  /** Path of the Node whose bitness is that of the library. */
  readonly node: string;
  /** Path of the driver host's own program. */
  readonly program: string;
  /** Its working folder. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A driver host needs little: its heap is asked to stay small. */
const NODE_OPTIONS = ['--max-semi-space-size=1', '--max-old-space-size=96', '--no-warnings'];
/** Of its error stream this much is kept, characters. */
const LAST_WORDS = 4_000;
/** A killed process is gone at once unless the kernel holds it in a call of its own; then nobody waits for it, ms. */
const KILL_PATIENCE_MS = 2_000;
/** Ends a sleep that is not needed any more. Said without a word an exception with a stack is made for each, which nobody reads. */
const NOT_NEEDED = 'not needed';

interface Asked {
  readonly id: number;
  readonly limitMs: number;
  /** Monotonic. */
  readonly dueMs: number;
  readonly resolve: (answer: HostAnswer) => void;
  readonly reject: (error: unknown) => void;
  /** Why the child was killed in this request. */
  cause?: unknown;
}

/** The sleep after which the request of that moment is looked at. */
interface Watch {
  readonly wakesMs: number;
  readonly stop: AbortController;
}

/** Without its number, which the child process gives. */
type Ask = HostRequest extends infer R ? (R extends HostRequest ? Omit<R, 'id'> : never) : never;

/** The child process of one device: a request out, its answer in, a kill when it takes too long. */
export class HostChild {
  /** Resolves when the process has ended, in whatever way. Never rejects. */
  readonly gone: Promise<void>;
  readonly #clock: Clock;
  readonly #process: ChildProcess;
  #lastId = 0;
  #asked: Asked | undefined;
  #watch: Watch | undefined;
  #lastWords = '';
  #end: KassaError | undefined;

  constructor(start: HostStart, clock: Clock) {
    this.#clock = clock;
    this.#process = fork(start.program, [], {
      cwd: start.folder,
      env: { ...start.env },
      execPath: start.node,
      execArgv: NODE_OPTIONS,
      // The library may print what it likes: the answers have a channel of their own.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'json',
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      this.#lastWords = (this.#lastWords + piece).slice(-LAST_WORDS);
    });
    this.#process.on('message', (message) => this.#hear(message));
    this.gone = this.#untilGone();
  }

  /**
   * One request; the next may be made when this one has settled. A whole answer wins over a kill that came too late.
   *
   * @throws KassaError CB-120 killed past `limitMs`, CB-121 the process ended by itself, CB-132 it never started
   */
  async ask(request: Ask, limitMs: number, signal: AbortSignal): Promise<HostAnswer> {
    signal.throwIfAborted();
    if (this.#end) throw this.#end;
    const id = ++this.#lastId;
    const dueMs = this.#clock.monotonicMs() + limitMs;
    const answer = new Promise<HostAnswer>((resolve, reject) => {
      this.#asked = { id, limitMs, dueMs, resolve, reject };
    });
    const stop = () => this.#killFor(id, signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    this.#watchUntil(dueMs);
    // A message that can not be sent is told by the end of the process.
    this.#process.send({ ...request, id }, () => undefined);
    try {
      return await answer;
    } finally {
      this.#asked = undefined;
      signal.removeEventListener('abort', stop);
    }
  }

  /** Ends it now, whatever it does. Resolves when it is gone, or when even the kernel can not end it. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    const done = new AbortController();
    const patience = this.#clock.sleep(KILL_PATIENCE_MS, done.signal).catch(() => undefined);
    await Promise.race([this.gone, patience]);
    done.abort(NOT_NEEDED);
  }

  /** One sleep for many requests: nearly all are answered long before their limit, and the next may use what is left of it. */
  #watchUntil(dueMs: number): void {
    if (this.#watch && this.#watch.wakesMs <= dueMs) return;
    this.#endWatch();
    const stop = new AbortController();
    this.#watch = { wakesMs: dueMs, stop };
    this.#clock.sleep(dueMs - this.#clock.monotonicMs(), stop.signal).then(
      () => this.#wake(),
      () => undefined,
    );
  }

  #wake(): void {
    this.#watch = undefined;
    const asked = this.#asked;
    if (!asked) return;
    if (this.#clock.monotonicMs() < asked.dueMs) this.#watchUntil(asked.dueMs);
    else this.#killFor(asked.id, new KassaError('CB-120', `${asked.limitMs} мс`));
  }

  #endWatch(): void {
    this.#watch?.stop.abort(NOT_NEEDED);
    this.#watch = undefined;
  }

  #hear(message: unknown): void {
    const asked = this.#asked;
    const answer = HostAnswerSchema.safeParse(message);
    if (!answer.success) {
      const error = new KassaError('CB-121', 'ответ не разобран', { cause: answer.error });
      if (asked) this.#killFor(asked.id, error);
    } else if (asked?.id === answer.data.id) asked.resolve(answer.data);
  }

  #killFor(id: number, cause: unknown): void {
    const asked = this.#asked;
    if (asked?.id !== id || 'cause' in asked) return;
    asked.cause = cause;
    // Told only when it is gone: the next driver host must find the port free.
    void this.kill().then(() => asked.reject(cause));
  }

  async #untilGone(): Promise<void> {
    this.#end = await new Promise<KassaError>((resolve) => {
      // More than one may come: a kill of a process that is gone already is told here too.
      this.#process.on('error', (cause) => {
        if (this.#process.pid === undefined) resolve(new KassaError('CB-132', cause.message, { cause }));
      });
      this.#process.once(
        'exit',
        (code, signal) => void this.#hearTheRest().then(() => resolve(this.#died(code, signal))),
      );
    });
    this.#endWatch();
    const asked = this.#asked;
    asked?.reject(asked.cause ?? this.#end);
  }

  /** An answer may still lie in the channel when the process is dead already. */
  async #hearTheRest(): Promise<void> {
    const done = new AbortController();
    const patience = this.#clock.sleep(KILL_PATIENCE_MS, done.signal).catch(() => undefined);
    await Promise.race([new Promise<void>((resolve) => this.#process.once('close', () => resolve())), patience]);
    done.abort(NOT_NEEDED);
  }

  #died(code: number | null, signal: string | null): KassaError {
    const how = signal ? `сигнал ${signal}` : `код завершения ${code}`;
    const words = tellingLine(this.#lastWords);
    return new KassaError('CB-121', words ? `${how}: ${words}` : how);
  }
}

/** Of what a dying process wrote, the one line for a person: what was thrown, else the last. */
function tellingLine(words: string): string {
  const lines = words.split('\n').map((line) => line.trim());
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.findLast((line) => line !== '') ?? '';
}
