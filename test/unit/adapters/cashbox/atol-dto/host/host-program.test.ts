import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { prepareHostFolder } from '../../../../../../src/adapters/cashbox/atol-dto/host/host-folder.ts';
import { hostProgram } from '../../../../../../src/adapters/cashbox/atol-dto/host/host-program.ts';

test('the sources run the source of the driver host, the bundle and its parts run the bundled one', () => {
  expect(hostProgram()).toMatch(/src[\\/]driver-host[\\/]main\.ts$/);
  const dist = mkdtempSync(join(tmpdir(), 'kassabridge-dist-'));
  try {
    const from = (...path: string[]) => hostProgram(pathToFileURL(join(dist, ...path)).href);
    expect(() => from('kassabridge.mjs')).toThrow(/CB-132/);
    mkdirSync(join(dist, 'parts'));
    writeFileSync(join(dist, 'driver-host.mjs'), '');
    expect(from('kassabridge.mjs')).toBe(join(dist, 'driver-host.mjs'));
    expect(from('parts', 'agent-1.mjs')).toBe(join(dist, 'driver-host.mjs'));
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
});

test('a driver host sees a home of its own and nothing of the agent’s secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kassabridge-home-'));
  try {
    const env = prepareHostFolder(folder, {
      Path: '/bin',
      SHOP_TOKEN: 'тайна',
      NODE_OPTIONS: '--inspect',
      HOME: '/root',
    });
    expect(env).toEqual({
      Path: '/bin',
      HOME: folder,
      USERPROFILE: folder,
      APPDATA: join(folder, 'AppData'),
      LOCALAPPDATA: join(folder, 'AppData'),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
