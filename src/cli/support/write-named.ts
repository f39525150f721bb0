import { existsSync } from 'node:fs';
import { writeWhole } from '../../adapters/system/write-whole.ts';
import { UsageError } from '../arguments.ts';
import { errorWords } from '../screen/error-words.ts';

/** @throws {UsageError} when there is something at that path already */
export function refuseExisting(path: string): void {
  if (existsSync(path)) throw new UsageError(`файл ${path} уже есть; чтобы записать поверх него, добавьте --force`);
}

/**
 * Writes the file a person named; only this user can read it, whole or not at all.
 *
 * @param replace takes the place of a file that is there
 * @throws {UsageError} when it is there and may not be replaced
 * @throws {Error} in words when the disk does not take it; what was there is still there
 */
export function writeNamed(path: string, content: string | Uint8Array, replace: boolean): void {
  try {
    writeWhole(path, content, replace ? undefined : () => refuseExisting(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new Error(`Файл ${path} не записан. ${errorWords(error)}`, { cause: error });
  }
}
