import { ALARM_LEVELS, type AlarmLevel } from '../../core/alarms/alarm.ts';

/** `HH:MM`, local time; `from` belongs to it, `to` does not. May go over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

export interface Wish {
  /** The mildest that is told. */
  readonly level: AlarmLevel;
  readonly quietHours?: QuietHours | undefined;
}

/**
 * What a way tells and when: its level or worse; in quiet hours trouble alone. An all-clear (no level) is told outside
 * quiet hours.
 *
 * @param localTime wall time of this computer, `YYYY-MM-DDTHH:MM:SS`
 */
export function wants({ level: least, quietHours }: Wish, localTime: (now: number) => string) {
  return (level: AlarmLevel | undefined, at: number): boolean => {
    if (level === 'trouble') return true;
    if (quietHours && isWithin(quietHours, localTime(at).slice(11, 16))) return false;
    return level === undefined || ALARM_LEVELS.indexOf(level) >= ALARM_LEVELS.indexOf(least);
  };
}

function isWithin({ from, to }: QuietHours, time: string): boolean {
  return from < to ? from <= time && time < to : from <= time || time < to;
}
