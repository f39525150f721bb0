/**
 * Runs on the Windows Node: finds the library through the registry as the agent does, drives it through a driver host and
 * writes what it saw into a file (standard output is lost under wine).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLibrary } from '../../src/adapters/cashbox/atol-dto/host/find/find-library.ts';
import type { Library } from '../../src/adapters/cashbox/atol-dto/host/library.ts';
import { libraryOpener } from '../../src/adapters/cashbox/atol-dto/host/open-library.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { KassaError } from '../../src/core/errors.ts';

export interface Seen {
  readonly platform: string;
  readonly file: string;
  readonly version: string;
  readonly echoed: unknown;
  readonly longIsWhole: boolean;
  readonly failure: unknown;
  readonly crash: string;
  readonly hang: string;
}

const [, , installed = '', resultFile = ''] = process.argv;
const { signal } = new AbortController();
const LIMIT_MS = 20_000;
const HANG_LIMIT_MS = 300;

const doing = (value: string) => [{ method: 'query_data' as const, set: [{ id: 1, kind: 'str' as const, value }] }];

async function open(): Promise<Library> {
  const folder = join(installed, 'home');
  mkdirSync(folder, { recursive: true });
  return libraryOpener({ clock: systemClock, folder })({ Model: '500' }, signal);
}

async function echo(library: Library, value: string): Promise<unknown> {
  const call = { method: 'query_data', set: [{ id: 2, kind: 'str', value }], get: [{ id: 2, kind: 'str' }] } as const;
  const [result] = await library.call([{ ...call, set: [...call.set], get: [...call.get] }], LIMIT_MS, signal);
  return result?.values[0];
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return '';
  } catch (error) {
    return error instanceof KassaError ? error.code : String(error);
  }
}

async function look(): Promise<Seen> {
  const key = 'HKLM\\SOFTWARE\\ATOL\\Drivers\\10.0\\KKT';
  execFileSync('reg.exe', ['add', key, '/v', 'INSTALL_DIR', '/d', installed, '/f', '/reg:64'], { stdio: 'ignore' });
  const { file } = await findLibrary();
  const library = await open();
  const long = 'Ж😀'.repeat(50_000);
  const seen = {
    platform: `${process.platform} ${process.arch}`,
    file,
    version: library.version,
    echoed: await echo(library, 'Чехол «Ёлка» 😀'),
    longIsWhole: (await echo(library, long)) === long,
    failure: (await library.call(doing('fail'), LIMIT_MS, signal))[0],
    crash: await codeOf(library.call(doing('abort'), LIMIT_MS, signal)),
  };
  const next = await open();
  const hang = await codeOf(next.call(doing('hang'), HANG_LIMIT_MS, signal));
  return { ...seen, hang };
}

try {
  writeFileSync(resultFile, JSON.stringify(await look()));
} catch (error) {
  writeFileSync(resultFile, JSON.stringify({ error: error instanceof Error ? error.stack : String(error) }));
}
process.exit();
