import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('./tiny-fptr.c', import.meta.url));
const FOLDER = fileURLToPath(new URL('../../.cache/tiny-fptr/', import.meta.url));

/** Can C be compiled here? Without it the tests on a library of our own are left out, and say so. */
export const HAS_GCC = process.platform !== 'win32' && spawnSync('gcc', ['--version']).status === 0;

/** Says in one line what is not tested, since a skipped test is easily overlooked. */
export function saySkipped(what: string, why: string): void {
  console.warn(`ПРОПУЩЕНО (skipped): ${what} — ${why}`);
}

/**
 * Builds {@link SOURCE} once for each set of flags into the ignored cache.
 *
 * @param compiler of the system the library is for
 * @returns path of the library
 */
export function buildTiny(flags: readonly string[] = [], compiler = 'gcc', ending = 'so'): string {
  const args = ['-shared', '-O1', ...(ending === 'so' ? ['-fPIC', '-fvisibility=hidden'] : []), ...flags];
  const stamp = createHash('sha256')
    .update(readFileSync(SOURCE))
    .update([compiler, ...args].join(' '))
    .digest('hex');
  const file = join(FOLDER, `${stamp.slice(0, 16)}.${ending}`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  // Two test files may build the same one at the same time: the finished file appears at once.
  const draft = `${file}.${process.pid}`;
  const { status, stderr } = spawnSync(compiler, [...args, '-o', draft, SOURCE], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${compiler}: ${stderr}`);
  renameSync(draft, file);
  return file;
}
