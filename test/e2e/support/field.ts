import { chmodSync, closeSync, constants, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StatusSnapshot } from '../../../src/contract/snapshot.ts';
import { StatusSnapshotSchema } from '../../../src/contract/snapshot.ts';
import { type Ending, Program } from './program.ts';
import { until } from './until.ts';

type AtEnd = (undo: () => Promise<void> | void) => void;

export interface KktWish {
  /** Folder of its FN, in the field; the same name is the same cashbox again. */
  readonly state?: string;
  /** `tcp:0` takes a free port. */
  readonly listen?: string;
  readonly more?: readonly string[];
}

export interface RunningKkt {
  readonly program: Program;
  readonly folder: string;
  /** As the settings of an agent name it. */
  readonly port: string;
  /** As `--listen` names it, to start it again at the same place. */
  readonly listen: string;
}

export interface ShopWish {
  readonly state?: string;
  readonly port?: number;
  readonly orders?: number;
  readonly more?: readonly string[];
}

export interface RunningShop {
  readonly program: Program;
  readonly link: string;
  readonly port: number;
}

export interface SettingsWish {
  readonly link: string;
  readonly port: string;
  readonly cashbox?: Json;
  readonly shop?: Json;
  /** Parts beside shops and cashboxes. */
  readonly more?: Json;
}

export type Json = Readonly<Record<string, unknown>>;

/** A folder, a home and the processes of one test; all gone at its end. */
export class Field {
  readonly folder: string;
  readonly #programs: Program[] = [];
  readonly #terminals: number[] = [];

  constructor(atEnd: AtEnd) {
    this.folder = mkdtempSync(join(tmpdir(), 'kassabridge-e2e-'));
    atEnd(async () => {
      await Promise.all(this.#programs.map((program) => program.kill()));
      for (const terminal of this.#terminals) closeSync(terminal);
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  /** Locks of devices lie in the home of a user: never in that of whoever runs the tests. */
  get env(): NodeJS.ProcessEnv {
    const home = this.path('home');
    mkdirSync(home, { recursive: true });
    return { ...process.env, HOME: home, LOCALAPPDATA: home, TMPDIR: this.folder };
  }

  /** Starts the program and goes on. */
  start(...args: readonly string[]): Program {
    const program = new Program(args, { cwd: this.folder, env: this.env });
    this.#programs.push(program);
    return program;
  }

  /** Starts something else. */
  startFile(
    file: string,
    args: readonly string[],
    options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
  ) {
    const program = new Program(args, { file, env: this.env, ...options });
    this.#programs.push(program);
    return program;
  }

  /** Runs the program to its end. */
  run(...args: readonly string[]): Promise<Ending> {
    return this.start(...args).endsByItself();
  }

  async kkt({ state = 'kkt', listen = 'tcp:0', more = [] }: KktWish = {}): Promise<RunningKkt> {
    const folder = this.path(state);
    const program = this.start('simulate', 'kkt', '--listen', listen, '--state', folder, ...more);
    const [, port = ''] = await program.says(/^УЧЕБНАЯ касса.*: (\S+)$/m);
    await program.says(/Ctrl\+C/);
    if (listen.startsWith('pty:')) this.#keepNumber(port);
    const tcpPort = /:(\d+)$/.exec(port)?.[1];
    return { program, folder, port, listen: tcpPort === undefined ? listen : `tcp:${tcpPort}` };
  }

  /**
   * A terminal that is gone gives its number to the next one made on this machine, and a link left behind would then lead
   * to the cashbox of another test. While somebody holds it open, its number is taken and the link leads nowhere.
   */
  #keepNumber(terminal: string): void {
    this.#terminals.push(openSync(terminal, constants.O_RDWR | constants.O_NOCTTY));
  }

  async shop({ state = 'shop', port = 0, orders, more = [] }: ShopWish = {}): Promise<RunningShop> {
    const wanted = orders === undefined ? [] : ['--orders', String(orders)];
    const program = this.start(
      ...['simulate', 'shop', '--port', String(port), '--state', this.path(state), ...wanted, ...more],
    );
    const [link = ''] = await program.says(/^http\S+$/m);
    await program.says(/Ctrl\+C/);
    return { program, link, port: Number(new URL(link).port) };
  }

  /**
   * Writes a settings file as a person would: one shop, one cashbox, and whatever the test adds.
   *
   * @returns its path
   */
  settings(name: string, { link, port, cashbox = {}, shop = {}, more = {} }: SettingsWish): string {
    writeFileSync(this.path(`${name}-link`), `${link}\n`, { mode: 0o600 });
    const settings = {
      shops: [
        {
          id: 'main',
          kind: 'bitrix',
          urlFile: `${name}-link`,
          apiVersion: '2',
          settlementPlace: 'https://training-shop.example',
          ...shop,
        },
      ],
      cashboxes: [
        { id: 'kassa1', driver: 'atol-serial', port, shops: ['main'], cashier: { name: 'Иванова И. И.' }, ...cashbox },
      ],
      stateDir: `${name}-state`,
      ...more,
    };
    return this.settingsText(name, JSON.stringify(settings, undefined, 2));
  }

  settingsText(name: string, text: string): string {
    const path = this.path(`${name}.json`);
    writeFileSync(path, text);
    chmodSync(path, 0o600);
    return path;
  }

  /** The agent alone; resolves when it says that it works. */
  async agent(config: string): Promise<Program> {
    const agent = this.start('agent', '--config', config);
    await agent.says(/^Агент работает/m);
    return agent;
  }

  /** What `status --json` says; undefined while no agent answers. */
  async status(config: string): Promise<StatusSnapshot | undefined> {
    const { stdout, code } = await this.run('status', '--json', '--config', config);
    return code === 4 ? undefined : StatusSnapshotSchema.parse(JSON.parse(stdout));
  }

  /** Asks until the answer fits. */
  async whenStatus(what: string, config: string, fits: (status: StatusSnapshot) => boolean): Promise<StatusSnapshot> {
    const seen = await until(
      what,
      () => this.status(config),
      (status) => status !== undefined && fits(status),
    );
    if (!seen) throw new Error('No status');
    return seen;
  }

  /** What the shop's own front page counts. */
  async shopCounts({ port }: RunningShop): Promise<ReadonlyMap<string, number>> {
    const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    return new Map(
      [...page.matchAll(/<td>(\w+)<\/td><td>(\d+)<\/td>/g)].map(([, name = '', count]) => [name, Number(count)]),
    );
  }

  /** Waits until the shop holds a result for so many checks. */
  async whenReported(shop: RunningShop, count: number, limitMs?: number): Promise<void> {
    await until(
      `${count} results at the shop`,
      async () => Object.fromEntries(await this.shopCounts(shop)),
      (counts) => (counts['reported'] ?? 0) >= count,
      limitMs,
    );
  }
}
