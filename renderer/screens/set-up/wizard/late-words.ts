import type { Words } from '../../../words/words.ts';

/** Said of what did not end in its time. */
export const LATE_LINK: Words = {
  ru: 'Магазин не ответил за две минуты, проверка остановлена. Проверьте интернет и сайт и повторите; настройку можно продолжать и без этого.',
  en: 'The shop did not answer within two minutes, so the check was stopped. Look at the internet and the site and try again; you can go on without it.',
};
export const LATE_SEARCH: Words = {
  ru: 'Поиск не закончился за пять минут и остановлен. Назовите порт кассы сами и повторите, или отключите лишние USB-устройства.',
  en: 'The search did not end within five minutes and was stopped. Name the port of the cashbox and try again, or unplug other USB devices.',
};
export const LATE_TRIAL: Words = {
  ru: 'Проба не закончилась за две минуты и остановлена. На настоящие магазин и кассу это не влияет: повторите, а если не поможет — сохраните файл для поддержки («Журнал»).',
  en: 'The trial did not end within two minutes and was stopped. The real shop and cashbox have no part in it: try again; if that does not help, save the support file (Journal).',
};
