import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { systemProcesses } from '../../../src/update-watch/processes.ts';
import { buildWatcher, ended, NEW, OLD, RealComputer, until } from './real-computer.ts';

const AGENT = fileURLToPath(new URL('./agent-process.ts', import.meta.url));
const { isAlive } = systemProcesses(systemClock);

let folder = '';
let program = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kassabridge-watcher-'));
  program = await buildWatcher(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Wish = ConstructorParameters<typeof RealComputer> extends [string, ...infer Rest] ? Rest : never;

function computerOf({ onTestFinished }: TestContext, ...wish: Wish): RealComputer {
  const computer = new RealComputer(program, ...wish);
  onTestFinished(() => computer.end());
  return computer;
}

/** Names and bytes of a folder, without the one file an update leaves there. */
function bytesOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (name !== 'last-update.json') hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

// Real processes, and with them real time: the limits are given as arguments and are short.
describe('the watcher, as a process', { concurrent: true, timeout: 120_000 }, () => {
  it.for(['appImage', 'setup'] as const)('lets a version stay that works: %s', async (kind, context) => {
    const computer = computerOf(context, kind, 'healthy');
    expect(await computer.watch('--ordered')).toBe(0);
    expect([computer.version, computer.last?.result, computer.memory.attempt]).toEqual([NEW, 'done', undefined]);
    expect(computer.started).toEqual([NEW]);
    // What was kept of the version before is not needed any more.
    expect(readdirSync(computer.files.versions)).toEqual([NEW]);
  });

  it.for(['dead', 'deaf'] as const)(
    'puts the version before back, the journal untouched: %s',
    async (temper, context) => {
      const computer = computerOf(context, 'appImage', temper);
      for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'alarms.json'])
        writeFileSync(join(computer.stateDir, name), `${name} as it was`);
      const before = bytesOf(computer.stateDir);
      expect(await computer.watch('--ordered')).toBe(0);
      await until('the version before starts', () => computer.started.length === 2);
      expect([computer.version, computer.started]).toEqual([OLD, [NEW, OLD]]);
      expect([computer.last?.result, computer.last?.version]).toEqual(['rolledBack', NEW]);
      expect(computer.memory.bad).toEqual([NEW]);
      expect(bytesOf(computer.stateDir)).toBe(before);
      if (temper === 'deaf') expect(isAlive(computer.firstStart?.pid ?? 0)).toBe(false);
    },
  );

  it('puts the version before back over an installation that ended half way', async (context) => {
    const computer = computerOf(context, 'setup', 'healthy', 'broken');
    expect(await computer.watch('--ordered')).toBe(0);
    await until('the version before starts', () => computer.started.length === 1);
    expect([computer.version, computer.started, computer.last?.result]).toEqual([OLD, [OLD], 'failed']);
    expect([computer.memory.bad, computer.memory.tries]).toEqual([[], { [NEW]: 1 }]);
  });

  it('lets an agent end by itself before files go, and in both directions', async (context) => {
    const computer = computerOf(context, 'appImage', 'deaf');
    const agent = spawn(process.execPath, [AGENT, computer.stateDir], { stdio: 'inherit' });
    const end = ended(agent);
    await until('the agent works', () => existsSync(join(computer.stateDir, 'pipe-token')));
    expect(await computer.watch('--ordered')).toBe(0);
    expect(await end).toBe(0);
    expect(computer.last?.result).toBe('rolledBack');
  });

  it('goes on where a killed one stopped, and a second one beside it leaves', async (context) => {
    const computer = computerOf(context, 'appImage', 'late');
    const first = computer.watcher('--ordered');
    await until('the new version has begun', () => computer.firstStart?.pid);
    expect(await computer.watch()).toBe(0);
    expect(computer.memory.attempt?.step).toBe('watching');
    expect(computer.hasEntry).toBe(true);
    first.kill('SIGKILL');
    await ended(first);
    const second = computer.watch();
    writeFileSync(join(computer.updates, 'go'), '');
    expect(await second).toBe(0);
    expect([computer.version, computer.started, computer.last?.result]).toEqual([NEW, [NEW], 'done']);
    expect(computer.hasEntry).toBe(false);
  });

  it('puts back what a power cut left half installed, and does not call it the fault of the version', async (context) => {
    const computer = computerOf(context, 'setup', 'healthy');
    const { memory } = computer;
    const attempt = memory.attempt && { ...memory.attempt, step: 'installing' };
    writeFileSync(computer.files.memory, JSON.stringify({ ...memory, attempt }));
    writeFileSync(computer.app, 'half of it');
    expect(await computer.watch()).toBe(0);
    await until('the version before starts', () => computer.started.length === 1);
    expect([computer.version, computer.last?.result, computer.memory.bad]).toEqual([OLD, 'failed', []]);
  });

  it('has nothing to do where nothing is under way, and says how it is called', async (context) => {
    const computer = computerOf(context, 'appImage', 'healthy');
    writeFileSync(computer.files.memory, 'not JSON');
    expect(await computer.watch()).toBe(0);
    expect(computer.started).toEqual([]);
  });
});
