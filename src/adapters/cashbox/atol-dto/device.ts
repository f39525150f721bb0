import type { CallResult, LibraryCall } from '../../../contract/driver-host.ts';
import { KassaError } from '../../../core/errors.ts';
import type { Ask, Fields, ValuesOf } from './asks.ts';
import { type Effect, faultOf, isLineLost, isPrintInterrupted } from './errors/fault.ts';
import type { Library } from './host/library.ts';

type AnswersOf<A extends readonly Ask[]> = {
  readonly [I in keyof A]: A[I] extends Ask<infer F extends Fields> ? ValuesOf<F> : never;
};

/** What leads to a list, one row of it, and what ends it. */
export interface ListAsks<A extends readonly Ask[], F extends Fields> {
  readonly before: A;
  readonly next: Ask<F>;
  readonly end: Ask;
}

export interface Listed<A extends readonly Ask[], F extends Fields> {
  readonly answers: AnswersOf<A>;
  readonly rows: readonly ValuesOf<F>[];
  readonly stoppedBy: number;
}

/**
 * A document may be in the FN but not wholly on paper. The device itself cannot be asked (a fresh handle knows nothing),
 * so it is remembered over connections.
 */
export interface PaperMemory {
  unfinished: boolean;
}

/** The library of one connection: calls with a meaning, errors as ours, and the end of the line told once. */
export class Device {
  readonly paper: PaperMemory;
  readonly #library: Library;
  readonly #lost = Promise.withResolvers<void>();
  #isLost = false;
  /** A receipt came back from the FN without the internet sign it was given: no other one is made this way. */
  dropsInternetSign = false;

  constructor(library: Library, paper: PaperMemory = { unfinished: false }) {
    this.#library = library;
    this.paper = paper;
    void library.gone.then(() => this.#lose());
  }

  get lost(): Promise<void> {
    return this.#lost.promise;
  }

  /** May anything that was called still be at work? No call outlives its driver host. */
  get isAlive(): boolean {
    return !this.#isLost;
  }

  /**
   * Makes the calls in one go, in order, up to the first that fails.
   *
   * @param effect what the calls can do: says what their failure means
   * @throws {KassaError} what the library said; CB-101, or CB-102 for a deciding call, when it was killed or died
   */
  async call<const A extends readonly Ask[]>(
    asks: A,
    limitMs: number,
    effect: Effect,
    signal: AbortSignal,
  ): Promise<AnswersOf<A>> {
    const results = await this.#results(
      asks.map(({ call }) => call),
      limitMs,
      effect,
      signal,
    );
    return this.#answersOf(asks, results, effect);
  }

  /** One call for reading. */
  async read<F extends Fields>(one: Ask<F>, limitMs: number, signal: AbortSignal): Promise<ValuesOf<F>> {
    const [answer] = await this.call([one], limitMs, 'reads', signal);
    return answer;
  }

  /**
   * A list, in one go: what leads to it, then `next` again and again until the library says why it stops, then `end`.
   *
   * @returns the answers of what leads to it, the rows, and the code it stopped with
   */
  async list<const A extends readonly Ask[], F extends Fields>(
    asks: ListAsks<A, F>,
    limitMs: number,
    signal: AbortSignal,
  ): Promise<Listed<A, F>> {
    return this.#listed(asks, await this.#results(callsOf(asks), limitMs, 'reads', signal));
  }

  /**
   * The call that decides, and in the same go a list that is read when it has succeeded: a message between the two
   * would cost as much as some calls. The limit is for both, and past it all is in doubt.
   *
   * @returns undefined when the list did not come whole: that says nothing of the call before it
   */
  async decideAndList<const A extends readonly Ask[], F extends Fields>(
    decision: Ask,
    asks: ListAsks<A, F>,
    limitMs: number,
    signal: AbortSignal,
  ): Promise<Listed<A, F> | undefined> {
    const results = await this.#results([decision.call, ...callsOf(asks)], limitMs, 'decides', signal);
    this.#answersOf([decision], results, 'decides');
    try {
      return this.#listed(asks, results.slice(1));
    } catch {
      return undefined;
    }
  }

  async end(): Promise<void> {
    await this.#library.end();
  }

  #listed<const A extends readonly Ask[], F extends Fields>(
    { before, next }: ListAsks<A, F>,
    all: readonly CallResult[],
  ): Listed<A, F> {
    const answers = this.#answersOf(before, all, 'reads');
    const results = all.slice(before.length);
    const last = results.findIndex(({ code }) => code !== 0);
    const stop = results[last];
    if (!stop) throw new KassaError('CB-104', 'список драйвера не кончается');
    if (isLineLost(stop.code)) throw this.#fault(stop, 'reads');
    return { answers, rows: results.slice(0, last).map((result) => read(next, result)), stoppedBy: stop.code };
  }

  #answersOf<const A extends readonly Ask[]>(asks: A, results: readonly CallResult[], effect: Effect): AnswersOf<A> {
    const answers = asks.map((one, i) => {
      const result = results[i];
      if (!result) throw new KassaError(effect === 'decides' ? 'CB-102' : 'CB-104', 'драйвер ответил не на всё');
      if (result.code !== 0) throw this.#fault(result, effect);
      return read(one, result);
    });
    // A tuple of the answers in the order of the asks; the mapping above keeps both.
    return answers as unknown as AnswersOf<A>;
  }

  async #results(
    calls: Parameters<Library['call']>[0],
    limitMs: number,
    effect: Effect,
    signal: AbortSignal,
  ): Promise<readonly CallResult[]> {
    try {
      return await this.#library.call(calls, limitMs, signal);
    } catch (cause) {
      this.#lose();
      if (effect === 'decides') this.paper.unfinished = true;
      const detail = cause instanceof KassaError ? `${cause.code} ${cause.detail}` : 'драйвер АТОЛ не ответил';
      throw new KassaError(effect === 'decides' ? 'CB-102' : 'CB-101', detail, { cause });
    }
  }

  #fault({ code, text }: CallResult, effect: Effect): KassaError {
    if (isLineLost(code)) this.#lose();
    // Whether its paper is whole nobody knows then; to continue a print that is whole costs nothing and does nothing.
    if (effect === 'decides' || isPrintInterrupted(code)) this.paper.unfinished = true;
    return faultOf(code, text, effect);
  }

  #lose(): void {
    this.#isLost = true;
    this.#lost.resolve();
  }
}

const callsOf = ({ before, next, end }: ListAsks<readonly Ask[], Fields>): LibraryCall[] => [
  ...before.map(({ call }) => call),
  { ...next.call, untilItFails: true, mayFail: true },
  { ...end.call, mayFail: true },
];

function read<F extends Fields>({ fields }: Ask<F>, { values }: CallResult): ValuesOf<F> {
  const answer: Record<string, unknown> = {};
  let at = 0;
  for (const name of Object.keys(fields)) answer[name] = fields[name]?.read(values[at++]);
  // Names and order are those of `fields`.
  return answer as ValuesOf<F>;
}
