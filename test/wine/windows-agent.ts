/**
 * Runs on the Windows Node: finds the library through the registry as the agent does, drives it through a driver host and
 * writes what it saw into a file (standard output is lost under wine).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLibrary } from '../../src/adapters/cashbox/atol-dto/host/find/find-library.ts';
import type { Library } from '../../src/adapters/cashbox/atol-dto/host/library.ts';
import { type LibraryPlace, libraryOpener } from '../../src/adapters/cashbox/atol-dto/host/open-library.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { CallResult, LibraryCall } from '../../src/contract/driver-host.ts';
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
  /** Answers of the C double: open, openShift, sell. */
  readonly sale: readonly CallResult[];
}

const [, , installed = '', resultFile = '', double = '', device = ''] = process.argv;
const { signal } = new AbortController();
const LIMIT_MS = 20_000;
const HANG_LIMIT_MS = 300;
/** LIBFPTR_PARAM_JSON_DATA */
const JSON_DATA = 65645;
const ITEM_NAME = 'Чехол «Ёлка»';

const doing = (value: string) => [{ method: 'query_data' as const, set: [{ id: 1, kind: 'str' as const, value }] }];

async function open(place: Partial<LibraryPlace> = {}): Promise<Library> {
  const folder = join(installed, 'home');
  mkdirSync(folder, { recursive: true });
  return libraryOpener({ clock: systemClock, folder, ...place })({ Model: '500', Port: '1' }, signal);
}

/** A receipt of the C double, by JSON tasks. */
async function sell(): Promise<readonly CallResult[]> {
  const library = await open({ library: double, env: { KASSABRIDGE_DOUBLE_STATE: device } });
  const position = { type: 'position', name: ITEM_NAME, price: 150, quantity: 1, amount: 150, tax: { type: 'none' } };
  const results = await library.call(
    [
      { method: 'open' },
      task({ type: 'openShift', operator: { name: 'Ёлкина А. П.' } }),
      task({ type: 'sell', items: [position], payments: [{ type: 'electronically', sum: 150 }], total: 150 }),
    ],
    LIMIT_MS,
    signal,
  );
  await library.end();
  return results;
}

function task(json: object): LibraryCall {
  return {
    method: 'process_json',
    set: [{ id: JSON_DATA, kind: 'str', value: JSON.stringify(json) }],
    get: [{ id: JSON_DATA, kind: 'str' }],
  };
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
  return { ...seen, hang, sale: double === '' ? [] : await sell() };
}

try {
  writeFileSync(resultFile, JSON.stringify(await look()));
} catch (error) {
  writeFileSync(resultFile, JSON.stringify({ error: error instanceof Error ? error.stack : String(error) }));
}
process.exit();
