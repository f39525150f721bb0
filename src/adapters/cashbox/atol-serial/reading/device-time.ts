import type { WallTime } from '../../../../wire/atol-v3/bytes.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Device time without zone, `YYYY-MM-DDTHH:MM`: the FN keeps no seconds. */
export function toMinuteText(time: WallTime): string {
  return `${time.year}-${two(time.month)}-${two(time.day)}T${two(time.hour)}:${two(time.minute)}`;
}

/** Device time without zone, `YYYY-MM-DDTHH:MM:SS`. */
export function toSecondText(time: WallTime): string {
  return `${toMinuteText(time)}:${two(time.second)}`;
}
