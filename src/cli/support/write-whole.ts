import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../arguments.ts';
import { errorWords } from '../screen/error-words.ts';

/** @throws {UsageError} when there is something at that path already */
export function refuseExisting(path: string): void {
  if (existsSync(path)) throw new UsageError(`файл ${path} уже есть; чтобы записать поверх него, добавьте --force`);
}

/**
 * Writes a file only this user can read, whole or not at all.
 *
 * @param replace takes the place of a file that is there
 * @throws {UsageError} when it is there and may not be replaced
 * @throws {Error} in words when the disk does not take it; what was there is still there
 */
export function writeWhole(path: string, text: string, replace: boolean): void {
  const draft = `${path}.${process.pid}.new`;
  let isBegun = false;
  try {
    const file = openSync(draft, 'wx', 0o600);
    isBegun = true;
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (!replace) refuseExisting(path);
    renameSync(draft, path);
  } catch (error) {
    if (isBegun) rmSync(draft, { force: true });
    if (error instanceof UsageError) throw error;
    throw new Error(`Файл ${path} не записан. ${errorWords(error)}`, { cause: error });
  }
}
