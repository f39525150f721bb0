import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BareScript, bareScript } from './bare-script.ts';

const run = promisify(execFile);
const SOURCE = fileURLToPath(new URL('../bare/bare.c', import.meta.url));

/** One time through the loop of the script. */
export interface BareTime {
  readonly wallMs: number;
  /** Of the whole process, the library's own threads included. */
  readonly cpuMs: number;
}

/** The bare program, compiled for one bench, with a HOME of its own for what the library writes. */
export class BareProgram {
  readonly #folder: string;
  readonly #file: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, 'bare');
  }

  /** Rejects where there is no gcc. */
  static async build(): Promise<BareProgram> {
    const program = new BareProgram(mkdtempSync(join(tmpdir(), 'kassabridge-bare-')));
    await run('gcc', ['-O2', '-Wall', '-Wextra', '-o', program.#file, SOURCE, '-ldl']);
    return program;
  }

  /** HOME of the library: its settings of the log go here before the first run. */
  get home(): string {
    return this.#folder;
  }

  /** Rejects with what the library said, when a call fails that may not. */
  async run(library: string, script: BareScript, times: number): Promise<BareTime[]> {
    const path = join(this.#folder, 'script');
    writeFileSync(path, bareScript(script));
    const env = { ...process.env, HOME: this.#folder };
    const { stdout } = await run(this.#file, [library, path, String(times)], { env });
    return stdout
      .trim()
      .split('\n')
      .map((row) => row.split(' ').map(Number))
      .map(([wallMs = Number.NaN, cpuMs = Number.NaN]) => ({ wallMs, cpuMs }));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
