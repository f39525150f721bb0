import type { Words } from '../../core/health/light.ts';
import { timeWords } from '../words/time-words.ts';

export interface PauseChoice {
  /** ms since the epoch. */
  readonly until: number;
  readonly words: Words;
}

const MINUTE_MS = 60_000;

/** How long receipts may be paused from the menu; each says when it ends. None is longer than the day the agent allows. */
export function pauseChoices(now: number): readonly PauseChoice[] {
  return [
    choice(now, now + 15 * MINUTE_MS, { ru: '15 минут', en: '15 minutes' }),
    choice(now, now + 60 * MINUTE_MS, { ru: '1 час', en: '1 hour' }),
    choice(now, nextMidnight(now), { ru: 'До завтра', en: 'Until tomorrow' }),
  ];
}

function choice(now: number, until: number, name: Words): PauseChoice {
  const end = timeWords(until, now);
  return { until, words: { ru: `${name.ru} (до ${end.ru})`, en: `${name.en} (until ${end.en})` } };
}

function nextMidnight(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}
