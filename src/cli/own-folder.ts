import { join } from 'node:path';
import { takeLock } from '../adapters/system/lock.ts';
import { makePrivateFolder } from '../adapters/system/private-file.ts';
import { AlreadyRunningError } from './failures.ts';

/**
 * A folder of a simulator that nobody else may use meanwhile.
 *
 * @throws {AlreadyRunningError}
 */
export function ownFolder(path: string): { readonly path: string; release(): void } {
  makePrivateFolder(path);
  const lock = takeLock(join(path, 'simulator.lock'));
  if (!lock) throw new AlreadyRunningError(`Папку ${path} уже занял другой учебный магазин или касса.`);
  return { path, release: () => lock.release() };
}
