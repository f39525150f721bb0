import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { electronArguments } from '../../../scripts/electron-here.mjs';
import { electronOutOfSupport, PACKED_MAJOR, supportEnds } from '../../../scripts/pack/electron-support.mjs';
import { LAUNCH_SWITCHES } from '../../../src/shell/places/launch-switches.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const require = createRequire(import.meta.url);
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('electron-builder.yml', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the settings of electron-builder as it has read them
  let config: any;
  let check: (config: unknown) => Promise<void>;
  beforeAll(async () => {
    require('electron-builder');
    const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js');
    const { DebugLogger } = require('builder-util');
    config = await getConfig(ROOT, 'electron-builder.yml', null);
    check = (one) => validateConfiguration(one, new DebugLogger(false));
  }, 60_000);

  it('is understood by electron-builder, to the last key', async () => {
    await check(config);
  });

  it.each([
    ['nsis', 'perMachin'],
    ['electronFuses', 'runAsNod'],
    ['deb', 'dependz'],
  ])('would not be with a misspelt key in %s', async (part, key) => {
    await expect(check({ ...config, [part]: { ...config[part], [key]: false } })).rejects.toThrow(
      `configuration.${part}`,
    );
  });

  it('names icons and files that are there', () => {
    expect(read(config.win.icon).length).toBeGreaterThan(1000);
    const sizes = readdirSync(join(ROOT, config.linux.icon));
    expect(sizes).toEqual(expect.arrayContaining(['16x16.png', '48x48.png', '256x256.png', '512x512.png']));
    expect(existsSync(join(ROOT, config.nsis.include))).toBe(true);
  });

  it('packs the Electron of package.json', () => {
    const { devDependencies } = JSON.parse(read('package.json'));
    expect(config.electronVersion).toBe(devDependencies.electron);
  });

  it('packs an Electron whose end of support is written down, and says what to do when it has come', () => {
    // Not by the clock of whoever runs this: an old clone stays green, `npm run dist` looks at the day.
    const onItsFirstDay = Date.parse(PACKED_MAJOR.released);
    expect(electronOutOfSupport(config.electronVersion, onItsFirstDay)).toBeUndefined();
    expect(electronOutOfSupport(config.electronVersion, supportEnds() - 1)).toBeUndefined();
    expect(electronOutOfSupport(config.electronVersion, supportEnds())).toMatch(
      /больше не входит в три поддерживаемые версии.*Поднимите electron/,
    );
    // Its three majors are those of the last 24 weeks.
    expect(supportEnds({ major: 45, released: '2026-10-21' })).toBe(Date.parse('2027-04-07'));
    expect(electronOutOfSupport('46.0.0', onItsFirstDay)).toMatch(/46\.0\.0.*впишите её и день её выхода/);
  });

  it('starts with the switches of the tray, however it is started', () => {
    expect(config.linux.executableArgs).toEqual(LAUNCH_SWITCHES);
    if (process.platform === 'linux') expect(electronArguments()).toEqual(expect.arrayContaining([...LAUNCH_SWITCHES]));
  });

  it('shuts every fuse', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
  });

  it('makes the installers of both systems, and asks Windows for no administrator', () => {
    const targets = (rows: readonly { target: string; arch: string[] }[]) =>
      rows.map(({ target, arch }) => `${target} ${arch}`);
    expect([targets(config.win.target), targets(config.linux.target)]).toEqual([
      ['nsis x64'],
      ['AppImage x64', 'deb x64'],
    ]);
    expect(config.win.requestedExecutionLevel).toBe('asInvoker');
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false, deleteAppDataOnUninstall: false });
  });

  it('lays the agent of that system beside the tray, and on Windows koffi where the tray finds it', () => {
    const laid = (rows: readonly { from: string; to: string }[]) => rows.map(({ from, to }) => `${from} ${to}`);
    const agent = (name: string) => [`build/${name} agent`, `build/${name}/node_modules agent/node_modules`];
    expect(laid(config.linux.extraResources)).toEqual(agent('agent-linux-x64'));
    // Out of app.asar nothing native is loaded.
    expect(laid(config.win.extraResources)).toEqual([
      ...agent('agent-win32-x64'),
      'build/agent-win32-x64/node_modules/koffi node_modules/koffi',
      'build/agent-win32-x64/node_modules/@koromix node_modules/@koromix',
    ]);
    expect(config.extraResources).toBeUndefined();
  });
});
