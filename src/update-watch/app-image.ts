import { chmodSync, closeSync, copyFileSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Attempt } from '../contract/update.ts';
import { startTray } from './start-tray.ts';
import type { InstallWay } from './way.ts';

/** An AppImage is one file: the other one takes its name, whole or not at all. */
export function appImageWay({ way: { app, fresh, kept }, args }: Pick<Attempt, 'way' | 'args'>): InstallWay {
  return {
    install: async () => replaceFile(app, fresh),
    putBack: async () => replaceFile(app, kept),
    start: () => startTray(app, args),
  };
}

/** @throws what the disk refused; the file that was there is still whole then */
export function replaceFile(path: string, by: string): void {
  // Beside it, since only within a disk a file takes a name at once.
  const draft = `${path}.new`;
  copyFileSync(by, draft);
  chmodSync(draft, 0o755);
  flush(draft);
  renameSync(draft, path);
  if (process.platform !== 'win32') flush(dirname(path));
}

/** What is not on the disk does not outlive a power cut. */
function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
