import { ageWords } from '../health/age-words.ts';
import type { Words } from '../health/light.ts';
import type { Message } from '../ports/notifier.ts';
import { type Alarm, type AlarmSubject, byWeight } from './alarm.ts';

/** Alarms named one by one; the rest is counted. A message must fit where people read it. */
const MOST = 12;

/** One message about everything there is to say: so a dead router is one message, whatever hangs on it. */
export function writeMessage({ id, at, alarms, over }: Pick<Message, 'id' | 'at' | 'alarms' | 'over'>): Message {
  const stand = [...alarms].sort(byWeight);
  const level = stand[0]?.level;
  const kind = stand.length > 0 ? 'alarm' : 'allClear';
  return { id, kind, level, at, title: titleOf(stand, over), body: bodyOf(stand, over, at), alarms: stand, over };
}

/** What the test button sends. */
export function testMessage(id: string, at: number): Message {
  const title = { ru: 'KassaBridge: проверка связи', en: 'KassaBridge: a test' };
  const body = {
    ru: 'Это проверка: так придут тревоги. С кассой и магазином это сообщение не связано.',
    en: 'This is a test: alarms will come like this. It says nothing about cashbox or shop.',
  };
  return { id, kind: 'test', level: undefined, at, title, body, alarms: [], over: [] };
}

function titleOf(stand: readonly Alarm[], over: readonly Alarm[]): Words {
  const [first] = stand;
  if (!first) {
    return over.length === 0
      ? { ru: 'KassaBridge: всё в порядке', en: 'KassaBridge: all is well' }
      : { ru: 'KassaBridge: всё снова в порядке', en: 'KassaBridge: all is well again' };
  }
  const more = stand.length - 1;
  const [ru, en] = first.level === 'trouble' ? ['БЕДА', 'TROUBLE'] : ['внимание', 'attention'];
  const where = subjectWords(first.subject);
  return {
    ru: `KassaBridge: ${ru} — ${where.ru}${more > 0 ? ` и ещё ${more}` : ''}`,
    en: `KassaBridge: ${en} — ${where.en}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

function bodyOf(stand: readonly Alarm[], over: readonly Alarm[], at: number): Words {
  const named = stand.slice(0, MOST);
  const more = stand.length - named.length;
  const ru = [
    ...named.map((alarm) => alarmLines(alarm, at, 'ru')),
    ...(more > 0 ? [`И ещё тревог: ${more}. Все — в окне «Тревоги».`] : []),
    ...over.map((alarm) => `✔ Прошло: ${subjectWords(alarm.subject).ru}: ${alarm.reason.ru}`),
  ];
  const en = [
    ...named.map((alarm) => alarmLines(alarm, at, 'en')),
    ...(more > 0 ? [`And ${more} more: see the screen Alarms.`] : []),
    ...over.map((alarm) => `✔ Over: ${subjectWords(alarm.subject).en}: ${alarm.reason.en}`),
  ];
  return { ru: ru.join('\n\n'), en: en.join('\n\n') };
}

function alarmLines({ subject, level, reason, cure, since }: Alarm, at: number, language: 'ru' | 'en'): string {
  const mark = level === 'trouble' ? '✖' : '▲';
  const age = ageWords(at - since)[language];
  const [sinceWords, doWords] = language === 'ru' ? [`длится ${age}`, 'Что делать'] : [`for ${age}`, 'What to do'];
  return `${mark} ${subjectWords(subject)[language]} (${sinceWords})\n${reason[language]}\n${doWords}: ${cure[language]}`;
}

/** Whom an alarm is about, as the settings name it. */
export function subjectWords(subject: AlarmSubject): Words {
  switch (subject.of) {
    case 'shop':
      return { ru: `магазин ${subject.id}`, en: `shop ${subject.id}` };
    case 'cashbox':
      return { ru: `касса ${subject.id}`, en: `cashbox ${subject.id}` };
    case 'agent':
      return { ru: 'агент', en: 'the agent' };
  }
}
