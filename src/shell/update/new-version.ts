import type { Glance } from '../../contract/glance.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import type { UpdateStore } from './update-store.ts';

export interface NewVersionParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Pick<UpdateStore, 'memory' | 'sayFirstStart' | 'sayHealthy'>;
  /** Of this program. */
  readonly version: string;
  readonly startWatcher: () => Promise<boolean>;
  /** An agent of another version works: ours has to. */
  readonly restartAgent: () => Promise<void>;
}

/** An agent that has answered for so long works, ms: one that dies at once does not. */
const WORKS_MS = 10_000;
/** A watcher that was killed is started again, ms. */
const WATCHER_EVERY_MS = 15_000;

/** A new version that has to prove itself. */
export class NewVersion {
  readonly #parts: NewVersionParts;
  readonly #id: string;
  #goodSinceMs: number | undefined;
  #isHealthy = false;
  #isRestarting = false;

  /** @param id of the attempt */
  constructor(parts: NewVersionParts, id: string) {
    this.#parts = parts;
    this.#id = id;
    parts.store.sayFirstStart(id, false);
  }

  /** Sees to it that somebody watches, until the attempt is over. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, store, startWatcher, log } = this.#parts;
    while (!signal.aborted && store.memory.attempt?.id === this.#id) {
      if (!(await startWatcher())) log.warn('no watcher to start');
      await clock.sleep(WATCHER_EVERY_MS, signal).catch(() => undefined);
    }
  }

  /** An agent answers a glance only with its journal open. */
  heard(glance: Glance | undefined): void {
    const { clock, log, store, version } = this.#parts;
    if (this.#isHealthy) return;
    if (glance?.version !== version) {
      this.#goodSinceMs = undefined;
      if (glance && !glance.busy) this.#restart(glance.version);
      return;
    }
    const now = clock.monotonicMs();
    this.#goodSinceMs ??= now;
    if (now - this.#goodSinceMs < WORKS_MS) return;
    this.#isHealthy = true;
    store.sayHealthy(this.#id);
    log.info('new version works', { version });
  }

  /** A person or the system ends this tray: that proves nothing, and it goes on when it starts again. */
  left(): void {
    if (!this.#isHealthy) this.#parts.store.sayFirstStart(this.#id, true);
  }

  /** One that was started before log-on from the folder of the version before, say. */
  #restart(other: string): void {
    if (this.#isRestarting) return;
    this.#isRestarting = true;
    this.#parts.log.info('agent of another version is replaced', { version: other });
    this.#parts
      .restartAgent()
      .catch((error: unknown) => this.#parts.log.warn('agent not replaced', { text: String(error) }))
      .finally(() => {
        this.#isRestarting = false;
      });
  }
}
