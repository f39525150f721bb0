import { KassaError } from '../../../core/errors.ts';

/** Primary result codes of SQLite. Source: sqlite.org/rescode.html. */
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** What the disk did, by primary result code. Everything here means: not written, nothing changed. */
const DISK_WORDS: Readonly<Record<number, string>> = {
  3: 'нет прав на файл журнала',
  5: 'файл журнала занят другой программой',
  6: 'файл журнала занят другой программой',
  7: 'не хватает памяти',
  8: 'файл журнала только для чтения',
  10: 'диск отвечает ошибкой',
  13: 'на диске нет места',
  14: 'файл журнала не открывается',
  15: 'файл журнала занят другой программой',
  22: 'файл журнала слишком велик для этого диска',
  23: 'нет прав на файл журнала',
};

/** The primary result code of an error of node:sqlite, or undefined when it is some other error. */
function resultCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}

/** Did SQLite meet pages that make no sense? */
export function isCorruption(error: unknown): boolean {
  const code = resultCodeOf(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
}

/** Says what the disk did as a `KassaError`; an error that is not the disk's (a broken rule, a mistake of ours) stays itself. */
export function toKassaError(error: unknown): unknown {
  const code = resultCodeOf(error);
  if (code === undefined || !(error instanceof Error)) return error;
  const vendor = { source: 'sqlite', code, text: error.message };
  if (isCorruption(error)) return new KassaError('CB-801', DAMAGED_FILE, { vendor, cause: error });
  const words = DISK_WORDS[code];
  return words === undefined ? error : new KassaError('CB-802', words, { vendor, cause: error });
}

/** At opening nothing but the file itself can be wrong: what is not the disk's fault is damage. */
export function toOpeningError(error: unknown): unknown {
  const known = toKassaError(error);
  if (known instanceof KassaError) return known;
  if (error instanceof Error && 'syscall' in error) {
    return new KassaError('CB-802', 'файл журнала не открывается', { cause: error });
  }
  return resultCodeOf(error) === undefined ? error : new KassaError('CB-801', DAMAGED_FILE, { cause: error });
}

/** Said of the file when it is known to be damaged but not where. */
export const DAMAGED_FILE = 'файл журнала повреждён на диске';

/** SQLITE_CONSTRAINT_UNIQUE. */
const NOT_UNIQUE = 2067;

/** Did a unique index refuse the row? */
export function isKnownAlready(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === NOT_UNIQUE;
}
