import type { Words } from '../../core/health/light.ts';

/** What the system refused, by its code, for a person; undefined for anything else. Lower case: a clause of a sentence. */
export function systemFault(error: unknown): Words | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  return FAULTS[String(error.code)];
}

const NOT_ALLOWED: Words = { ru: 'нет прав', en: 'not allowed' };

const FAULTS: Readonly<Record<string, Words>> = {
  EADDRINUSE: { ru: 'порт занят другой программой', en: 'another program has the port' },
  EADDRNOTAVAIL: { ru: 'такого адреса у этого компьютера нет', en: 'this computer has no such address' },
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  ENOENT: { ru: 'такого файла или папки нет', en: 'there is no such file or folder' },
  ENOTDIR: { ru: 'это не папка', en: 'it is no folder' },
  EISDIR: { ru: 'это папка, а не файл', en: 'it is a folder, not a file' },
  EEXIST: { ru: 'такой файл уже есть', en: 'there is such a file already' },
  ENOSPC: { ru: 'на диске нет места', en: 'the disk is full' },
  EROFS: { ru: 'диск только для чтения', en: 'the disk is read-only' },
  EMFILE: { ru: 'открыто слишком много файлов', en: 'too many files are open' },
};
