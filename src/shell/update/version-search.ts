import type { UpdateSettings } from '../../adapters/system/settings/schema.ts';
import type { Words } from '../../core/health/light.ts';
import type { Log } from '../../core/ports/log.ts';
import { compareVersions } from './compare-versions.ts';
import { clearFailure, type FailedUpdateParts, tellFailed } from './failed-update.ts';
import type { Feed, OpenFeed } from './feed.ts';
import type { Installed } from './installed.ts';
import type { Replaceable } from './packages.ts';
import { FeedRefusedError } from './signed-feed.ts';
import type { UpdateStore } from './update-store.ts';
import { notDownloaded, UPDATE_WORDS } from './update-words.ts';

export interface Downloaded {
  readonly file: string;
  readonly sha512: readonly string[];
}

/** A newer version that has only to be put in place. */
export interface Ready extends Downloaded {
  readonly version: string;
  readonly toldAt: number;
}

export interface VersionSearchParts extends FailedUpdateParts {
  readonly log: Log;
  readonly installed: Installed;
  readonly store: Pick<UpdateStore, 'memory' | 'keep'>;
  /** Read anew each time; undefined: off. */
  readonly settings: () => { readonly updates: UpdateSettings | undefined; readonly stateDir: string } | undefined;
  readonly openFeed: OpenFeed;
  readonly hasWayBack: (installed: Replaceable) => boolean;
  /** Tells a person that this version is ready, and how to postpone it. */
  readonly tellReady: (version: string) => void;
}

/** How a search ends that finds nothing to install. */
export type NothingFound = { readonly state: 'off'; readonly words: Words } | { readonly state: 'upToDate' };

const CHECK_EVERY_MS = 4 * 3_600_000;
/** Feed and signature are two files on a server and may be changed one after the other, ms. */
const SECOND_LOOK_MS = 60_000;
/** Settings are changed by a person, who sees soon what becomes of it, ms. */
const OFF_LOOK_MS = 5 * 60_000;
const UNREACHABLE_MS = 3 * 24 * 3_600_000;
/** A version that could not be put in place is not tried for ever. */
const MOST_TRIES = 3;

/** Looks for newer versions and downloads them. */
export class VersionSearch {
  readonly #parts: VersionSearchParts;
  readonly #onNothing: (found: NothingFound) => void;
  #ready: Ready | undefined;
  #refusals = 0;

  constructor(parts: VersionSearchParts, onNothing: (found: NothingFound) => void) {
    this.#parts = parts;
    this.#onNothing = onNothing;
  }

  get ready(): Ready | undefined {
    return this.#ready;
  }

  /** What was ready is not installed; a later check may find it again. */
  drop(): void {
    this.#ready = undefined;
  }

  /** @returns when to check again, ms */
  async check(): Promise<number> {
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
      this.drop();
      this.#onNothing({ state: 'upToDate' });
      clearFailure(this.#parts, stateDir, version);
      return;
    }
    if (this.#ready?.version === version) return;
    try {
      const file = await feed.download();
      this.#ready = { version, file, sha512, toldAt: clock.now() };
    } catch (error) {
      log.warn('update not downloaded', { version, text: String(error) });
      tellFailed(this.#parts, stateDir, notDownloaded(version));
      return;
    }
    clearFailure(this.#parts, stateDir, version);
    tellReady(version);
  }

  #notChecked(error: unknown, stateDir: string): number {
    const { store, clock, log } = this.#parts;
    log.warn('update not checked', { text: String(error) });
    if (error instanceof FeedRefusedError) {
      this.drop();
      this.#refusals += 1;
      if (this.#refusals === 1) return SECOND_LOOK_MS;
      tellFailed(this.#parts, stateDir, error.words);
      return CHECK_EVERY_MS;
    }
    const since = store.memory.unreachableSince ?? clock.now();
    store.keep({ unreachableSince: since });
    if (clock.now() - since >= UNREACHABLE_MS) tellFailed(this.#parts, stateDir, UPDATE_WORDS.unreachable);
    return CHECK_EVERY_MS;
  }

  #off(words: Words, stateDir: string | undefined): number {
    this.drop();
    this.#onNothing({ state: 'off', words });
    if (stateDir !== undefined) clearFailure(this.#parts, stateDir, '');
    return OFF_LOOK_MS;
  }
}
