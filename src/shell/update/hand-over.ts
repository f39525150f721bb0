import { randomUUID } from 'node:crypto';
import type { UpdateWay } from '../../contract/update.ts';
import type { Words } from '../../core/health/light.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Installed } from './installed.ts';
import type { Replaceable } from './packages.ts';
import type { UpdateStore } from './update-store.ts';
import { UPDATE_WORDS } from './update-words.ts';
import type { Downloaded, Ready } from './version-search.ts';

/** Somebody whom it takes does not do its part. */
export class NotHandedOverError extends Error {
  override readonly name = 'NotHandedOverError';
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

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
  /** Ends the agent, its receipt in hand finished; false: one may still be at work. */
  readonly stopAgent: () => Promise<boolean>;
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
    if (!(await stopAgent())) throw new NotHandedOverError(UPDATE_WORDS.agentStays);
    if (!(await startWatcher())) throw new NotHandedOverError(UPDATE_WORDS.noWatcher);
  } catch (error) {
    startAgent();
    throw error;
  }
  quit();
  return true;
}
