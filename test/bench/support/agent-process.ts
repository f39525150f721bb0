import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFiles } from '../../../src/cli/agent/state-files.ts';
import { type Bench, PROGRAM } from './bench.ts';
import { nowUs, sleep } from './time.ts';

export interface AgentOptions {
  readonly link: string;
  readonly ports: readonly number[];
  /** Serial numbers, where the settings name them. */
  readonly serials?: readonly string[];
  /** The vendor's library, where the cashboxes are driven through it. */
  readonly library?: string;
  /** Parts of the settings beside shops and cashboxes; files they name, by name. */
  readonly more?: { readonly settings: object; readonly files: Readonly<Record<string, string>> };
  /** Flags of Node itself, before the program. */
  readonly nodeFlags?: readonly string[];
  /** Another Node than that of the bench. */
  readonly execPath?: string;
}

/** Memory of the agent after its garbage was collected, bytes. */
export interface AgentMemory {
  readonly heapUsed: number;
  readonly external: number;
  readonly rss: number;
}

const PROBE = new URL('./memory-probe.ts', import.meta.url).href;
const STOP_LIMIT_MS = 25_000;

/** The shipped agent as a process: own state folder on the disk, own home, settings as a person would write them. */
export class AgentProcess {
  readonly #folder: string;
  readonly #options: AgentOptions;
  #child: ChildProcess | undefined;
  #lives = 0;

  constructor(bench: Bench, options: AgentOptions) {
    this.#folder = join(bench.folder, 'agent');
    this.#options = options;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.#folder, 'shop-link'), options.link, { mode: 0o600 });
    for (const [name, text] of Object.entries(options.more?.files ?? {})) {
      writeFileSync(join(this.#folder, name), text, { mode: 0o600 });
    }
    writeFileSync(join(this.#folder, 'settings.json'), JSON.stringify(settingsOf(options), undefined, 2), {
      mode: 0o600,
    });
    bench.atEnd(() => this.kill());
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** What a tray is started with to join it. */
  get settingsPath(): string {
    return join(this.#folder, 'settings.json');
  }

  get journalPath(): string {
    return stateFiles(join(this.#folder, 'state')).journal;
  }

  /** @returns the moment of the start, µs */
  start(): number {
    const { nodeFlags = [], execPath = process.execPath } = this.#options;
    const said = openSync(this.#saidPath(++this.#lives), 'w');
    const startUs = nowUs();
    const child = spawn(execPath, [...nodeFlags, PROGRAM, 'agent', '--config', join(this.#folder, 'settings.json')], {
      cwd: this.#folder,
      env: this.#env(),
      stdio: ['ignore', said, said, ...(this.#isProbed ? (['ipc'] as const) : [])],
    });
    closeSync(said);
    // One that cannot even be started is found by whoever waits for its work, with what it said.
    child.on('error', () => undefined);
    this.#child = child;
    return startUs;
  }

  /** Asked to leave; killed when it does not. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    await Promise.race([gone, sleep(STOP_LIMIT_MS)]);
    await this.kill();
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await gone;
  }

  /** Resolves when the process is gone, however it went. */
  async whenGone(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => child.once('exit', () => resolve()));
  }

  /** The last lines the agent wrote: the reason, when it does not work. */
  lastWords(): string {
    return readFileSync(this.#saidPath(this.#lives), 'utf8').trim().split('\n').slice(-5).join(' / ');
  }

  /** Only of an agent started with {@link PROBE_FLAGS}. */
  memory(): Promise<AgentMemory> {
    return new Promise((resolve, reject) => {
      this.#child?.once('message', (memory: AgentMemory) => resolve(memory));
      this.#child?.send('memory', (error) => error && reject(error));
    });
  }

  get #isProbed(): boolean {
    return this.#options.nodeFlags?.includes(PROBE) ?? false;
  }

  #saidPath(life: number): string {
    return join(this.#folder, `said-${life}.log`);
  }

  /** Locks of devices lie in the user's folder: another one than that of whoever runs the bench. */
  #env(): NodeJS.ProcessEnv {
    return { ...process.env, HOME: this.#folder, LOCALAPPDATA: this.#folder };
  }
}

/** Lets the agent tell its memory after a garbage collection. */
export const PROBE_FLAGS: readonly string[] = ['--expose-gc', '--import', PROBE];

function settingsOf({ ports, serials, library, more }: AgentOptions): unknown {
  return {
    ...more?.settings,
    stateDir: 'state',
    shops: [
      {
        id: 'shop',
        kind: 'bitrix',
        urlFile: 'shop-link',
        apiVersion: '2',
        settlementPlace: 'https://training-shop.example',
      },
    ],
    cashboxes: ports.map((port, index) => ({
      id: `kassa-${index + 1}`,
      ...(library === undefined ? { driver: 'atol-serial' } : { driver: 'atol-dto', library }),
      port: `tcp://127.0.0.1:${port}`,
      ...(serials ? { serialNumber: serials[index] } : {}),
      shops: ['shop'],
      cashier: { name: 'Кассир Иванова И.' },
    })),
  };
}
