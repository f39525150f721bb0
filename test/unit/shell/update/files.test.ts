import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canWrite, howInstalled, type InstalledWish } from '../../../../src/shell/update/installed.ts';
import {
  hasWayBack,
  keptPackage,
  layPackages,
  NotWholeError,
  NoWayBackError,
} from '../../../../src/shell/update/packages.ts';
import { UpdateStore } from '../../../../src/shell/update/update-store.ts';
import { UPDATE_WORDS } from '../../../../src/shell/update/update-words.ts';
import { layWatcher, outerEnvironment, startWatcher } from '../../../../src/shell/update/watcher-program.ts';

let home = '';
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kassabridge-update-files-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

let count = 0;
function storeOf(): UpdateStore {
  count += 1;
  return new UpdateStore(join(home, `updates-${count}`));
}

function fileOf(text: string): string {
  count += 1;
  const path = join(home, `file-${count}`);
  writeFileSync(path, text);
  return path;
}

const sumOf = (text: string) => createHash('sha512').update(text).digest('base64');
const VERSIONS = { from: '1.0.0', to: '1.1.0' };

describe('how it was installed', () => {
  const wish: InstalledWish = {
    platform: 'linux',
    env: { APPIMAGE: '/home/shop/KassaBridge.AppImage' },
    isPackaged: true,
    isDemo: false,
    execPath: '/tmp/.mount_1/kassabridge',
    canWrite: () => true,
  };
  const exe = 'C:\\Users\\shop\\KassaBridge\\KassaBridge.exe';

  it.each<[string, Partial<InstalledWish>, object]>([
    ['an AppImage', {}, { kind: 'appImage', app: '/home/shop/KassaBridge.AppImage' }],
    ['a deb', { env: {} }, { kind: 'none', words: UPDATE_WORDS.package }],
    ['a file nobody may replace', { canWrite: () => false }, { kind: 'none', words: UPDATE_WORDS.perMachine }],
    ['sources', { isPackaged: false }, { kind: 'none', words: UPDATE_WORDS.notInstalled }],
    ['a demo', { isDemo: true }, { kind: 'none', words: UPDATE_WORDS.demo }],
  ])('%s', (_, changes, expected) => {
    expect(howInstalled({ ...wish, ...changes })).toEqual(expected);
  });

  it('by the installer of Windows, for this user or for all', () => {
    const windows = {
      ...wish,
      platform: 'win32' as const,
      env: {},
      execPath: exe.replaceAll('\\', '/').replace('C:', ''),
    };
    expect(howInstalled(windows)).toMatchObject({ kind: 'setup' });
    expect(howInstalled({ ...windows, canWrite: () => false })).toEqual({
      kind: 'none',
      words: UPDATE_WORDS.perMachine,
    });
  });

  it('tries whether a folder takes a file, and leaves nothing there', () => {
    const before = readdirSync(home);
    expect([canWrite(home), canWrite(join(home, 'nowhere'))]).toEqual([true, false]);
    expect(readdirSync(home)).toEqual(before);
  });
});

describe('the packages', () => {
  it('of an AppImage: the new one, and a copy of the running one', async () => {
    const [store, app, file] = [storeOf(), fileOf('old'), fileOf('new')];
    const way = await layPackages(store, { kind: 'appImage', app }, VERSIONS, { file, sha512: ['no', sumOf('new')] });
    expect([way.kind, way.app]).toEqual(['appImage', app]);
    expect([readFileSync(way.fresh, 'utf8'), readFileSync(way.kept, 'utf8'), readFileSync(app, 'utf8')]).toEqual([
      'new',
      'old',
      'old',
    ]);
  });

  it('of an installer: only with the one the running version came from', async () => {
    const [store, file] = [storeOf(), fileOf('new')];
    const installed = { kind: 'setup', app: '/app' } as const;
    const downloaded = { file, sha512: [sumOf('new')] };
    expect(hasWayBack(store, installed, '1.0.0')).toBe(false);
    await expect(layPackages(store, installed, VERSIONS, downloaded)).rejects.toThrow(NoWayBackError);
    const kept = keptPackage(store, 'setup', '1.0.0');
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, 'old');
    expect(hasWayBack(store, installed, '1.0.0')).toBe(true);
    expect(await layPackages(store, installed, VERSIONS, downloaded)).toMatchObject({ kept });
  });

  it('are refused when what would run is not what was signed', async () => {
    const [store, app, file] = [storeOf(), fileOf('old'), fileOf('new, and something else')];
    const lay = layPackages(store, { kind: 'appImage', app }, VERSIONS, { file, sha512: [sumOf('new')] });
    await expect(lay).rejects.toThrow(NotWholeError);
  });
});

describe('the watcher', () => {
  it('is laid where no installer writes, and started from there', async () => {
    const store = storeOf();
    expect(await startWatcher(store, home, true)).toBe(false);
    const proof = join(home, 'watcher-was-here');
    const program = join(home, 'agent', 'kassabridge.mjs');
    mkdirSync(dirname(program));
    const text = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(proof)}, process.argv.slice(2).join(' '));`;
    writeFileSync(join(dirname(program), 'update-watch.mjs'), text);
    layWatcher(store, { node: process.execPath, program }, process.platform);
    layWatcher(store, { node: process.execPath, program }, process.platform);
    rmSync(dirname(program), { recursive: true });
    expect(await startWatcher(store, home, true)).toBe(true);
    await expect
      .poll(() => existsSync(proof) && readFileSync(proof, 'utf8'), { timeout: 20_000 })
      .toBe(`--folder ${home} --ordered`);
  });

  it('knows nothing of the disk an AppImage brings', () => {
    const env = {
      APPIMAGE: '/home/shop/k.AppImage',
      APPDIR: '/tmp/.mount_1',
      PATH: '/tmp/.mount_1/usr/bin:/usr/bin:/bin',
      LD_LIBRARY_PATH: '/tmp/.mount_1/usr/lib',
      DISPLAY: ':0',
      ELECTRON_RUN_AS_NODE: '1',
    };
    expect(outerEnvironment(env)).toEqual({ PATH: '/usr/bin:/bin', DISPLAY: ':0' });
  });

  it('lives as long as it says so', () => {
    const store = storeOf();
    expect(store.isWatched(Date.now())).toBe(false);
    store.keep({});
    writeFileSync(store.files.beat, '1');
    expect(store.isWatched(Date.now())).toBe(true);
    const old = new Date(Date.now() - 60_000);
    utimesSync(store.files.beat, old, old);
    expect(store.isWatched(Date.now())).toBe(false);
  });
});

it('what is kept outlives a file nobody can read, as nothing', () => {
  const store = storeOf();
  store.keep({ bad: ['1.1.0'], postponedUntil: 5 });
  store.keep({ postponedUntil: undefined });
  expect(new UpdateStore(dirname(store.files.memory)).memory).toEqual({ format: 1, bad: ['1.1.0'], tries: {} });
  writeFileSync(store.files.memory, '{"format":2}');
  expect(store.memory).toEqual({ format: 1, bad: [], tries: {} });
});
