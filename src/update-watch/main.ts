import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { jsonMemory } from '../adapters/system/json-memory.ts';
import { takeLock } from '../adapters/system/lock.ts';
import { openLog } from '../adapters/system/log/open-log.ts';
import { stateFiles } from '../adapters/system/state-files.ts';
import { systemClock as clock } from '../adapters/system/system-clock.ts';
import { updateFiles } from '../adapters/system/update-files.ts';
import { parseFirstStart, parseHealth } from '../contract/update.ts';
import { appImageWay } from './app-image.ts';
import { HEALTH_LIMITS } from './judge-health.ts';
import { systemProcesses } from './processes.ts';
import { restartEntry } from './restart-entry.ts';
import { setupWay } from './setup.ts';
import { stopAgent } from './stop-agent.ts';
import { Watch, type WatchLimits } from './watch.ts';

/**
 * The watcher of an update: `update-watch.mjs --folder DIR [--ordered]`, a program of its own on our Node, which lies where no
 * installer writes. One at a time; a second one leaves.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    ordered: { type: 'boolean', default: false },
    'resume-ms': { type: 'string' },
    'old-tray-ms': { type: 'string' },
    'first-start-ms': { type: 'string' },
    'health-ms': { type: 'string' },
    'look-ms': { type: 'string' },
  },
});

/** Whatever hangs, no tray is kept waiting for ever, ms. */
const LONGEST_LIFE_MS = 60 * 60_000;
const BEAT_MS = 1_000;
const LOG_PATIENCE_MS = 1_000;

if (values.folder === undefined) {
  process.stderr.write('usage: update-watch --folder DIR [--ordered]\n');
  process.exitCode = 2;
} else await main(resolve(values.folder));

async function main(folder: string): Promise<void> {
  const files = updateFiles(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = takeLock(files.lock);
  if (!lock) return;
  setTimeout(() => process.exit(1), LONGEST_LIFE_MS).unref();
  const beat = () => touch(files.beat);
  beat();
  const beats = setInterval(beat, BEAT_MS);
  const log = openLog({ clock, folder: files.logs });
  try {
    await watchOf(folder, files, log).run(values.ordered);
  } catch (error) {
    // Nobody reads us but an engineer; the attempt stays on the disk and is gone on with.
    log.error('watcher fault', { text: String(error) });
    process.exitCode = 1;
  } finally {
    clearInterval(beats);
    rmSync(files.beat, { force: true });
    await Promise.race([log.close(), clock.sleep(LOG_PATIENCE_MS)]);
    lock.release();
  }
  process.exit();
}

/** Only tells a tray that we live: what is done about the update does not depend on it. */
function touch(path: string): void {
  try {
    writeFileSync(path, `${process.pid}`, { mode: 0o600 });
  } catch {
    // A full disk; the next one may succeed.
  }
}

function watchOf(folder: string, files: ReturnType<typeof updateFiles>, log: ReturnType<typeof openLog>): Watch {
  const processes = systemProcesses(clock);
  const [firstStart, health] = [jsonMemory(files.firstStart), jsonMemory(files.health)];
  return new Watch({
    clock,
    log,
    memory: jsonMemory(files.memory),
    signs: {
      firstStart: () => parseFirstStart(firstStart.load()),
      healthy: () => parseHealth(health.load()),
      clear: () => rmSync(files.firstStart, { force: true }),
    },
    way: (attempt) => (attempt.way.kind === 'appImage' ? appImageWay(attempt) : setupWay(attempt)),
    processes,
    stopAgent: (stateDir) => stopAgent(stateDir, clock, processes),
    tell: (stateDir, last) => jsonMemory(stateFiles(stateDir).lastUpdate).save(last),
    forgetAllBut: (version) => forgetAllBut(files.versions, version),
    entry: restartEntry([process.execPath, process.argv[1] ?? '', '--folder', folder], process.platform, process.env),
    limits: limitsOf(),
  });
}

function limitsOf(): WatchLimits {
  const limit = (name: 'resume-ms' | 'old-tray-ms' | 'first-start-ms' | 'health-ms' | 'look-ms', usual: number) =>
    values[name] === undefined ? usual : Number(values[name]);
  return {
    resumeMs: limit('resume-ms', 20_000),
    oldTrayMs: limit('old-tray-ms', 60_000),
    firstStartMs: limit('first-start-ms', HEALTH_LIMITS.firstStartMs),
    healthMs: limit('health-ms', HEALTH_LIMITS.healthMs),
    lookMs: limit('look-ms', 500),
  };
}

function forgetAllBut(versions: string, keep: string): void {
  if (!existsSync(versions)) return;
  for (const name of readdirSync(versions)) {
    if (name !== keep) rmSync(join(versions, name), { recursive: true, force: true });
  }
}
