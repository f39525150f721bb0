import { alarmPlace } from '../../contract/alarm-place.ts';
import type { AlarmStatus } from '../../contract/alarm-status.ts';
import type { Place, Preferences } from '../../contract/window.ts';
import { NOTICE_WORDS, severalAlarms } from '../words/notice-words.ts';
import type { AlarmNews } from './alarm-news.ts';

/** One notification: what it says, and where a click leads. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly place: Place;
  /** The system may keep it on the screen until somebody has seen it. */
  readonly isUrgent: boolean;
}

/** More than that at once are told together: a wall of notifications is read by nobody. */
const SINGLY = 3;
const ALARMS: Place = { screen: 'alarms' };

/** What the system is to show of the news. */
export function alarmNotices({ risen, allClear }: AlarmNews, language: Preferences['language']): readonly Notice[] {
  if (allClear) {
    const { title, body } = NOTICE_WORDS.allClear;
    return [{ title: title[language], body: body[language], place: { screen: 'now' }, isUrgent: false }];
  }
  if (risen.length <= SINGLY) return risen.map((alarm) => noticeOf(alarm, language));
  const body = risen.map(({ about, reason }) => `${about[language]}: ${reason[language]}`).join('\n');
  const isUrgent = risen.some(({ level }) => level === 'trouble');
  return [{ title: severalAlarms(risen.length)[language], body, place: ALARMS, isUrgent }];
}

function noticeOf(alarm: AlarmStatus, language: Preferences['language']): Notice {
  const { level, about, reason, cure } = alarm;
  return {
    title: `${NOTICE_WORDS[level][language]}: ${about[language]}`,
    body: `${reason[language]}\n${cure[language]}`,
    place: alarmPlace(alarm),
    isUrgent: level === 'trouble',
  };
}
