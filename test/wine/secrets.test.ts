import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saySkipped } from '../support/tiny-fptr.ts';
import type { SecretsSeen } from './windows-secrets.ts';
import { prepareWine, type Wine } from './wine.ts';

const FIRST_TIME_MS = 300_000;
const PROGRAM = fileURLToPath(new URL('./windows-secrets.ts', import.meta.url));
const KOFFI = dirname(fileURLToPath(import.meta.resolve('koffi')));
const LINK = 'https://shop.example/sale_check_print.php?hash=0123456789abcdef\r\n';
const PASSWORDS = '{ "user": "Ёж 😀" }';

const wine = await prepareWine();
if (typeof wine === 'string') saySkipped('секреты в Windows под wine (DPAPI)', wine);

const onWindows = (path: string) => `Z:${path.replaceAll('/', '\\')}`;

async function runProgram(folder: string, { koffi, runNode }: Wine): Promise<SecretsSeen> {
  const modules = join(folder, 'node_modules');
  cpSync(KOFFI, join(modules, 'koffi'), { recursive: true, filter: (path) => !/\/(vendor|doc)$/.test(path) });
  cpSync(koffi, join(modules, '@koromix', 'koffi-win32-x64'), { recursive: true });
  const program = join(folder, 'program.mjs');
  await build({
    entryPoints: [PROGRAM],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  const secrets = join(folder, 'secrets');
  mkdirSync(secrets);
  writeFileSync(join(secrets, 'link.txt'), `\uFEFF${LINK}`);
  writeFileSync(join(secrets, 'passwords.json'), Buffer.from(`\uFEFF${PASSWORDS}`, 'utf16le'));
  const result = join(folder, 'seen.json');
  await runNode([onWindows(program), onWindows(secrets), onWindows(result)]);
  return JSON.parse(readFileSync(result, 'utf8'));
}

describe.skipIf(typeof wine === 'string')('secrets on the Windows Node under wine', () => {
  let folder: string;
  let seen: SecretsSeen;

  beforeAll(async () => {
    if (typeof wine === 'string') return;
    folder = mkdtempSync(join(tmpdir(), 'kassabridge-wine-'));
    seen = await runProgram(folder, wine);
  }, FIRST_TIME_MS);
  afterAll(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  test('are read as they were written, plain and wrapped alike', () => {
    expect(seen).toMatchObject({ platform: 'win32', texts: [LINK, LINK, PASSWORDS], warnings: [] });
  });

  test('are wrapped by DPAPI at the first reading, and nothing is left beside them', () => {
    for (const text of seen.onDisk) expect(text).toMatch(/^kassabridge-dpapi:1:[A-Za-z0-9+/]+=*\n$/);
    expect(seen.onDisk[1]).toBe(seen.onDisk[0]);
    const wrapped = Buffer.from(seen.onDisk[0]?.split(':')[2] ?? '', 'base64');
    expect(wrapped.length).toBeGreaterThan(LINK.length);
    expect(wrapped.includes('hash')).toBe(false);
    expect(seen.names).toEqual(['link.txt', 'passwords.json']);
  });

  test('are to be written anew when DPAPI does not know its own work again', () => {
    expect(seen.harmed).toMatch(/не расшифровывается.*запишите его заново.*CB-804/);
  });

  test('cost an agent without them nothing', () => {
    expect(seen.koffiLoaded).toEqual({ before: false, after: true });
  });
});
