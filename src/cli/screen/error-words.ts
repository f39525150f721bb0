import { mask } from '../../adapters/system/log/mask.ts';
import { KassaError, sentence } from '../../core/errors.ts';

/** What went wrong, for a person: the catalog's sentence where there is one. */
export function errorWords(error: unknown): string {
  if (error instanceof KassaError) return `${sentence(error.code, error.detail)} [${error.code}]`;
  return mask(error instanceof Error ? error.message : String(error));
}
