/** Which Electron can show the window on this computer, and whether there is a screen for it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { MODULES, ROOT } from './house.mjs';

/** Of npm's package, which fetches its binary by `npx install-electron`; and that of the tests, once they have run. */
const OWN = join(MODULES, 'electron');
const OF_TESTS = join(ROOT, '.cache', 'electron-33-dev', 'electron');

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} path of an executable that starts an app from its folder
 */
export function electronHere(env = process.env) {
  const named = env.KASSABRIDGE_ELECTRON;
  if (named) return existsSync(named) ? named : undefined;
  return [ownElectron(), OF_TESTS].find((path) => path !== undefined && existsSync(path));
}

/** Is there a screen to show a window on? Windows always has one for who is logged on. */
export function hasScreen(env = process.env, platform = process.platform) {
  return platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Arguments before the folder of the app: those of the package, and the administrator of Linux gets no sandbox from Chromium. */
export function electronArguments() {
  if (process.platform !== 'linux') return [];
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--in-process-gpu', '--no-unsandboxed-zygote'];
}

function ownElectron() {
  const named = join(OWN, 'path.txt');
  return existsSync(named) ? join(OWN, 'dist', readFileSync(named, 'utf8').trim()) : undefined;
}
