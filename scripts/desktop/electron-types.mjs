/** The types of the Electron that the tests run on: what our code asks of Electron 45 must be there in 33 too. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isStartedFile, ROOT, say } from '../house.mjs';
import { unpackFromNpm } from './npm-tarball.mjs';
import { makeWhole } from './whole-or-not.mjs';

const PACKAGE = {
  name: 'electron',
  version: '33.2.1',
  sha512: 'SG/nmSsK9Qg1p6wAW+ZfqU+AV8cmXMTIklUL18NnOKfZLlum4ZsDoVdmmmlL39ZmeCaq27dr7CgslRPahfoVJg==',
};
const FILE = 'electron.d.ts';

/**
 * Path of `electron.d.ts` of Electron 33.2.1, fetched once.
 *
 * @returns {Promise<string | { missing: string }>} missing: why it can not be had, one Russian sentence
 */
export async function electronTypes(cache = join(ROOT, '.cache')) {
  const folder = join(cache, 'electron-33-types');
  const types = join(folder, FILE);
  if (existsSync(types)) return types;
  try {
    await makeWhole(folder, async (draft) => {
      await unpackFromNpm(PACKAGE, draft, [`package/${FILE}`]);
      renameSync(join(draft, 'package', FILE), join(draft, FILE));
      rmSync(join(draft, 'package'), { recursive: true });
    });
    return types;
  } catch (error) {
    // Another run may have put it there in the meantime.
    return existsSync(types) ? types : { missing: `типы Electron 33 не получены: ${error.message}` };
  }
}

if (isStartedFile(import.meta.url)) {
  const types = await electronTypes();
  say(typeof types === 'string' ? types : types.missing);
  process.exitCode = typeof types === 'string' ? 0 : 1;
}
