import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { mask } from '../../adapters/system/log/mask.ts';

/** Of each file only its end is read: a log may be as large as its limit. */
const MOST_BYTES = 1_000_000;

/**
 * The newest lines of the agent's log, oldest first, masked again: they may be of a version that masked less.
 *
 * @throws {Error} in words when there is no log, or the system's error
 */
export function lastLogLines(folder: string, count: number): readonly string[] {
  const files = ['kassabridge.log.1', 'kassabridge.log']
    .map((name) => join(folder, name))
    .filter((file) => existsSync(file));
  if (files.length === 0) throw new Error('Журнала работы в этой папке ещё нет');
  return files
    .flatMap((file) => endOf(file).split('\n'))
    .filter((line) => line !== '')
    .slice(-count)
    .map(mask);
}

function endOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const length = Math.min(size, MOST_BYTES);
    const bytes = Buffer.alloc(length);
    const read = readSync(file, bytes, 0, length, size - length);
    const text = bytes.toString('utf8', 0, read);
    // The first line of a part is half a line, and half a contact is not recognized.
    return length < size ? text.slice(text.indexOf('\n') + 1) : text;
  } finally {
    closeSync(file);
  }
}
