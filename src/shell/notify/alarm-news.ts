import type { AlarmStatus } from '../../contract/alarm-status.ts';
import { ALARM_LEVELS } from '../../core/alarms/alarm.ts';

/** What was told of alarms: their level by key. */
export type Told = Readonly<Record<string, string>>;

export interface AlarmNews {
  /** New, or worse than when they were told. */
  readonly risen: readonly AlarmStatus[];
  /** All that was told is over. */
  readonly allClear: boolean;
  readonly told: Told;
}

/**
 * What a person has not been told yet.
 *
 * @param before undefined: this tray has never told anything, so what somebody has seen and acknowledged already is old news
 */
export function alarmNews(before: Told | undefined, alarms: readonly AlarmStatus[]): AlarmNews {
  const isNews = ({ key, level, ackedBy }: AlarmStatus) =>
    before === undefined ? ackedBy === undefined : rank(level) > rank(before[key]);
  return {
    risen: alarms.filter(isNews),
    allClear: alarms.length === 0 && Object.keys(before ?? {}).length > 0,
    told: Object.fromEntries(alarms.map(({ key, level }) => [key, level])),
  };
}

/** Of no level at all, below all others. */
function rank(level: string | undefined): number {
  return (ALARM_LEVELS as readonly (string | undefined)[]).indexOf(level);
}
