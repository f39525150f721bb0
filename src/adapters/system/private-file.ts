import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { KassaError } from '../../core/errors.ts';

/** Bits of a mode that let anybody but the owner in. */
const OTHERS = 0o077;

/**
 * Can only this user read it?
 *
 * On Windows the answer is always yes: modes mean nothing there, and what lies in the profile of a user is closed to
 * other users by its folder (administrators excepted).
 * @throws when there is no such file
 */
export function isPrivate(path: string): boolean {
  if (process.platform === 'win32') return true;
  const { mode, uid } = statSync(path);
  return (mode & OTHERS) === 0 && (uid === process.getuid?.() || process.getuid?.() === 0);
}

/**
 * Makes a folder that only this user can enter; one that is there already is closed to others.
 *
 * @throws {KassaError} CB-802 in words
 */
export function makePrivateFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (!isPrivate(path)) chmodSync(path, 0o700);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new KassaError('CB-802', `папка ${path}: ${FOLDER_FAULTS[code] ?? 'не создаётся'}`, { cause: error });
  }
}

const FOLDER_FAULTS: Readonly<Record<string, string>> = {
  EEXIST: 'по этому пути лежит файл',
  ENOTDIR: 'по этому пути лежит файл',
  EACCES: 'нет прав',
  EPERM: 'нет прав: папка принадлежит другому пользователю',
  ENOSPC: 'на диске нет места',
  EROFS: 'диск только для чтения',
};

/** Writes a file only this user can read. Whole or not at all: a power cut leaves the old one. */
export function writePrivateFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    // A draft left behind by a crash keeps its old mode.
    if (process.platform !== 'win32') chmodSync(draft, 0o600);
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
