import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { driverHostOptions } from '../../scripts/build.mjs';
import { buildDoubleDll } from '../support/double.ts';
import { DoubleCashbox, type DoubleTag, tagOf } from '../support/double-cashbox.ts';
import { buildTiny, saySkipped } from '../support/tiny-fptr.ts';
import type { Seen } from './windows-agent.ts';
import { MINGW, prepareWine, type Wine } from './wine.ts';

const FIRST_TIME_MS = 300_000;
const ITEM_TAG = 1059;
const ITEM_NAME_TAG = 1030;
const AGENT = fileURLToPath(new URL('./windows-agent.ts', import.meta.url));
const KOFFI = dirname(fileURLToPath(import.meta.resolve('koffi')));

const wine = await prepareWine();
if (typeof wine === 'string') saySkipped('библиотека для Windows под wine (строки по 2 байта, реестр, снятие)', wine);

const onWindows = (path: string) => (path === '' ? '' : `Z:${path.replaceAll('/', '\\')}`);

describe.skipIf(typeof wine === 'string')('on the Windows Node under wine', () => {
  let folder: string;
  let seen: Seen;
  let cashbox: DoubleCashbox;

  beforeAll(async () => {
    if (typeof wine === 'string') return;
    folder = mkdtempSync(join(tmpdir(), 'kassabridge-wine-'));
    cashbox = new DoubleCashbox(join(folder, 'cashbox'));
    seen = await runAgent(folder, cashbox, wine);
  }, FIRST_TIME_MS);
  afterAll(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  test('the library is found by what its installer wrote into the registry', () => {
    expect(seen).toMatchObject({
      platform: 'win32 x64',
      file: onWindows(join(folder, 'KKT', 'bin', 'fptr10.dll')),
      version: '10.10.8.0',
    });
  });

  test('Cyrillic and emoji go both ways in letters of 2 bytes, short and long', () => {
    expect(seen.echoed).toBe('Чехол «Ёлка» 😀');
    expect(seen.longIsWhole).toBe(true);
    expect(seen.failure).toEqual({ code: 13, text: 'Неверный параметр «сумма» 😀', values: [] });
  });

  test('a crash and a hang of the library end its own process only', () => {
    expect(seen).toMatchObject({ crash: 'CB-121', hang: 'CB-120' });
  });

  test('the C double as a Windows library sells, and its FN holds the name of the item', () => {
    expect(seen.sale.map(({ code, text }) => [code, text])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    const [receipt] = cashbox.receipts();
    expect(receipt).toMatchObject({ sumKop: 15_000, number: soldAs(seen) });
    expect(tagOf(nested(receipt?.tags, ITEM_TAG), ITEM_NAME_TAG)).toBe('Чехол «Ёлка»');
  });
});

async function runAgent(folder: string, cashbox: DoubleCashbox, wine: Wine): Promise<Seen> {
  const installed = join(folder, 'KKT');
  mkdirSync(join(installed, 'bin'), { recursive: true });
  cpSync(buildTiny([], MINGW, 'dll'), join(installed, 'bin', 'fptr10.dll'));
  const agent = await installOurs(folder, wine);
  const result = join(folder, 'seen.json');
  const double = (await buildDoubleDll()) ?? '';
  await wine.runNode([agent, installed, result, double, cashbox.folder].map(onWindows));
  return JSON.parse(readFileSync(result, 'utf8'));
}

/** The two programs and koffi for Windows, as they lie beside each other on a till. */
async function installOurs(folder: string, wine: Wine): Promise<string> {
  const modules = join(folder, 'node_modules');
  cpSync(KOFFI, join(modules, 'koffi'), { recursive: true });
  cpSync(wine.koffi, join(modules, '@koromix', 'koffi-win32-x64'), { recursive: true });
  const host = { ...driverHostOptions(), outdir: folder, sourcemap: false };
  await build(host);
  await build({ ...host, entryPoints: { agent: AGENT } });
  return join(folder, 'agent.mjs');
}

function soldAs(seen: Seen): unknown {
  return JSON.parse(String(seen.sale[2]?.values[0])).fiscalParams.fiscalDocumentNumber;
}

function nested(tags: readonly DoubleTag[] | undefined, tag: number): readonly DoubleTag[] {
  const found = tagOf(tags ?? [], tag);
  return Array.isArray(found) ? found : [];
}
