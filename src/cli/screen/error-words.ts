import { mask } from '../../adapters/system/log/mask.ts';
import { systemFault } from '../../adapters/system/system-fault.ts';
import { KassaError, sentence } from '../../core/errors.ts';

/** What went wrong, for a person: the catalog's sentence where there is one. */
export function errorWords(error: unknown): string {
  if (error instanceof KassaError) return `${sentence(error.code, error.detail)} [${error.code}]`;
  return systemWords(error) ?? mask(error instanceof Error ? error.message : String(error));
}

/** What the system refused, by its code; undefined for anything else. */
function systemWords(error: unknown): string | undefined {
  const words = systemFault(error);
  if (words === undefined) return undefined;
  const { address, port, path, dest, syscall, code } = error as NodeJS.ErrnoException &
    Partial<Record<'address' | 'port' | 'dest', string>>;
  const what = port === undefined ? (dest ?? path ?? syscall) : `${address}:${port}`;
  return `${what}: ${words.ru} (${code})`;
}
