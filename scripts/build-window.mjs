/** Bundles the page of the window into dist/window by vite: for the tray and its tests; the agent and the command line need none of it. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { hashFiles } from './hash-files.mjs';
import { DIST, isStartedFile, ROOT, say, stop } from './house.mjs';
import { setUp } from './setup.mjs';

export const WINDOW = join(DIST, 'window');
const STAMP = join(WINDOW, '.stamp');

/** Makes dist/window when its sources have changed since. Resolves with false when they do not compile; vite has said why. */
export async function tryBuildWindow() {
  const stamp = sourceStamp();
  if (existsSync(join(WINDOW, 'index.html')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return true;
  say('Сборка окна (building dist/window)…');
  const { build } = await import('vite');
  const before = process.env.NODE_ENV;
  // A test that builds says `test`, and React would come as its slow self for developers, with the paths of this machine in it.
  process.env.NODE_ENV = 'production';
  try {
    await build({ configFile: join(ROOT, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
  } catch (error) {
    say(String(error));
    return false;
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
  writeFileSync(STAMP, stamp);
  return true;
}

function sourceStamp() {
  const hash = createHash('sha256');
  hashFiles(hash, [
    join(ROOT, 'renderer'),
    join(ROOT, 'src', 'contract'),
    join(ROOT, 'src', 'core'),
    join(ROOT, 'package-lock.json'),
    join(ROOT, 'scripts', 'build-window.mjs'),
  ]);
  return hash.digest('hex');
}

if (isStartedFile(import.meta.url)) {
  await setUp();
  if (!(await tryBuildWindow())) stop('Окно не собралось; причина выше. (The window does not build.)');
  say('Готово: dist/window');
}
