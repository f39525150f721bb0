import type { Words } from './light.ts';

const UNITS = [
  { ms: 86_400_000, ru: 'дн', en: 'd' },
  { ms: 3_600_000, ru: 'ч', en: 'h' },
  { ms: 60_000, ru: 'мин', en: 'min' },
] as const;

/** A span of time in one rounded-down unit a person reads at a glance: «12 с», «3 мин», «2 ч», «5 дн». Negative counts as 0. */
export function ageWords(ms: number): Words {
  for (const unit of UNITS) {
    const count = Math.floor(ms / unit.ms);
    if (count > 0) return { ru: `${count} ${unit.ru}`, en: `${count} ${unit.en}` };
  }
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return { ru: `${seconds} с`, en: `${seconds} s` };
}
