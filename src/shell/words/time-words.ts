import type { Words } from '../../core/health/light.ts';

/**
 * A moment of today as `15:30`; another day with its name or its date.
 *
 * @param at and `now`: ms since the epoch; said in the time of this computer
 */
export function timeWords(at: number, now: number): Words {
  const time = `${two(new Date(at).getHours())}:${two(new Date(at).getMinutes())}`;
  const days = dayOf(at) - dayOf(now);
  if (days === 0) return { ru: time, en: time };
  if (days === 1) return { ru: `${time} завтра`, en: `${time} tomorrow` };
  const date = `${two(new Date(at).getDate())}.${two(new Date(at).getMonth() + 1)}`;
  return { ru: `${time} ${date}`, en: `${time} ${date}` };
}

/** Days since some day, by local midnights: an hour that a clock change adds or takes away is no day. */
function dayOf(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

const two = (value: number) => String(value).padStart(2, '0');
