import type { Log } from '../../core/ports/log.ts';
import { counted, isAllowed, THREE_IN_TEN_MINUTES } from '../limit.ts';

export interface CrashParts {
  /** When the tray began anew after a fault before, ms since the epoch. */
  readonly relaunches: () => readonly number[];
  readonly keepRelaunches: (times: readonly number[]) => void;
  readonly now: () => number;
  readonly log: Log;
  /** Resolves when the log is on the disk, or will not get there. */
  readonly flush: () => Promise<void>;
  /** Starts the tray anew when this process has ended. */
  readonly relaunch: () => void;
  readonly exit: () => void;
  /** It happens too often: a person is told, and waited for. */
  readonly giveUp: (error: unknown) => void;
}

/**
 * What to do about an error nobody has caught: the tray cannot know what still works, so it begins anew, but not for ever.
 * The agent does not notice.
 */
export function crashHandler(parts: CrashParts): (error: unknown) => Promise<void> {
  let isEnding = false;
  return async (error) => {
    const { now, log, relaunches, keepRelaunches, flush, relaunch, exit, giveUp } = parts;
    log.error('uncaught', { text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    if (isEnding) return;
    isEnding = true;
    const at = now();
    if (isAllowed(relaunches(), at, THREE_IN_TEN_MINUTES)) {
      keepRelaunches([...counted(relaunches(), at, THREE_IN_TEN_MINUTES), at]);
      relaunch();
    } else giveUp(error);
    await flush();
    exit();
  };
}
