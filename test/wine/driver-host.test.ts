import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { driverHostOptions } from '../../scripts/build.mjs';
import { buildTiny, saySkipped } from '../support/tiny-fptr.ts';
import type { Seen } from './windows-agent.ts';
import { MINGW, prepareWine, type Wine } from './wine.ts';

const FIRST_TIME_MS = 300_000;
const AGENT = fileURLToPath(new URL('./windows-agent.ts', import.meta.url));
const KOFFI = dirname(fileURLToPath(import.meta.resolve('koffi')));

/** The two programs and koffi for Windows, as they lie beside each other on a till. */
async function installOurs(folder: string, wine: Wine): Promise<string> {
  const modules = join(folder, 'node_modules');
  cpSync(KOFFI, join(modules, 'koffi'), { recursive: true });
  cpSync(wine.koffi, join(modules, '@koromix', 'koffi-win32-x64'), { recursive: true });
  const host = driverHostOptions();
  await build({ ...host, outdir: folder, sourcemap: false });
  await build({ ...host, outdir: folder, sourcemap: false, entryPoints: { agent: AGENT } });
  return join(folder, 'agent.mjs');
}

test(
  'the library of Windows is found by the registry, takes Cyrillic in letters of 2 bytes, and is killed when it hangs',
  async (context) => {
    const wine = await prepareWine();
    if (typeof wine === 'string') {
      saySkipped('библиотека для Windows под wine (строки по 2 байта, реестр, снятие)', wine);
      context.skip(wine);
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'kassabridge-wine-'));
    try {
      const installed = join(folder, 'KKT');
      mkdirSync(join(installed, 'bin'), { recursive: true });
      cpSync(buildTiny([], MINGW, 'dll'), join(installed, 'bin', 'fptr10.dll'));
      const agent = await installOurs(folder, wine);
      const result = join(folder, 'seen.json');
      const onWindows = (path: string) => `Z:${path.replaceAll('/', '\\')}`;
      await wine.runNode([onWindows(agent), onWindows(installed), onWindows(result)]);
      const seen: Seen = JSON.parse(readFileSync(result, 'utf8'));
      expect(seen).toEqual({
        platform: 'win32 x64',
        file: onWindows(join(installed, 'bin', 'fptr10.dll')),
        version: '10.10.8.0',
        echoed: 'Чехол «Ёлка» 😀',
        longIsWhole: true,
        failure: { code: 13, text: 'Неверный параметр «сумма» 😀', values: [] },
        crash: 'CB-121',
        hang: 'CB-120',
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  FIRST_TIME_MS,
);
