import { randomUUID } from 'node:crypto';
import type { UpdateSettings } from '../../adapters/system/settings/schema.ts';
import type { LastUpdate, UpdateWay } from '../../contract/update.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import { compareVersions } from './compare-versions.ts';
import type { Feed, OpenFeed } from './feed.ts';
import type { Installed } from './installed.ts';
import { type Hindrance, hindrance, type Moment } from './may-install.ts';
import { NotWholeError, type Replaceable } from './packages.ts';
import { FeedRefusedError } from './signed-feed.ts';
import type { UpdateStore } from './update-store.ts';
import { notDownloaded, notPrepared, UPDATE_WORDS } from './update-words.ts';

export interface Downloaded {
  readonly file: string;
  readonly sha512: readonly string[];
}

export interface UpdaterParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Of this program. */
  readonly version: string;
  readonly installed: Installed;
  readonly store: Pick<UpdateStore, 'memory' | 'keep' | 'forgetSigns'>;
  /** Read anew each time; undefined: off. */
  readonly settings: () => { readonly updates: UpdateSettings | undefined; readonly stateDir: string } | undefined;
  readonly openFeed: OpenFeed;
  readonly hasWayBack: (installed: Replaceable) => boolean;
  readonly layPackages: (installed: Replaceable, to: string, downloaded: Downloaded) => Promise<UpdateWay>;
  /** Lays the watcher ready. @throws what the disk refused */
  readonly layWatcher: () => void;
  /** @returns false when there is none to start */
  readonly startWatcher: () => Promise<boolean>;
  readonly moment: () => Omit<Moment, 'now' | 'toldAt' | 'postponedUntil'>;
  readonly lastUpdate: (stateDir: string) => { load(): LastUpdate | undefined; save(last: LastUpdate): void };
  /** Ends the agent, its receipt in hand finished. */
  readonly stopAgent: () => Promise<void>;
  readonly startAgent: () => void;
  /** Tells a person that this version is ready, and how to postpone it. */
  readonly tellReady: (version: string) => void;
  readonly quit: () => void;
  readonly args: readonly string[];
  readonly pid: number;
}

/** How things are with updates. */
export type UpdateState =
  | { readonly state: 'off'; readonly words: Words }
  | { readonly state: 'upToDate' }
  | { readonly state: 'ready'; readonly version: string; readonly waitsFor: Hindrance | undefined };

/** After the start of the tray, which has more urgent things to do, ms. */
const FIRST_CHECK_MS = 3 * 60_000;
const CHECK_EVERY_MS = 4 * 3_600_000;
/** Feed and signature are two files on a server and may be changed one after the other, ms. */
const SECOND_LOOK_MS = 60_000;
const LOOK_MS = 10_000;
/** Settings are changed by a person, who sees soon what becomes of it, ms. */
const OFF_LOOK_MS = 5 * 60_000;
const UNREACHABLE_MS = 3 * 24 * 3_600_000;
/** A version that could not be put in place is not tried for ever. */
const MOST_TRIES = 3;

interface Ready extends Downloaded {
  readonly version: string;
  readonly toldAt: number;
}

/** Looks for newer versions, and hands over to the watcher when nothing would be disturbed. */
export class Updater {
  readonly #parts: UpdaterParts;
  #ready: Ready | undefined;
  #refusals = 0;
  #state: UpdateState = { state: 'upToDate' };

  constructor(parts: UpdaterParts) {
    this.#parts = parts;
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
    let nextCheckMs = clock.monotonicMs() + FIRST_CHECK_MS;
    while (!signal.aborted) {
      try {
        if (clock.monotonicMs() >= nextCheckMs) nextCheckMs = clock.monotonicMs() + (await this.#check());
        if (this.#ready && (await this.#tryInstall(this.#ready))) return;
      } catch (error) {
        log.error('update fault', { text: String(error) });
      }
      // Only a version that is ready waits for its minute.
      const restMs = this.#ready ? LOOK_MS : Math.max(LOOK_MS, nextCheckMs - clock.monotonicMs());
      await clock.sleep(restMs, signal).catch(() => undefined);
    }
  }

  /** @returns when to check again, ms */
  async #check(): Promise<number> {
    const { settings, store, openFeed, installed, hasWayBack } = this.#parts;
    const found = settings();
    // The watcher of this very version is at work.
    if (store.memory.attempt) return SECOND_LOOK_MS;
    if (!found?.updates) return this.#off(UPDATE_WORDS.noUrl, found?.stateDir);
    if (installed.kind === 'none') return this.#off(installed.words, found.stateDir);
    if (!hasWayBack(installed)) return this.#off(UPDATE_WORDS.noWayBack, found.stateDir);
    try {
      const feed = await openFeed(found.updates, store.memory.newestSeen);
      await this.#follow(feed, await feed.check(), found.stateDir);
      this.#refusals = 0;
      return CHECK_EVERY_MS;
    } catch (error) {
      return this.#notChecked(error, found.stateDir);
    }
  }

  async #follow(
    feed: Feed,
    { version, sha512, isNewer }: Awaited<ReturnType<Feed['check']>>,
    stateDir: string,
  ): Promise<void> {
    const { store, clock, log, tellReady } = this.#parts;
    const { bad, tries, newestSeen } = store.memory;
    const isNewest = newestSeen === undefined || compareVersions(version, newestSeen) > 0;
    store.keep({ unreachableSince: undefined, ...(isNewest ? { newestSeen: version } : {}) });
    if (!isNewer || bad.includes(version) || (tries[version] ?? 0) >= MOST_TRIES) {
      if (isNewer) log.warn('update is not tried again', { version });
      this.#ready = undefined;
      this.#state = { state: 'upToDate' };
      this.#clearFailure(stateDir, version);
      return;
    }
    if (this.#ready?.version === version) return;
    try {
      const file = await feed.download();
      this.#ready = { version, file, sha512, toldAt: clock.now() };
    } catch (error) {
      log.warn('update not downloaded', { version, text: String(error) });
      this.#tellFailed(stateDir, notDownloaded(version));
      return;
    }
    this.#clearFailure(stateDir, version);
    tellReady(version);
  }

  #notChecked(error: unknown, stateDir: string): number {
    const { store, clock, log } = this.#parts;
    log.warn('update not checked', { text: String(error) });
    if (error instanceof FeedRefusedError) {
      this.#ready = undefined;
      this.#refusals += 1;
      if (this.#refusals === 1) return SECOND_LOOK_MS;
      this.#tellFailed(stateDir, error.words);
      return CHECK_EVERY_MS;
    }
    const since = store.memory.unreachableSince ?? clock.now();
    store.keep({ unreachableSince: since });
    if (clock.now() - since >= UNREACHABLE_MS) this.#tellFailed(stateDir, UPDATE_WORDS.unreachable);
    return CHECK_EVERY_MS;
  }

  #off(words: Words, stateDir: string | undefined): number {
    this.#ready = undefined;
    this.#state = { state: 'off', words };
    if (stateDir !== undefined) this.#clearFailure(stateDir, '');
    return OFF_LOOK_MS;
  }

  /** @returns true when this tray closes for it */
  async #tryInstall(ready: Ready): Promise<boolean> {
    const { log, store } = this.#parts;
    const waitsFor = this.#hindrance(ready);
    this.#state = { state: 'ready', version: ready.version, waitsFor };
    if (waitsFor !== undefined) return false;
    const found = this.#parts.settings();
    if (!found?.updates) {
      this.#ready = undefined;
      return false;
    }
    try {
      return await this.#handOver(ready, found.stateDir);
    } catch (error) {
      log.error('update not handed over', { text: String(error) });
      const words = error instanceof NotWholeError ? UPDATE_WORDS.notWhole : notPrepared(errorText(error));
      const { tries } = store.memory;
      store.keep({ attempt: undefined, tries: { ...tries, [ready.version]: (tries[ready.version] ?? 0) + 1 } });
      this.#ready = undefined;
      this.#tellFailed(found.stateDir, words, ready.version);
      return false;
    }
  }

  async #handOver(ready: Ready, stateDir: string): Promise<boolean> {
    const {
      installed,
      layPackages,
      layWatcher,
      startWatcher,
      stopAgent,
      startAgent,
      store,
      log,
      version,
      args,
      pid,
      quit,
    } = this.#parts;
    if (installed.kind === 'none') return false;
    const way = await layPackages(installed, ready.version, ready);
    layWatcher();
    // Copying took its time.
    if (this.#hindrance(ready) !== undefined) return false;
    store.forgetSigns();
    const attempt = { id: randomUUID(), from: version, to: ready.version, step: 'prepared', way } as const;
    store.keep({ attempt: { ...attempt, args: [...args], stateDir, oldTray: pid } });
    log.info('update begins', { to: ready.version });
    try {
      await stopAgent();
      if (!(await startWatcher())) throw new Error(UPDATE_WORDS.noWatcher.ru);
    } catch (error) {
      startAgent();
      throw error;
    }
    quit();
    return true;
  }

  #hindrance({ toldAt }: Ready): Hindrance | undefined {
    const { clock, moment, store } = this.#parts;
    return hindrance({ ...moment(), now: clock.now(), toldAt, postponedUntil: store.memory.postponedUntil });
  }

  /** @param version that was to come; empty where it is not known */
  #tellFailed(stateDir: string, words: Words, version = ''): void {
    const { lastUpdate, clock } = this.#parts;
    lastUpdate(stateDir).save({ result: 'failed', version, at: clock.now(), words });
  }

  /** A check that went well ends what a check has raised; what became of a version itself stays until one has succeeded. */
  #clearFailure(stateDir: string, version: string): void {
    const { lastUpdate, clock } = this.#parts;
    const last = lastUpdate(stateDir).load();
    if (last?.result !== 'failed' || last.version !== '') return;
    lastUpdate(stateDir).save({ result: 'done', version, at: clock.now(), words: UPDATE_WORDS.good });
  }
}

const errorText = (error: unknown) => (error instanceof Error ? error.message : String(error));
