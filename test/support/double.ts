import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type DoubleAbi, doubleHeader } from './double-header.ts';

export type { DoubleAbi } from './double-header.ts';

const run = promisify(execFile);

const SOURCES = fileURLToPath(new URL('../../native/double/', import.meta.url));
const ABI_JSON = fileURLToPath(new URL('../../native/libfptr10-abi.json', import.meta.url));
const HEADER_MAKER = fileURLToPath(new URL('./double-header.ts', import.meta.url));
const CACHE = fileURLToPath(new URL('../../.cache/double/', import.meta.url));
const WARNINGS = ['-std=c11', '-O1', '-g', '-Wall', '-Wextra', '-Werror'];

interface Target {
  readonly compiler: string;
  readonly file: string;
  readonly flags: readonly string[];
  readonly libraries: readonly string[];
}

const LINUX: Target = {
  compiler: 'gcc',
  file: 'libfptr10.so',
  flags: ['-shared', '-fPIC', '-fvisibility=hidden'],
  libraries: ['-lm'],
};
const WINDOWS: Target = {
  compiler: 'x86_64-w64-mingw32-gcc',
  file: 'fptr10.dll',
  flags: ['-shared', '-static-libgcc'],
  libraries: [],
};

/**
 * The C double of the vendor's library, compiled once for each state of its sources.
 *
 * @param abi which build it plays: a `10.8.0.0` does not export what came later; its version text can still be told from
 *   outside by KASSABRIDGE_DOUBLE_VERSION
 * @returns absolute path, or undefined without a compiler; one printed line then says what is not tested
 */
export function buildDouble(abi: DoubleAbi = '10.10.8.0'): Promise<string | undefined> {
  return build(LINUX, abi);
}

/** The same as a 64-bit Windows library. */
export function buildDoubleDll(abi: DoubleAbi = '10.10.8.0'): Promise<string | undefined> {
  return build(WINDOWS, abi);
}

async function build(target: Target, abi: DoubleAbi): Promise<string | undefined> {
  const sources = readdirSync(SOURCES).filter((name) => /\.[ch]$/.test(name));
  const folder = join(CACHE, hashOf(sources, target, abi));
  const library = join(folder, target.file);
  if (existsSync(library)) return library;
  if (!(await exists(target.compiler))) {
    console.warn(`NOT TESTED: the C double of the vendor's library (${target.compiler} is missing)`);
    return undefined;
  }
  await compileInto(folder, sources, target, abi);
  return library;
}

/** Whole or not at all, also when two test files build at once. */
async function compileInto(folder: string, sources: readonly string[], target: Target, abi: DoubleAbi): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const beside = mkdtempSync(join(CACHE, 'new-'));
  try {
    writeFileSync(join(beside, 'abi.h'), doubleHeader(ABI_JSON, abi));
    const units = sources.filter((name) => name.endsWith('.c')).map((name) => join(SOURCES, name));
    const output = ['-I', beside, '-I', SOURCES, '-o', join(beside, target.file)];
    await run(target.compiler, [...WARNINGS, ...target.flags, ...output, ...units, ...target.libraries]);
    if (!existsSync(folder)) renameSync(beside, folder);
  } catch (error) {
    if (!existsSync(join(folder, target.file))) throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function hashOf(sources: readonly string[], target: Target, abi: DoubleAbi): string {
  const hash = createHash('sha256').update(JSON.stringify([target, WARNINGS, abi]));
  for (const name of [...sources].sort()) hash.update(name).update(readFileSync(join(SOURCES, name)));
  for (const file of [ABI_JSON, HEADER_MAKER]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 20);
}

async function exists(compiler: string): Promise<boolean> {
  try {
    await run(compiler, ['--version']);
    return true;
  } catch {
    return false;
  }
}
