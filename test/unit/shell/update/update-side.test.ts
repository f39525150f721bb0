import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Attempt, type LastUpdate, parseFirstStart } from '../../../../src/contract/update.ts';
import { UpdateSide } from '../../../../src/shell/update/update-side.ts';
import { lastUpdateOf, UpdateStore } from '../../../../src/shell/update/update-store.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { glanceOf } from './glance.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A tray of that version over real files. */
function trayOf(version: string, step?: Attempt['step'], hasWatcher = true) {
  const home = mkdtempSync(join(tmpdir(), 'kassabridge-update-side-'));
  folders.push(home);
  const stateDir = join(home, 'state');
  mkdirSync(stateDir);
  const store = new UpdateStore(join(home, 'updates'));
  const way = { kind: 'appImage', app: '/app', fresh: '/fresh', kept: '/kept' } as const;
  if (step)
    store.keep({ attempt: { id: 'one', from: '1.0.0', to: '1.1.0', step, way, args: [], stateDir, oldTray: 1 } });
  const done: string[] = [];
  const never = () => {
    throw new Error('Nobody prepared this');
  };
  const clock = new VirtualClock();
  const side = new UpdateSide({
    clock,
    log: SILENT,
    version,
    installed: { kind: 'appImage', app: '/app' },
    store,
    settings: () => ({ updates: undefined, stateDir }),
    openFeed: never,
    hasWayBack: never,
    layPackages: never,
    layWatcher: never,
    startWatcher: never,
    resumeWatcher: async () => {
      done.push('resume watcher');
      return hasWatcher;
    },
    lastUpdate: lastUpdateOf,
    stopAgent: never,
    startAgent: never,
    restartAgent: never,
    tellReady: never,
    quit: never,
    agent: () => 'running',
    isWindowOpen: () => false,
    args: [],
    pid: 7,
  });
  const last = lastUpdateOf(stateDir);
  return { side, store, done, last, clock, home };
}

describe('a tray that starts', () => {
  it('goes on as always where nothing is under way', async () => {
    const { side, done } = trayOf('1.0.0');
    expect([await side.settle(), done]).toEqual([true, []]);
  });

  it.each([
    ['1.0.0', 'installing'],
    ['1.0.0', 'watching'],
    ['1.1.0', 'goingBack'],
  ] as const)('makes room for the watcher: %s over %s', async (version, step) => {
    const { side, done, store } = trayOf(version, step);
    expect([await side.settle(), done]).toEqual([false, ['resume watcher']]);
    expect(store.memory.attempt?.step).toBe(step);
  });

  it('works on where nobody can go on, and says so', async () => {
    const { side, store, last } = trayOf('1.0.0', 'goingBack', false);
    expect(await side.settle()).toBe(true);
    expect([store.memory.attempt, last.load()?.result]).toEqual([undefined, 'failed']);
  });

  it('forgets what came to nothing', async () => {
    const { side, store } = trayOf('1.0.0', 'prepared');
    expect([await side.settle(), store.memory.attempt]).toEqual([true, undefined]);
  });

  it('leaves while a living watcher waits for it to be gone', async () => {
    const { side, store, clock } = trayOf('1.0.0', 'prepared');
    writeFileSync(store.files.beat, '1');
    const now = new Date(clock.now());
    utimesSync(store.files.beat, now, now);
    expect(await side.settle()).toBe(false);
  });

  it('of the new version says so before its agent is there, and proves itself with it', async () => {
    const { side, store, clock, home } = trayOf('1.1.0', 'watching');
    expect(await side.settle()).toBe(true);
    const firstStart = () => parseFirstStart(JSON.parse(readFileSync(store.files.firstStart, 'utf8')));
    expect(firstStart()).toEqual({ id: 'one', pid: process.pid, left: false });
    side.left();
    expect(firstStart()?.left).toBe(true);
    for (let looks = 0; looks < 12; looks += 1) {
      side.heard(glanceOf({ version: '1.1.0' }));
      await clock.advance(1_000);
    }
    expect(existsSync(join(home, 'updates', 'health.json'))).toBe(true);
  });

  it.each<[string, LastUpdate['result']]>([
    ['1.0.0', 'rolledBack'],
    ['1.1.0', 'done'],
    ['1.2.0', 'done'],
  ])('ends the alarm when somebody has installed the version by hand: %s: %s', async (version, result) => {
    const { side, last } = trayOf(version);
    last.save({ result: 'rolledBack', version: '1.1.0', at: 0, words: { ru: '', en: '' } });
    await side.settle();
    expect(last.load()?.result).toBe(result);
  });
});
