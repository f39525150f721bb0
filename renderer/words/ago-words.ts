import { ageWords } from '../../src/core/health/age-words.ts';
import type { Words } from './words.ts';

/** Younger than that is "just now", ms. */
const FRESH_MS = 2_000;

/** How long ago something was, said as the agent itself says ages: `12 с назад`. */
export function agoWords(ageMs: number): Words {
  if (ageMs < FRESH_MS) return { ru: 'только что', en: 'just now' };
  const age = ageWords(ageMs);
  return { ru: `${age.ru} назад`, en: `${age.en} ago` };
}
