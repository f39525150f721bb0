import { systemFault } from '../../adapters/system/system-fault.ts';
import type { Words } from '../../core/health/light.ts';
import { tellFailed } from './failed-update.ts';
import { type HandOverParts, handOver, NotHandedOverError } from './hand-over.ts';
import { type Hindrance, hindrance, type Moment } from './may-install.ts';
import { NotWholeError } from './packages.ts';
import type { UpdateStore } from './update-store.ts';
import { notPrepared, UPDATE_WORDS } from './update-words.ts';
import { type NothingFound, type Ready, VersionSearch, type VersionSearchParts } from './version-search.ts';

export interface UpdaterParts extends VersionSearchParts, HandOverParts {
  readonly store: Pick<UpdateStore, 'memory' | 'keep' | 'forgetSigns'>;
  readonly moment: () => Omit<Moment, 'now' | 'toldAt' | 'postponedUntil'>;
}

/** How things are with updates. */
export type UpdateState =
  /** Nobody has looked yet, no server has answered, or what was ready could not be installed. */
  | { readonly state: 'notKnown' }
  | NothingFound
  | { readonly state: 'ready'; readonly version: string; readonly waitsFor: Hindrance | undefined };

const NOT_KNOWN: UpdateState = { state: 'notKnown' };
/** After the start of the tray, which has more urgent things to do, ms. */
const FIRST_CHECK_MS = 3 * 60_000;
const LOOK_MS = 10_000;

/** Looks for newer versions, and hands over to the watcher when nothing would be disturbed. */
export class Updater {
  readonly #parts: UpdaterParts;
  readonly #search: VersionSearch;
  #state: UpdateState = NOT_KNOWN;

  constructor(parts: UpdaterParts) {
    this.#parts = parts;
    this.#search = new VersionSearch(parts, (found) => {
      this.#state = found;
    });
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** A person wants no update for so long, ms; 0: takes that back. */
  postpone(forMs: number): void {
    const { clock, store } = this.#parts;
    if (store.memory.attempt) return;
    store.keep({ postponedUntil: forMs === 0 ? undefined : clock.now() + forMs });
  }

  async run(signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#parts;
    const search = this.#search;
    let nextCheckMs = clock.monotonicMs() + FIRST_CHECK_MS;
    while (!signal.aborted) {
      try {
        if (clock.monotonicMs() >= nextCheckMs) nextCheckMs = clock.monotonicMs() + (await search.check());
        if (search.ready && (await this.#tryInstall(search.ready))) return;
      } catch (error) {
        log.error('update fault', { text: String(error) });
      }
      // Only a version that is ready waits for its minute.
      const restMs = search.ready ? LOOK_MS : Math.max(LOOK_MS, nextCheckMs - clock.monotonicMs());
      await clock.sleep(restMs, signal).catch(() => undefined);
    }
  }

  /** @returns true when this tray closes for it */
  async #tryInstall(ready: Ready): Promise<boolean> {
    const { log, store } = this.#parts;
    const waitsFor = this.#hindrance(ready);
    this.#state = { state: 'ready', version: ready.version, waitsFor };
    if (waitsFor !== undefined) return false;
    const found = this.#parts.settings();
    if (!found?.updates) {
      this.#drop();
      return false;
    }
    const { stateDir } = found;
    try {
      return await handOver({ ready, stateDir, isHindered: () => this.#hindrance(ready) !== undefined }, this.#parts);
    } catch (error) {
      log.error('update not handed over', { text: String(error) });
      const words = error instanceof NotWholeError ? UPDATE_WORDS.notWhole : notPrepared(whyNot(error));
      const { tries } = store.memory;
      store.keep({ attempt: undefined, tries: { ...tries, [ready.version]: (tries[ready.version] ?? 0) + 1 } });
      this.#drop();
      tellFailed(this.#parts, stateDir, words, ready.version);
      return false;
    }
  }

  /** It was ready and is not installed. */
  #drop(): void {
    this.#search.drop();
    this.#state = NOT_KNOWN;
  }

  #hindrance({ toldAt }: Ready): Hindrance | undefined {
    const { clock, moment, store } = this.#parts;
    return hindrance({ ...moment(), now: clock.now(), toldAt, postponedUntil: store.memory.postponedUntil });
  }
}

const whyNot = (error: unknown): Words | undefined =>
  error instanceof NotHandedOverError ? error.words : systemFault(error);
