import { spawn } from 'node:child_process';
import type { Attempt } from '../contract/update.ts';
import { startTray } from './start-tray.ts';
import type { InstallWay } from './way.ts';

/** An installer that has not ended by then hangs, ms. */
const LONGEST_MS = 10 * 60_000;
/** electron-builder's own: an update and no removal, and nobody is asked anything. */
const SILENTLY = ['--updated', '/S'];

/** Installers, run in silence: the new version's, and the one kept of the version before. */
export function setupWay({ way: { app, fresh, kept }, args }: Pick<Attempt, 'way' | 'args'>): InstallWay {
  return {
    install: () => runSetup(fresh),
    putBack: () => runSetup(kept),
    start: () => startTray(app, args),
  };
}

function runSetup(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const setup = spawn(path, SILENTLY, {
      stdio: 'ignore',
      windowsHide: true,
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
    });
    setup.once('error', reject);
    setup.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`installer ended with ${code ?? signal}`));
    });
  });
}
