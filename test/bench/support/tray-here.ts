import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { desktopPackages } from '../../../scripts/desktop/debian-packages.mjs';
import { devElectron } from '../../../scripts/desktop/test-electron.mjs';
import { ROOT } from './bench.ts';
import { HAS_PROC } from './proc.ts';
import type { Missing } from './vendor-library.ts';

/** Said beside every figure taken with it. */
export const ELECTRON_NOTE = `Electron 33.2.1 испытаний под Xvfb${isRoot() ? '; root: с --no-sandbox' : ''}`;

/** What Electron needs before the folder of the app: Chromium's sandbox does not start for root, an ordinary user keeps it. */
export const ELECTRON_FLAGS: readonly string[] = isRoot() ? ['--no-sandbox'] : [];

/**
 * The Electron of the tests, and a private screen with a tray for it.
 *
 * @returns path of its executable, or why the tray cannot be measured here
 * @throws {Error} when the window is not built: that is no fault of this computer
 */
export async function trayHere(): Promise<{ readonly electron: string } | Missing> {
  if (!HAS_PROC) return { missing: 'система не рассказывает о процессах (/proc): только Linux' };
  const [skipped] = await desktopPackages(['tray']);
  if (skipped) return { missing: `нет ${skipped.packages.join(', ')}` };
  const electron = await devElectron();
  if (typeof electron !== 'string') return electron;
  if (!existsSync(join(ROOT, 'dist', 'window', 'index.html'))) throw new Error('окно не собрано (dist/window)');
  return { electron };
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
