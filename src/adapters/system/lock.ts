import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { KassaError } from '../../core/errors.ts';
import { writePrivateFile } from './private-file.ts';

/** A lock that is held until it is released or the process is gone, however it went. */
export interface Lock {
  release(): void;
}

/**
 * Takes a lock the operating system holds, so that `kill -9` and a power cut free it.
 *
 * Node has no file locks of its own, a pid file survives its process, and a socket is not one per folder. SQLite takes
 * the real thing on every system (fcntl, LockFileEx), is in Node already, and an empty database that is never written
 * cannot be damaged. The lock file must never be opened by anything else of ours: closing any handle of it would free
 * the fcntl lock of the whole process. Who holds it is therefore said in a file beside it.
 *
 * @returns undefined when somebody holds it
 * @throws {KassaError} CB-802 when the file cannot be made
 */
export function takeLock(path: string): Lock | undefined {
  const database = open(path);
  try {
    // No journal file beside it: nothing is ever written.
    database.exec('PRAGMA journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw new KassaError('CB-802', 'файл блокировки', { cause: error });
  }
  sayWhoHolds(path);
  return {
    release() {
      if (database.isOpen) database.close();
    },
  };
}

/** Words about whoever holds the lock, for a person; empty when it did not say. */
export function lockHolder(path: string): string {
  try {
    return readFileSync(`${path}.holder`, 'utf8').trim();
  } catch {
    // Only a help for the reader: the lock itself is the evidence.
    return '';
  }
}

function open(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: 0 });
  } catch (error) {
    throw new KassaError('CB-802', 'файл блокировки', { cause: error });
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function sayWhoHolds(path: string): void {
  try {
    writePrivateFile(`${path}.holder`, `процесс ${process.pid}`);
  } catch {
    // Only a help for the reader: the lock itself is the evidence.
  }
}
