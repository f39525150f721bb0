import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { prepareHostFolder } from '../../../src/adapters/cashbox/atol-dto/host/host-folder.ts';
import { type BareScript, bareScript } from './bare-script.ts';

const run = promisify(execFile);
const SOURCE = fileURLToPath(new URL('../bare/bare.c', import.meta.url));

/** One time through the loop of the script. */
export interface BareTime {
  readonly wallMs: number;
  /** Of the whole process, the library's own threads included. */
  readonly cpuMs: number;
}

export interface BareRun {
  readonly times: readonly BareTime[];
  /** Memory (PSS) at the end, beyond what the process had before it loaded the library. */
  readonly libraryMib: number;
}

const MEMORY = 'memory';
const KIB_PER_MIB = 1024;

/** What the program printed. */
export function bareRun(printed: string): BareRun {
  const rows = printed
    .trim()
    .split('\n')
    .map((row) => row.split(' '));
  const times = rows
    .filter(([word]) => word !== MEMORY)
    .map(([wallMs, cpuMs]) => ({ wallMs: Number(wallMs), cpuMs: Number(cpuMs) }));
  const [, before, after] = rows.find(([word]) => word === MEMORY) ?? [];
  return { times, libraryMib: (Number(after) - Number(before)) / KIB_PER_MIB };
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

  /** The library finds the same home as in a driver host. Rejects with what it said, when a call fails that may not. */
  async run(library: string, script: BareScript, times: number): Promise<BareRun> {
    const path = join(this.#folder, 'script');
    writeFileSync(path, bareScript(script));
    const env = prepareHostFolder(this.#folder, process.env);
    const { stdout } = await run(this.#file, [library, path, String(times)], { cwd: this.#folder, env });
    return bareRun(stdout);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
