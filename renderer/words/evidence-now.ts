import type { LightStatus } from '../../src/contract/snapshot.ts';
import { ageWords } from '../../src/core/health/age-words.ts';
import type { Words } from './words.ts';

export interface EvidenceNow {
  readonly words: Words;
  /** How old the evidence is, ms; undefined where there is none, or the sentence says it itself. */
  readonly ageMs: number | undefined;
}

/**
 * The evidence of a light as it reads now. Where its sentence says its age, that age grows with the time and is not said a
 * second time.
 *
 * @param oldMs how old the picture itself is
 */
export function evidenceNow({ ru, en, ageMs }: Pick<LightStatus, 'ru' | 'en' | 'ageMs'>, oldMs: number): EvidenceNow {
  if (ageMs === undefined) return { words: { ru, en }, ageMs: undefined };
  const nowMs = ageMs + Math.max(0, oldMs);
  const [said, is] = [ageWords(ageMs), ageWords(nowMs)];
  const place = { ru: placeOf(said.ru, ru), en: placeOf(said.en, en) };
  if (!place.ru || !place.en) return { words: { ru, en }, ageMs: nowMs };
  return { words: { ru: ru.replace(place.ru, is.ru), en: en.replace(place.en, is.en) }, ageMs: undefined };
}

/** Where a sentence says that span, whole: `2 с` is not in `12 с`. */
function placeOf(span: string, sentence: string): RegExp | undefined {
  const place = new RegExp(`(?<!\\d)${span}(?!\\p{L})`, 'u');
  return place.test(sentence) ? place : undefined;
}
