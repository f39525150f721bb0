import type { CallResult, LibraryCall } from '../../../../contract/driver-host.ts';
import { KassaError } from '../../../../core/errors.ts';
import type { Clock } from '../../../../core/ports/clock.ts';
import type { HostChild } from './host-child.ts';
import type { Library } from './library.ts';

/** How long the device may take to be let go before its process is killed, ms. */
const FAREWELL_MS = 3_000;

/** The library behind a driver host that has loaded it. */
export class HostLibrary implements Library {
  readonly version: string;
  readonly gone: Promise<void>;
  readonly #child: HostChild;
  readonly #clock: Clock;
  #turn: Promise<unknown> = Promise.resolve();
  #ended: Promise<void> | undefined;

  constructor(child: HostChild, version: string, clock: Clock) {
    this.#child = child;
    this.#clock = clock;
    this.version = version;
    this.gone = child.gone;
  }

  call(calls: readonly LibraryCall[], limitMs: number, signal: AbortSignal): Promise<readonly CallResult[]> {
    refuseZeros(calls);
    const mine = this.#turn.then(() => this.#ask(calls, limitMs, signal));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  end(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #ask(calls: readonly LibraryCall[], limitMs: number, signal: AbortSignal): Promise<readonly CallResult[]> {
    const answer = await this.#child.ask({ ask: 'calls', calls: [...calls] }, limitMs, signal);
    if (answer.answer === 'results') return answer.results;
    throw new KassaError('CB-121', `ответ ${answer.answer}`);
  }

  async #end(): Promise<void> {
    const farewell = new AbortController();
    const closed = this.call([{ method: 'close' }], FAREWELL_MS, farewell.signal).catch(() => undefined);
    // The call before may be the one that hangs: then the turn never comes.
    const patience = this.#clock.sleep(FAREWELL_MS, farewell.signal).catch(() => undefined);
    await Promise.race([closed, patience, this.gone]);
    // Killed, not asked to leave: a library that unloads itself may hang or crash on the way out.
    await this.#child.kill();
    farewell.abort();
  }
}

/** The library reads a text up to its first zero and would drop the rest in silence. */
function refuseZeros(calls: readonly LibraryCall[]): void {
  const hasZero = calls.some((call) => call.set?.some((p) => p.kind === 'str' && p.value.includes('\0')));
  if (hasZero) throw new RangeError('A text for the library holds a zero character');
}
