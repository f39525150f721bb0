import type { Clock } from '../core/ports/clock.ts';

/** Processes of this computer, as far as an update has to do with them. */
export interface Processes {
  isAlive(pid: number): boolean;
  /** Asks it to end, and ends it. */
  end(pid: number): Promise<void>;
}

const LOOK_MS = 50;
/** A tray has nothing in hand that takes longer. */
const POLITE_MS = 10_000;

export function systemProcesses(clock: Clock): Processes {
  return {
    isAlive,
    async end(pid) {
      signal(pid, 'SIGTERM');
      const startMs = clock.monotonicMs();
      while (isAlive(pid) && clock.monotonicMs() - startMs < POLITE_MS) await clock.sleep(LOOK_MS);
      signal(pid, 'SIGKILL');
      while (isAlive(pid) && clock.monotonicMs() - startMs < 2 * POLITE_MS) await clock.sleep(LOOK_MS);
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has gone by itself.
  }
}
