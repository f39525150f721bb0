import { alarmPlace } from '../../../src/contract/alarm-place.ts';
import type { AlarmStatus } from '../../../src/contract/alarm-status.ts';
import type { JobStatus, LightStatus } from '../../../src/contract/snapshot.ts';
import type { Screen } from '../../../src/contract/window.ts';
import type { AlarmSubject } from '../../../src/core/alarms/alarm.ts';
import type { LightPart } from '../../../src/core/alarms/same-as-light.ts';
import type { Words } from '../../words/words.ts';
import type { Step } from './step.ts';

export const OPEN_RECEIPTS: Words = { ru: 'Открыть чеки', en: 'Open the receipts' };
export const OPEN_SET_UP: Words = { ru: 'Открыть настройку', en: 'Open the set-up' };
const DECIDE: Words = { ru: 'Решить', en: 'Decide' };
const OPEN_CASHBOX: Words = { ru: 'Открыть кассу', en: 'Open the cashbox' };

/** What is wrong with the connect link does not mend itself. */
const OF_LINK: ReadonlySet<string> = new Set(['CB-704', 'CB-709', 'CB-804']);
const NEW_LINK: Words = {
  ru: 'Вставьте ссылку магазина заново: раздел «Настройка».',
  en: "Paste the shop's link anew: the screen Set-up.",
};

/** What to do about a light whose sentence says only what is; `unknown`: nothing fresh is there to go by. */
const CURES: Readonly<Record<LightPart, { readonly unknown: Words; readonly known: Words | undefined }>> = {
  site: {
    unknown: {
      ru: 'Подождите минуту: агент спрашивает сайт сам. Не изменится — откройте сайт на этом компьютере и проверьте интернет.',
      en: 'Wait a minute: the agent asks the site by itself. If nothing changes, open the site on this computer and check the internet.',
    },
    known: {
      ru: 'Подождите три минуты: агент пробует снова сам. Не пройдёт — откройте сайт на этом компьютере и проверьте интернет.',
      en: 'Wait three minutes: the agent tries again by itself. If it stays, open the site on this computer and check the internet.',
    },
  },
  cashbox: {
    unknown: {
      ru: 'Проверьте, включена ли касса и вставлен ли кабель с обеих сторон.',
      en: 'See that the cashbox is on and its cable is in at both ends.',
    },
    known: {
      ru: 'Проверьте бумагу и крышку: касса допечатает сама. Заново этот чек не пробивайте.',
      en: 'Check paper and cover: the cashbox goes on printing by itself. Do not make that receipt again.',
    },
  },
  fn: {
    unknown: {
      ru: 'Подождите минуту: кассу спрашивают снова. Не изменится — выключите и включите кассу.',
      en: 'Wait a minute: the cashbox is asked again. If nothing changes, switch the cashbox off and on.',
    },
    // Its sentences say what to order or to change.
    known: undefined,
  },
  ofd: {
    unknown: {
      ru: 'Подождите минуту: кассу об этом спрашивают. Не изменится — проверьте связь с ОФД в разделе «Касса».',
      en: 'Wait a minute: the cashbox is being asked. If nothing changes, check the link to the OFD on the screen Cashbox.',
    },
    known: {
      ru: 'Проверьте интернет у кассы и её канал ОФД. Чеки уже в ФН и уйдут сами; через 30 дней без связи ФН остановится.',
      en: 'Check the internet of the cashbox and its OFD channel. The receipts are in the FN and leave by themselves; after 30 days without a link the FN stops.',
    },
  },
};

export function alarmStep(alarm: AlarmStatus): Step {
  const { key, level, about, reason, cure } = alarm;
  const why = { ru: `${about.ru}: ${reason.ru}`, en: `${about.en}: ${reason.en}` };
  const place = alarmPlace(alarm);
  const words = OPEN[place.screen];
  return { key, state: level, todo: cure, why, ...(words && { way: { words, place } }) };
}
/** The list of alarms and this very screen would show no more than the step does. */
const OPEN: Partial<Readonly<Record<Screen, Words>>> = { receipts: OPEN_RECEIPTS, cashbox: OPEN_CASHBOX };

/** It holds up money until somebody has decided, as its alarm says too. */
export function parkedStep({ jobId, checkId, error }: JobStatus): Step {
  const name = checkId === undefined ? '' : ` (${checkId})`;
  return {
    key: `job ${jobId}`,
    state: 'trouble',
    todo: { ru: `Чек ждёт вашего решения${name}`, en: `A receipt waits for your decision${name}` },
    ...(error && { why: error }),
    way: { words: DECIDE, place: { screen: 'receipts', jobId } },
  };
}

/** The step of a light that is not fine: what to do first, then what is wrong. */
export function lightStep(part: LightPart, subject: AlarmSubject, light: LightStatus): Omit<Step, 'key'> {
  const { state, ru, en, code } = light;
  const cure = cureOf(part, light);
  const who = subjectWords(subject);
  const said = { ru: `${who.ru}${ru}`, en: `${who.en}${en}` };
  const way = wayOf(part, subject, code);
  return { state, ...(cure ? { todo: cure, why: said } : { todo: said }), ...(way && { way }) };
}

function cureOf(part: LightPart, { state, code }: LightStatus): Words | undefined {
  const { unknown, known } = CURES[part];
  if (state === 'unknown') return unknown;
  if (part === 'site') return code !== undefined && OF_LINK.has(code) ? NEW_LINK : known;
  // The catalog's sentences say themselves what to do.
  return code === undefined ? known : undefined;
}

function wayOf(part: LightPart, subject: AlarmSubject, code: string | undefined): Step['way'] {
  if (part === 'site')
    return code !== undefined && OF_LINK.has(code) ? { words: OPEN_SET_UP, place: { screen: 'setUp' } } : undefined;
  if (subject.of !== 'cashbox') return { words: OPEN_SET_UP, place: { screen: 'setUp' } };
  return { words: OPEN_CASHBOX, place: { screen: 'cashbox', cashboxId: subject.id } };
}

/** As alarms name it: `касса kassa1: `. */
function subjectWords(subject: AlarmSubject): Words {
  if (subject.of === 'agent') return { ru: '', en: '' };
  const [ru, en] = subject.of === 'shop' ? ['магазин', 'shop'] : ['касса', 'cashbox'];
  return { ru: `${ru} ${subject.id}: `, en: `${en} ${subject.id}: ` };
}
