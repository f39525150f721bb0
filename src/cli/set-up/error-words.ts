import { type ERRORS, KassaError, sentence } from '../../core/errors.ts';
import type { Words } from '../../core/health/light.ts';
import { errorWords } from '../screen/error-words.ts';

/** Why something did not work, in both languages; whatever could hold a secret is masked as everywhere. */
export function errorInWords(error: unknown): Words {
  const ru = errorWords(error);
  if (error instanceof KassaError) return { ru, en: `${sentence(error.code, '', 'en')} [${error.code}]` };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { ru, en: code === '' ? ru : `the system refused it (${code})` };
}

/** The catalog's sentence in both languages. The particulars are Russian, and stay so. */
export function catalogWords(code: keyof typeof ERRORS, detail = ''): Words {
  return { ru: sentence(code, detail), en: sentence(code, '', 'en') };
}
