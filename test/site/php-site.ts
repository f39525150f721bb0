import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { heartbeatPost } from '../../src/adapters/heartbeat/heartbeat-post.ts';
import { signedHeaders } from '../../src/adapters/heartbeat/signature.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';

const DROP_IN = fileURLToPath(new URL('../../site/kassabridge.php', import.meta.url));
const GUARD = '<?php exit; ?>\n';
const NOBODY = 65_534;
export const SECRET = '0123456789abcdef0123456789abcdef';
export const VIEW_KEY = 'open-sesame';

export interface SiteOptions {
  readonly config?: Readonly<Record<string, string | number>>;
  readonly hasConfig?: boolean;
  /** The site runs as a user without rights, as a real one does; root may write anywhere. */
  readonly asNobody?: boolean;
  readonly workers?: number;
}

export interface Got {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** What a heartbeat leaves on the site. */
export interface SiteState {
  receivedAt?: number;
  heartbeat?: { sequence: number; agentId: string };
  cron?: { at: number; mailFault?: string };
  alarm?: { toldAt: number };
}

/** A site of one page on PHP's own web server: the drop-in, its settings, its state and a letter box. */
export class PhpSite {
  readonly folder: string;
  readonly #options: SiteOptions;
  #server: ChildProcess | undefined;
  #address = '';

  private constructor(options: SiteOptions) {
    this.#options = options;
    this.folder = mkdtempSync(join(tmpdir(), 'kassabridge-site-'));
    // Nobody must be able to walk through it.
    chmodSync(this.folder, 0o755);
    for (const name of ['www', 'state', 'mails']) mkdirSync(this.path(name));
    copyFileSync(DROP_IN, this.path('www/kassabridge.php'));
    this.#writeMailer();
    if (options.hasConfig !== false) this.configure({});
    if (options.asNobody) for (const name of ['www', 'state', 'mails']) chownSync(this.path(name), NOBODY, NOBODY);
  }

  /** @param onFinished of the test: whatever was started ends with it */
  static async start(onFinished: (end: () => void) => void, options: SiteOptions = {}): Promise<PhpSite> {
    const site = new PhpSite(options);
    onFinished(() => site.#stop());
    await site.#serve();
    return site;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  get url(): string {
    return `http://${this.#address}/kassabridge.php`;
  }

  configure(changes: SiteOptions['config']): void {
    const config = {
      secret: SECRET,
      viewKey: VIEW_KEY,
      stateDir: this.path('state'),
      mailTo: 'owner@shop.example',
      mailer: this.path('mailer.sh'),
      ...this.#options.config,
      ...changes,
    };
    const rows = Object.entries(config).map(([key, value]) => `'${key}' => ${JSON.stringify(value)},`);
    writeFileSync(this.path('www/kassabridge-config.php'), `<?php return [${rows.join('\n')}];\n`);
  }

  async get(query = `?key=${VIEW_KEY}`): Promise<Got> {
    return got(await fetch(this.url + query));
  }

  /** As the agent does it. */
  async beat(body: string, secret = SECRET): Promise<void> {
    const post = heartbeatPost({ url: this.url, secret: () => secret, clock: systemClock });
    await post(body, new AbortController().signal);
  }

  /** Signed at another moment, or signed for other content than what is sent. */
  async post(body: string, more: { readonly offsetMs?: number; readonly signed?: string } = {}): Promise<Got> {
    const headers = signedHeaders(SECRET, more.signed ?? body, Date.now() + (more.offsetMs ?? 0));
    return this.postWith(body, headers);
  }

  async postWith(body: string, headers: Readonly<Record<string, string>>): Promise<Got> {
    return got(await fetch(this.url, { method: 'POST', body, headers }));
  }

  get state(): SiteState {
    const text = readFileSync(this.path('state/state.php'), 'utf8');
    return JSON.parse(text.replace(GUARD, ''));
  }

  /** Time passes for the site: what it remembers gets older. */
  age(seconds: number): void {
    const state = this.state;
    if (state.receivedAt !== undefined) state.receivedAt -= seconds;
    if (state.alarm) state.alarm.toldAt -= seconds;
    if (state.cron) state.cron.at -= seconds;
    // In place: the file keeps its owner.
    writeFileSync(this.path('state/state.php'), GUARD + JSON.stringify(state));
  }

  /** @param ini lines of php.ini */
  run(command: string, ini: readonly string[] = []): { readonly code: number | null; readonly text: string } {
    const args = [...ini.flatMap((line) => ['-d', line]), this.path('www/kassabridge.php'), command];
    const { status, stdout, stderr } = spawnSync('php', args, {
      encoding: 'utf8',
    });
    return { code: status, text: stdout + stderr };
  }

  /** As they went out, in order. */
  get letters(): readonly string[] {
    return readdirSync(this.path('mails'))
      .toSorted()
      .map((name) => readFileSync(this.path(`mails/${name}`), 'utf8'));
  }

  /** Their subjects and texts. */
  get mails(): readonly string[] {
    return this.letters.map(decodeMail);
  }

  #writeMailer(): void {
    const script = `#!/bin/sh\ncat > "${this.path('mails')}/$(date +%s%N)-$$"\n`;
    writeFileSync(this.path('mailer.sh'), script, { mode: 0o755 });
  }

  async #serve(): Promise<void> {
    const { asNobody, workers } = this.#options;
    const server = spawn('php', ['-S', '127.0.0.1:0', '-t', this.path('www')], {
      // The workers are children of the server: they end as one group.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...(workers ? { PHP_CLI_SERVER_WORKERS: String(workers) } : {}) },
      ...(asNobody ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    this.#server = server;
    for await (const line of createInterface({ input: server.stderr })) {
      const found = /\(http:\/\/(127\.0\.0\.1:\d+)\) started/.exec(line)?.[1];
      if (found === undefined) continue;
      this.#address = found;
      break;
    }
    server.stderr.resume();
    if (this.#address === '') throw new Error('php -S did not start');
  }

  #stop(): void {
    const pid = this.#server?.pid;
    if (pid !== undefined && this.#server?.exitCode === null) process.kill(-pid, 'SIGKILL');
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true, force: true });
  }
}

async function got(response: Response): Promise<Got> {
  return { status: response.status, text: await response.text(), headers: response.headers };
}

function decodeMail(letter: string): string {
  const [head = '', body = ''] = letter.split('\r\n\r\n');
  const subject = /^Subject: =\?UTF-8\?B\?(.*)\?=\r?$/m.exec(head)?.[1] ?? '';
  const text = (base64: string) => Buffer.from(base64, 'base64').toString('utf8');
  return `${text(subject)}\n${text(body)}`;
}
