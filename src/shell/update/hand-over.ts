import { randomUUID } from 'node:crypto';
import type { UpdateWay } from '../../contract/update.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Installed } from './installed.ts';
import type { Replaceable } from './packages.ts';
import type { UpdateStore } from './update-store.ts';
import { UPDATE_WORDS } from './update-words.ts';
import type { Downloaded, Ready } from './version-search.ts';

export interface HandOverParts {
  readonly log: Log;
  /** Of this program. */
  readonly version: string;
  readonly installed: Installed;
  readonly store: Pick<UpdateStore, 'keep' | 'forgetSigns'>;
  readonly layPackages: (installed: Replaceable, to: string, downloaded: Downloaded) => Promise<UpdateWay>;
  /** Lays the watcher ready. @throws what the disk refused */
  readonly layWatcher: () => void;
  /** @returns false when there is none to start */
  readonly startWatcher: () => Promise<boolean>;
  /** Ends the agent, its receipt in hand finished. */
  readonly stopAgent: () => Promise<void>;
  readonly startAgent: () => void;
  readonly quit: () => void;
  readonly args: readonly string[];
  readonly pid: number;
}

/** What is handed over. */
export interface UpdateOrder {
  readonly ready: Ready;
  readonly stateDir: string;
  /** Asked once more when everything is laid ready. */
  readonly isHindered: () => boolean;
}

/**
 * Writes the attempt down, ends the agent and leaves the rest to the watcher.
 *
 * @returns true when this tray closes for it
 * @throws what could not be prepared; nothing was replaced then, and an agent that was ended is started again
 */
export async function handOver(
  { ready, stateDir, isHindered }: UpdateOrder,
  {
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
  }: HandOverParts,
): Promise<boolean> {
  if (installed.kind === 'none') return false;
  const way = await layPackages(installed, ready.version, ready);
  layWatcher();
  // Copying took its time.
  if (isHindered()) return false;
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
