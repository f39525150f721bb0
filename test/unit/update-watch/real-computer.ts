import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { updateWatchOptions } from '../../../scripts/build.mjs';
import { updateFiles } from '../../../src/adapters/system/update-files.ts';
import { parseFirstStart, parseLastUpdate, parseUpdateMemory, type UpdateWay } from '../../../src/contract/update.ts';

export const [OLD, NEW] = ['1.0.0', '1.1.0'];

/** Makes the watcher's program as it is shipped: a process of it begins in a third of the time it takes from its sources. */
export async function buildWatcher(folder: string): Promise<string> {
  await build({ ...updateWatchOptions(), outdir: folder, sourcemap: false });
  return join(folder, 'update-watch.mjs');
}

/** Long where it must not be over on a busy machine, short where its end is waited for. */
const limitsOf = (temper: Temper) => [
  ...['--first-start-ms', temper === 'dead' ? '1000' : '30000'],
  ...['--health-ms', temper === 'deaf' ? '300' : '30000'],
  ...['--look-ms', '20', '--resume-ms', '100'],
];

/** `dead` ends at once; `deaf` begins and its agent never works; `late` waits for the file `go` before it is healthy. */
export type Temper = 'healthy' | 'dead' | 'deaf' | 'late';

/** A folder with a program of one file, its two packages, and real processes. */
export class RealComputer {
  readonly home = mkdtempSync(join(tmpdir(), 'kassabridge-update-'));
  readonly updates = join(this.home, 'updates');
  readonly stateDir = join(this.home, 'state');
  readonly app = join(this.home, 'program');
  readonly files = updateFiles(this.updates);
  readonly #program: string;
  readonly #limits: readonly string[];

  /**
   * @param program of the watcher
   * @param kind `setup`: the packages are installers; one that is `broken` ends with an error half way
   */
  constructor(program: string, kind: UpdateWay['kind'], temper: Temper, installer: 'good' | 'broken' = 'good') {
    this.#program = program;
    this.#limits = limitsOf(temper);
    for (const folder of [this.stateDir, this.files.version(OLD), this.files.version(NEW)])
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    const old = this.#tray(OLD, 'healthy');
    this.#write(this.app, old);
    const [kept, fresh] = [join(this.files.version(OLD), 'package'), join(this.files.version(NEW), 'package')];
    this.#write(kept, kind === 'appImage' ? old : this.#installer(old, 'good'));
    const next = this.#tray(NEW, temper);
    this.#write(fresh, kind === 'appImage' ? next : this.#installer(next, installer));
    const attempt = { id: 'one', from: OLD, to: NEW, step: 'prepared', args: [this.updates], stateDir: this.stateDir };
    const way = { kind, app: this.app, fresh, kept };
    // No such process: the tray before has closed.
    writeFileSync(this.files.memory, JSON.stringify({ format: 1, attempt: { ...attempt, way, oldTray: 2 ** 22 + 1 } }));
  }

  get memory() {
    return parseUpdateMemory(JSON.parse(readFileSync(this.files.memory, 'utf8')));
  }

  get last() {
    return parseLastUpdate(JSON.parse(readFileSync(join(this.stateDir, 'last-update.json'), 'utf8')));
  }

  /** Versions that were started, in order. */
  get started(): readonly string[] {
    const path = join(this.updates, 'started');
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  }

  /** The version on the disk. */
  get version(): string | undefined {
    return /VERSION = "([^"]+)"/.exec(readFileSync(this.app, 'utf8'))?.[1];
  }

  get firstStart() {
    return parseFirstStart(JSON.parse(readFileSync(this.files.firstStart, 'utf8')));
  }

  watcher(...args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [this.#program, '--folder', this.updates, ...this.#limits, ...args], {
      stdio: 'inherit',
      env: { ...process.env, XDG_CONFIG_HOME: join(this.home, 'config') },
    });
  }

  /** Is a watcher started with the next log-on? */
  get hasEntry(): boolean {
    return existsSync(join(this.home, 'config', 'autostart', 'kassabridge-update.desktop'));
  }

  /** Runs a watcher to its end. */
  async watch(...args: readonly string[]): Promise<number | null> {
    return ended(this.watcher(...args));
  }

  /** Removes everything; the trays see that and end. */
  end(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  #write(path: string, text: string): void {
    writeFileSync(path, text);
    chmodSync(path, 0o755);
  }

  /** A tray, as far as the watcher sees of one. It ends when its folder is gone. */
  #tray(version: string, temper: Temper): string {
    return `#!${process.execPath}
const VERSION = ${JSON.stringify(version)}, TEMPER = ${JSON.stringify(temper)};
const fs = require('node:fs'), path = require('node:path');
const folder = process.argv[2], file = (name) => path.join(folder, name);
fs.appendFileSync(file('started'), VERSION + '\\n');
if (TEMPER === 'dead') process.exit(1);
const { attempt } = JSON.parse(fs.readFileSync(file('update.json'), 'utf8'));
const say = (name, what) => { fs.writeFileSync(file(name + '.draft'), JSON.stringify(what)); fs.renameSync(file(name + '.draft'), file(name)); };
if (attempt && attempt.to === VERSION) say('first-start.json', { id: attempt.id, pid: process.pid, left: false });
const healthy = () => attempt && TEMPER !== 'deaf' && say('health.json', { id: attempt.id });
if (TEMPER === 'healthy') healthy();
setInterval(() => {
  if (!fs.existsSync(folder)) process.exit(0);
  if (TEMPER === 'late' && fs.existsSync(file('go'))) healthy();
}, 20);
setTimeout(() => process.exit(0), 120000);
`;
  }

  #installer(tray: string, temper: 'good' | 'broken'): string {
    return `#!${process.execPath}
const fs = require('node:fs');
if (process.argv.slice(2).join(' ') !== '--updated /S') process.exit(7);
const app = ${JSON.stringify(this.app)}, tray = ${JSON.stringify(tray)};
fs.writeFileSync(app, ${temper === 'broken' ? "'half of it'" : 'tray'});
fs.chmodSync(app, 0o755);
process.exit(${temper === 'broken' ? 1 : 0});
`;
  }
}

export function ended(process: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => process.once('exit', (code) => resolve(code)));
}

/** Looks until it is there. */
export async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    try {
      const found = look();
      if (found !== undefined && found !== false) return found;
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`Never: ${what}`);
}
