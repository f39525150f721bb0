import { spawn } from 'node:child_process';

/** Starts a tray that outlives us. One that cannot be started is found by the missing sign of its first start. */
export function startTray(app: string, args: readonly string[]): void {
  const tray = spawn(app, [...args], { detached: true, stdio: 'ignore', windowsHide: true });
  tray.once('error', () => undefined);
  tray.unref();
}
