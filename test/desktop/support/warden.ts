import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

/** Waits for the end of its input, and then kills whoever has that home. Programs of a tray live in sessions of their own. */
const SCRIPT = `
cat >/dev/null
grep -lzx "HOME=$1" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3 | xargs -r kill -9 2>/dev/null
:`;

/** Sees to it that nobody with that home outlives us, a killed test worker included. */
export interface Warden {
  /** Kills them now; resolves when they are told to go. */
  end(): Promise<void>;
}

/** @param home of a desktop: no other program has it */
export function postWarden(home: string): Warden {
  const child = spawn('sh', ['-c', SCRIPT, 'warden', home], {
    // Not that home: it would be its own first catch.
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['pipe', 'ignore', 'ignore'],
    // A Ctrl+C in the terminal is not meant for it.
    detached: true,
  });
  child.stdin.on('error', () => undefined);
  return {
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}
