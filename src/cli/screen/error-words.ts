import { mask } from '../../adapters/system/log/mask.ts';
import { KassaError, sentence } from '../../core/errors.ts';

/** What went wrong, for a person: the catalog's sentence where there is one. */
export function errorWords(error: unknown): string {
  if (error instanceof KassaError) return `${sentence(error.code, error.detail)} [${error.code}]`;
  return systemWords(error) ?? mask(error instanceof Error ? error.message : String(error));
}

/** What the system refused, by its code; undefined for anything else. */
function systemWords(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const words = SYSTEM_WORDS[String(error.code)];
  if (words === undefined) return undefined;
  const { address, port, path, dest } = error as NodeJS.ErrnoException &
    Partial<Record<'address' | 'port' | 'dest', string>>;
  const what = port === undefined ? (dest ?? path ?? error.syscall) : `${address}:${port}`;
  return `${what}: ${words} (${error.code})`;
}

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'порт занят другой программой',
  EADDRNOTAVAIL: 'такого адреса у этого компьютера нет',
  EACCES: 'нет прав',
  EPERM: 'нет прав',
  ENOENT: 'такого файла или папки нет',
  ENOTDIR: 'это не папка',
  EISDIR: 'это папка, а не файл',
  EEXIST: 'такой файл уже есть',
  ENOSPC: 'на диске нет места',
  EROFS: 'диск только для чтения',
  EMFILE: 'открыто слишком много файлов',
};
