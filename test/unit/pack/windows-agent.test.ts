/** The agent's folder of the Windows installer, gathered on whatever system this is. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modulesOf } from '../../../scripts/pack/foreign-packages.mjs';
import { gatherAgent } from '../../../scripts/pack/gather-agent.mjs';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const missing = await whyNot();
if (missing !== undefined) console.warn(`ПРОПУЩЕНО (skipped): агент для Windows в пакете — ${missing}`);

async function whyNot(): Promise<string | undefined> {
  if (!existsSync(DIST)) return 'нет dist: npm run build';
  return modulesOf('win32-x64').then(
    () => undefined,
    (error: unknown) => String(error),
  );
}

describe.skipIf(missing !== undefined)('agent of the Windows installer', { timeout: 60_000 }, () => {
  let folder: string;
  let files: readonly string[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kassabridge-windows-agent-'));
    await gatherAgent('win32-x64', join(folder, 'agent'));
    files = readdirSync(join(folder, 'agent'), { recursive: true, encoding: 'utf8' }).map((name) =>
      name.replaceAll('\\', '/'),
    );
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has the native files of Windows x64 alone', () => {
    expect(files.filter((name) => /\.(node|dll|so|dylib|lib)$/.test(name)).sort()).toEqual([
      'node_modules/@koromix/koffi-win32-x64/win32_x64/koffi.node',
      'node_modules/@serialport/bindings-cpp/prebuilds/win32-x64/@serialport+bindings-cpp.node',
    ]);
  });

  it('has the Node of Windows, and the licences', () => {
    const start = readFileSync(join(folder, 'agent', 'node.exe')).subarray(0, 2);
    expect(start.toString()).toBe('MZ');
    expect(files).toEqual(expect.arrayContaining(['kassabridge.mjs', 'LICENCES.txt', 'LICENSE.node.txt']));
    expect(files).not.toContain('node');
    const licences = readFileSync(join(folder, 'agent', 'LICENCES.txt'), 'utf8');
    expect(licences).toContain('@koromix/koffi-win32-x64 ');
    expect(licences).not.toContain('@koromix/koffi-linux-x64 ');
  });
});
