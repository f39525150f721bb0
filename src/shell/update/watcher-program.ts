import { spawn } from 'node:child_process';
import { cpSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { agentEnvironment } from '../agent/agent-process.ts';
import type { UpdateStore } from './update-store.ts';

const PROGRAM = 'update-watch.mjs';
/** On Windows the token of the agent is wrapped, and koffi opens it. */
const FOR_WINDOWS = ['koffi', '@koromix'];

/**
 * Lays the watcher's Node and program where no installer writes.
 *
 * @param node our Node; beside `program` lies the watcher's
 * @throws what the disk refused
 */
export function layWatcher(
  { files }: UpdateStore,
  { node, program }: { readonly node: string; readonly program: string },
  platform: NodeJS.Platform,
): void {
  const draft = `${files.watcher}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  linkOrCopy(node, join(draft, basename(node)), platform);
  cpSync(join(dirname(program), PROGRAM), join(draft, PROGRAM));
  if (platform === 'win32') {
    for (const name of FOR_WINDOWS) {
      const from = join(dirname(program), 'node_modules', name);
      cpSync(from, join(draft, 'node_modules', name), { recursive: true });
    }
  }
  rmSync(files.watcher, { recursive: true, force: true });
  renameSync(draft, files.watcher);
}

/** An installer of Windows writes into files that are there, and a link would be one of them. */
function linkOrCopy(from: string, to: string, platform: NodeJS.Platform): void {
  try {
    if (platform === 'win32') throw new Error('copied');
    linkSync(from, to);
  } catch {
    cpSync(from, to, { dereference: true });
  }
}

/**
 * Starts the watcher apart from us; one that lives already sends a second one away.
 *
 * @param isOrdered we have just handed over
 * @returns false when there is none to start
 */
export async function startWatcher(
  { files }: UpdateStore,
  folder: string,
  isOrdered: boolean,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const node = join(files.watcher, platform === 'win32' ? 'node.exe' : 'node');
  const program = join(files.watcher, PROGRAM);
  if (!existsSync(node) || !existsSync(program)) return false;
  const args = [program, '--folder', folder, ...(isOrdered ? ['--ordered'] : [])];
  const watcher = spawn(node, args, {
    cwd: folder,
    detached: true,
    windowsHide: true,
    stdio: 'ignore',
    env: outerEnvironment(process.env),
  });
  watcher.unref();
  return new Promise((resolve) => {
    watcher.once('spawn', () => resolve(true));
    watcher.once('error', () => resolve(false));
  });
}

/** An AppImage bends its environment to the disk it brings, which is gone when its tray is. */
export function outerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inside = env['APPDIR'];
  const own = /^(?:APPIMAGE|APPDIR|ARGV0|OWD)$/;
  const entries = Object.entries(agentEnvironment(env)).filter(([name]) => !own.test(name));
  if (inside === undefined || inside === '') return Object.fromEntries(entries);
  const outer = (value: string) =>
    value
      .split(':')
      .filter((part) => !part.startsWith(inside))
      .join(':');
  return Object.fromEntries(
    entries
      .map(([name, value = '']) => [name, value.includes(inside) ? outer(value) : value] as const)
      .filter(([, value]) => value !== ''),
  );
}
