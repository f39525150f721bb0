import type { Glance } from '../../contract/glance.ts';
import type { Attempt } from '../../contract/update.ts';
import type { AgentState } from '../../contract/window.ts';
import { compareVersions, isRelease } from './compare-versions.ts';
import { decideStart } from './decide-start.ts';
import { NewVersion, type NewVersionParts } from './new-version.ts';
import { QuietWatch } from './quiet-watch.ts';
import type { UpdateStore } from './update-store.ts';
import { UPDATE_WORDS } from './update-words.ts';
import { Updater, type UpdaterParts, type UpdateState } from './updater.ts';

export interface UpdateSideParts extends Omit<UpdaterParts, 'moment' | 'store'>, Pick<NewVersionParts, 'restartAgent'> {
  readonly store: UpdateStore;
  readonly agent: () => AgentState['state'];
  readonly isWindowOpen: () => boolean;
  /** Goes on with an attempt that is under way. */
  readonly resumeWatcher: () => Promise<boolean>;
}

/** Updates, as the tray has to do with them. */
export class UpdateSide {
  readonly #parts: UpdateSideParts;
  readonly #quiet = new QuietWatch();
  readonly #updater: Updater;
  #newVersion: NewVersion | undefined;

  constructor(parts: UpdateSideParts) {
    this.#parts = parts;
    this.#updater = new Updater({
      ...parts,
      moment: () => ({
        agent: parts.agent(),
        quietMs: this.#quiet.quietMs(parts.clock.monotonicMs()),
        isWindowOpen: parts.isWindowOpen(),
      }),
    });
  }

  get state(): UpdateState {
    return this.#updater.state;
  }

  /**
   * Before the agent is touched.
   *
   * @returns false: this tray has to close at once, the watcher starts one when it is done
   */
  async settle(): Promise<boolean> {
    const { store, clock, log, version, resumeWatcher } = this.#parts;
    const { attempt } = store.memory;
    const deed = decideStart(attempt, version, store.isWatched(clock.now()));
    if (deed !== 'none') log.info('update under way', { deed, step: attempt?.step, to: attempt?.to });
    // Where nobody can be started to go on, a program that works is worth more than one that waits.
    if (deed === 'leave' && (await resumeWatcher())) return false;
    if (deed === 'leave' || deed === 'forget') store.keep({ attempt: undefined });
    if (deed === 'leave' && attempt) this.#tellUnwatched(attempt);
    if (deed === 'prove' && attempt) {
      this.#newVersion = new NewVersion({ ...this.#parts, startWatcher: resumeWatcher }, attempt.id);
    }
    if (deed === 'none' || deed === 'forget') this.#clearByHand();
    return true;
  }

  run(signal: AbortSignal): void {
    void this.#newVersion?.run(signal);
    void this.#updater.run(signal);
  }

  heard(glance: Glance | undefined): void {
    this.#quiet.heard(glance, this.#parts.clock.monotonicMs());
    this.#newVersion?.heard(glance);
  }

  postpone(forMs: number): void {
    this.#updater.postpone(forMs);
  }

  left(): void {
    this.#newVersion?.left();
  }

  #tellUnwatched({ stateDir, to }: Attempt): void {
    const { lastUpdate, clock } = this.#parts;
    lastUpdate(stateDir).save({ result: 'failed', version: to, at: clock.now(), words: UPDATE_WORDS.unwatched });
  }

  /** A person has installed, by hand, the version that failed or a newer one: it is here now. */
  #clearByHand(): void {
    const { settings, lastUpdate, version, clock } = this.#parts;
    const stateDir = settings()?.stateDir;
    if (stateDir === undefined) return;
    const last = lastUpdate(stateDir).load();
    if (!last || last.result === 'done' || !isRelease(last.version) || compareVersions(version, last.version) < 0)
      return;
    lastUpdate(stateDir).save({ result: 'done', version, at: clock.now(), words: UPDATE_WORDS.good });
  }
}
