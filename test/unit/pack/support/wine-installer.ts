/** Our part of the installer, run in wine: a plain installer around it, and a stand-in for node.exe that writes down how it was called. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { makeWhole, oneAtATime } from '../../../../scripts/desktop/whole-or-not.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const CACHE = here('../../../../.cache/wine-installer');
const PREFIX = join(CACHE, 'windows');
const LIMIT_MS = 120_000;

/** Why nothing of this can run here, in words. */
export function whyNoWine(): string | undefined {
  const missing = ['wine', 'makensis'].filter((name) => spawnSync('which', [name]).status !== 0);
  return missing.length === 0 ? undefined : `нет ${missing.join(' и ')}`;
}

export interface WineInstaller {
  /** Folder of this user as Windows calls it, and as Linux does. */
  readonly local: string;
  /** Where the installer lies; files that are looked for beside it go there. */
  readonly folder: string;
  /** Runs it and waits. @returns its exit code */
  install(...args: readonly string[]): Promise<number>;
  uninstall(...args: readonly string[]): Promise<number>;
  wine(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }>;
  /** Arguments of every call of the agent's program so far; forgotten then. */
  calls(): readonly string[];
  /** What was started for the person, likewise. */
  started(): readonly string[];
  /** With which exit code the agent's program ends from now on. */
  answer(code: number): void;
  /** As on the first day. */
  clean(): void;
  end(): void;
}

/** @param folder an empty one. @param script our part */
export async function wineInstaller(folder: string, script: string): Promise<WineInstaller> {
  await oneAtATime(PREFIX, async () => {
    if (!existsSync(PREFIX)) await makeWhole(PREFIX, makePrefix);
  });
  // Between two programs it would end after some seconds, and the next one would start it anew.
  spawnSync('wineserver', ['-p'], { env: wineEnv(PREFIX), stdio: 'ignore' });
  const payload = join(folder, 'payload');
  const agent = join(payload, 'resources', 'agent');
  mkdirSync(agent, { recursive: true });
  for (const name of ['KassaBridge.exe', 'resources/agent/kassabridge.mjs']) writeFileSync(join(payload, name), '');
  compile('stub-node.nsi', { OUT: join(agent, 'node.exe') });
  compile('harness.nsi', { OUT: join(folder, 'setup.exe'), PAYLOAD: payload, SCRIPT: script });
  const local = await localFolder();
  const take = (name: string) => {
    const file = join(local, name);
    const text = existsSync(file) ? readFileSync(file, 'utf16le') : '';
    rmSync(file, { force: true });
    return text.split('\r\n').filter(Boolean);
  };
  const program = join(local, 'Programs', 'KassaBridge');
  return {
    local,
    folder,
    wine: (...args) => runWine(args),
    install: async (...args) => (await runWine([join(folder, 'setup.exe'), '/S', ...args])).code,
    // Without the last one it would run from a copy, and nobody would know its end.
    uninstall: async (...args) =>
      (await runWine([join(program, 'Uninstall.exe'), '/S', ...args, `_?=${inWine(program)}`])).code,
    calls: () => take('calls.txt').map((line) => line.replace(/^.*kassabridge\.mjs"\s*/, '')),
    started: () => take('started.txt'),
    answer: (code) => writeFileSync(join(local, 'exit.txt'), String(code)),
    clean: () => {
      for (const name of ['Programs', 'KassaBridge', 'calls.txt', 'started.txt', 'exit.txt'])
        rmSync(join(local, name), { recursive: true, force: true });
    },
    end: () => void spawnSync('wineserver', ['-k'], { env: wineEnv(PREFIX), stdio: 'ignore' }),
  };
}

/** A path of Linux below the disk C of wine, as Windows writes it. */
export function inWine(path: string): string {
  return path.replace(join(PREFIX, 'drive_c'), 'C:').replaceAll('/', '\\');
}

function compile(name: string, defines: Readonly<Record<string, string>>): void {
  const options = Object.entries(defines).map(([key, value]) => `-D${key}=${value}`);
  execFileSync('makensis', ['-V1', '-INPUTCHARSET', 'UTF8', ...options, here(name)]);
}

async function localFolder(): Promise<string> {
  const { said } = await runWine(['cmd', '/c', 'echo %LOCALAPPDATA%']);
  return join(PREFIX, 'drive_c', said.trim().replace(/^C:\\/i, '').replaceAll('\\', '/'));
}

async function makePrefix(draft: string): Promise<void> {
  await runWine(['wineboot', '--init'], draft);
  // The registry is on the disk only when wine's server has ended.
  execFileSync('wineserver', ['-w'], { env: wineEnv(draft) });
}

function wineEnv(prefix: string): Record<string, string> {
  return {
    PATH: `${process.env['PATH'] ?? ''}:/usr/lib/wine`,
    HOME: CACHE,
    LANG: 'C.UTF-8',
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    // Neither .NET nor a browser is needed, and wine would ask whether to fetch them.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  };
}

/** What wine starts beside the program inherits its output and stays: the program's own end counts, and its words go to a file. */
async function runWine(args: readonly string[], prefix = PREFIX): Promise<{ code: number; said: string }> {
  const file = join(CACHE, `said-${process.pid}.txt`);
  const output = openSync(file, 'w');
  try {
    const child = spawn('wine', [...args], {
      env: wineEnv(prefix),
      cwd: CACHE,
      stdio: ['ignore', output, 'ignore'],
      timeout: LIMIT_MS,
    });
    const [code, signal] = await once(child, 'exit');
    if (typeof code !== 'number') throw new Error(`wine ${args.join(' ')}: ${signal}`);
    return { code, said: readFileSync(file, 'utf8') };
  } finally {
    closeSync(output);
    rmSync(file, { force: true });
  }
}
