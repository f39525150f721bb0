import { mkdirSync, rmSync, statSync } from 'node:fs';
import { jsonMemory } from '../../adapters/system/json-memory.ts';
import { stateFiles } from '../../adapters/system/state-files.ts';
import { updateFiles } from '../../adapters/system/update-files.ts';
import { type LastUpdate, parseLastUpdate, parseUpdateMemory, type UpdateMemory } from '../../contract/update.ts';

/** A watcher that has not touched its file for so long is gone, ms. */
const BEAT_OLD_MS = 15_000;

/** What is kept about updates, as the tray sees it. */
export class UpdateStore {
  readonly files: ReturnType<typeof updateFiles>;
  readonly #memory: ReturnType<typeof jsonMemory>;

  constructor(folder: string) {
    this.files = updateFiles(folder);
    this.#memory = jsonMemory(this.files.memory);
  }

  get memory(): UpdateMemory {
    return parseUpdateMemory(this.#memory.load());
  }

  /** Only while no watcher lives. A key with undefined goes. */
  keep(changes: { readonly [K in keyof UpdateMemory]?: UpdateMemory[K] | undefined }): void {
    mkdirSync(this.files.versions, { recursive: true, mode: 0o700 });
    this.#memory.save({ ...this.memory, ...changes });
  }

  /** @param now ms since the epoch */
  isWatched(now: number): boolean {
    try {
      return Math.abs(now - statSync(this.files.beat).mtimeMs) < BEAT_OLD_MS;
    } catch {
      return false;
    }
  }

  sayFirstStart(id: string, left: boolean): void {
    jsonMemory(this.files.firstStart).save({ id, pid: process.pid, left });
  }

  sayHealthy(id: string): void {
    jsonMemory(this.files.health).save({ id });
  }

  forgetSigns(): void {
    for (const file of [this.files.firstStart, this.files.health]) rmSync(file, { force: true });
  }
}

/** How the last update ended, where the agent of a state folder reads it. */
export function lastUpdateOf(stateDir: string): { load(): LastUpdate | undefined; save(last: LastUpdate): void } {
  const file = jsonMemory(stateFiles(stateDir).lastUpdate);
  return { load: () => parseLastUpdate(file.load()), save: (last) => file.save(last) };
}
