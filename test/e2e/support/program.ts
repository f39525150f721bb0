import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..');
const PROGRAM = join(ROOT, 'dist', 'kassabridge.mjs');
/** Far above anything that happens on a busy machine: only what will never come takes so long, ms. */
export const LIMIT_MS = 60_000;

/** How a process went. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const running = new Set<ChildProcess>();
// Whatever happens to the tests, nothing of theirs is left behind.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** One real process of the built program, or of any other when told. */
export class Program {
  readonly ended: Promise<Ending>;
  readonly #child: ChildProcess;
  readonly #news = new EventEmitter();
  #stdout = '';
  #stderr = '';

  constructor(
    args: readonly string[],
    {
      file = process.execPath,
      cwd,
      env,
    }: { readonly file?: string; readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  ) {
    const all = file === process.execPath ? [PROGRAM, ...args] : args;
    const child = spawn(file, all, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    running.add(child);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      this.#news.emit('text');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
      this.#news.emit('text');
    });
    this.ended = once(child, 'close').then(([code, signal]) => {
      running.delete(child);
      this.#news.emit('text');
      return { code, signal, stdout: this.#stdout, stderr: this.#stderr };
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Waits until the process has said something that fits, on either stream; throws with all it said when it does not. */
  async says(pattern: RegExp, limitMs = LIMIT_MS): Promise<RegExpExecArray> {
    const limit = AbortSignal.timeout(limitMs);
    for (;;) {
      const found = pattern.exec(this.#stdout) ?? pattern.exec(this.#stderr);
      if (found) return found;
      if (!this.isRunning) throw new Error(`It ended without saying ${pattern}:\n${this.#stdout}${this.#stderr}`);
      await once(this.#news, 'text', { signal: limit }).catch(() => {
        throw new Error(`It did not say ${pattern}:\n${this.#stdout}${this.#stderr}`);
      });
    }
  }

  /** Waits for its own end; throws with all it said when it goes on. */
  async endsByItself(limitMs = LIMIT_MS): Promise<Ending> {
    const limit = AbortSignal.timeout(limitMs);
    const tooLong = once(limit, 'abort').then(() => {
      throw new Error(`It goes on and on:\n${this.#stdout}${this.#stderr}`);
    });
    return Promise.race([this.ended, tooLong]);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** The process is dead when this resolves, and had no say in it. */
  async kill(): Promise<Ending> {
    this.#child.kill('SIGKILL');
    return this.ended;
  }

  /** As Ctrl+C does. */
  async interrupt(): Promise<Ending> {
    this.#child.kill('SIGINT');
    return this.endsByItself();
  }
}
