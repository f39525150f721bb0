import { mask } from '../../adapters/system/log/mask.ts';
import { codedWords, KassaError } from '../../core/errors.ts';
import type { Words } from '../../core/health/light.ts';
import { Refusal } from '../../core/refusal.ts';
import { errorWords } from './error-words.ts';

/** Why something did not work, in both languages; whatever could hold a secret is masked as everywhere. */
export function errorInWords(error: unknown): Words {
  if (error instanceof KassaError) return codedWords(error.code, error.detail);
  if (error instanceof Refusal) return { ru: mask(error.words.ru), en: mask(error.words.en) };
  const ru = errorWords(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { ru, en: code === '' ? ru : `the system refused it (${code})` };
}
