import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PACKAGE = 'node-atol-wrapper@0.0.20';
const TARBALL = 'node-atol-wrapper-0.0.20.tgz';
const INSIDE = 'package/src/linux-x64/libfptr10.so';
const TARBALL_SHA512 = '8uOA+ZzycsdJBmNqtBO6fLs7duIakxTrfCMBKQInfXzrLuPYpemFj6jEGCNdkXcQaAOCdQeN0dAhLRVbOpK9nA==';
const LIBRARY_SHA512 = 'DvvNdxaKZnq9y01rHWyjO96zgHViKYppTgAexTypQ2nnm4emUJAWVPfTTkm8DDoLEmJfD8kNxwhjsnPPVJnAGQ==';
const CACHE = fileURLToPath(new URL('../../.cache/atol/', import.meta.url));
const FETCH_LIMIT_MS = 180_000;

/**
 * Path of ATOL's own driver 10.8.0.0, fetched once into the git-ignored cache; the second time nothing is asked of the network.
 * The vendor's licence keeps it out of the repository and out of every package.
 *
 * @returns undefined where it cannot be had; one printed line then says what is not tested
 */
export async function realDriver(cache: string = CACHE): Promise<string | undefined> {
  const library = join(cache, 'libfptr10.so');
  try {
    if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it is for Linux x64 only');
    if (!existsSync(library)) await fetchInto(cache, library);
    demandHash(library, LIBRARY_SHA512);
    return library;
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0];
    console.warn(`NOT TESTED: ATOL's own driver 10.8.0.0 (${reason})`);
    return undefined;
  }
}

/** Whole or not at all, also when two test files fetch at once. */
async function fetchInto(cache: string, library: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'fetch-'));
  try {
    const options = ['--ignore-scripts', '--fetch-retries=0', '--pack-destination', folder];
    await run('npm', ['pack', PACKAGE, ...options], { cwd: folder, timeout: FETCH_LIMIT_MS });
    const tarball = join(folder, TARBALL);
    demandHash(tarball, TARBALL_SHA512);
    await run('tar', ['-xzf', tarball, '-C', folder, INSIDE]);
    renameSync(join(folder, INSIDE), library);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function demandHash(path: string, sha512: string): void {
  const found = createHash('sha512').update(readFileSync(path)).digest('base64');
  if (found !== sha512) throw new Error(`another hash of ${path.slice(dirname(path).length + 1)}: ${found}`);
}
