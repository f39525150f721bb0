import type { Words } from '../../../words/words.ts';

/** The steps of the wizard, in order. */
export const STEPS = ['others', 'link', 'cashbox', 'people', 'alarms', 'autostart', 'save', 'missing'] as const;
export type Step = (typeof STEPS)[number];

export const STEP_WORDS: Readonly<
  Record<Step, { readonly short: Words; readonly title: Words; readonly lead: Words }>
> = {
  others: {
    short: { ru: 'Другие программы', en: 'Other programs' },
    title: { ru: 'Другие программы на этом компьютере', en: 'Other programs on this computer' },
    lead: {
      ru: 'Две программы на одном магазине или одной кассе пробивают один чек дважды, поэтому сначала смотрим, кто здесь уже работает.',
      en: 'Two programs on one shop or one cashbox make one receipt twice; so first we look who is at work here.',
    },
  },
  link: {
    short: { ru: 'Магазин', en: 'Shop' },
    title: { ru: 'Ссылка магазина', en: 'The link of the shop' },
    lead: {
      ru: 'Возьмите её в админке сайта: Магазин → Кассы → «Сгенерировать ссылку». Вставьте целиком: мы сразу проверим, кто отвечает, и не возьмём ни одного чека.',
      en: 'Take it from the admin of the site: Магазин → Кассы → «Сгенерировать ссылку». Paste the whole of it: we see at once what answers, and take no check.',
    },
  },
  cashbox: {
    short: { ru: 'Касса', en: 'Cashbox' },
    title: { ru: 'Касса', en: 'Cashbox' },
    lead: {
      ru: 'Включите кассу и подключите её к этому компьютеру. Поиск только читает: он ничего не печатает и не пробивает.',
      en: 'Switch the cashbox on and connect it to this computer. The search only reads: it prints nothing and makes nothing.',
    },
  },
  people: {
    short: { ru: 'Кассир и место', en: 'Cashier and place' },
    title: { ru: 'Кассир и место расчётов', en: 'Cashier and place of settlement' },
    lead: { ru: 'Это стоит в каждом чеке.', en: 'This stands on every receipt.' },
  },
  alarms: {
    short: { ru: 'Тревоги', en: 'Alarms' },
    title: { ru: 'Кому сообщать о бедах', en: 'Who is told of trouble' },
    lead: {
      ru: 'Если касса или сайт замолчат, сообщение придёт сразу. Без этого о беде скажет только этот компьютер.',
      en: 'When cashbox or site fall silent, a message comes at once. Without it only this computer tells of trouble.',
    },
  },
  autostart: {
    short: { ru: 'Автозапуск', en: 'Autostart' },
    title: { ru: 'Запуск вместе с компьютером', en: 'Start with the computer' },
    lead: {
      ru: 'Чтобы после перезагрузки чеки пробивались без вас. Переключатели действуют сразу; ниже каждого — что система показала в ответ.',
      en: 'So that receipts are made after a restart without you. The switches act at once; below each stands what the system showed in return.',
    },
  },
  save: {
    short: { ru: 'Сохранить и попробовать', en: 'Save and try' },
    title: { ru: 'Сохранить и попробовать', en: 'Save and try' },
    lead: {
      ru: 'До этой кнопки в настройки ничего не записано. После неё — проба: продажа и возврат на учебной кассе и в учебном магазине, настоящих чеков она не делает.',
      en: 'Nothing is in the settings before this button. After it comes a trial: a sale and a return on a virtual cashbox and in a virtual shop; it makes no real receipt.',
    },
  },
  missing: {
    short: { ru: 'Чего не хватает', en: 'What is missing' },
    title: { ru: 'Чего ещё не хватает', en: 'What is still missing' },
    lead: {
      ru: 'Что осталось до первого настоящего чека — по тому, что известно сейчас.',
      en: 'What is left before the first real receipt, by what is known now.',
    },
  },
};

/** Beginnings of a fault's path, the longer ones first, and the step its field is on. */
const PLACES: readonly (readonly [string, Step])[] = [
  ['shop.settlementPlace', 'people'],
  ['cashbox.cashier', 'people'],
  ['cashbox.printReceipts', 'people'],
  ['shop', 'link'],
  ['cashbox', 'cashbox'],
  ['telegram', 'alarms'],
  ['mail', 'alarms'],
  ['notify', 'alarms'],
];

/** On which step the field of a fault is; what belongs to no field stays where it was told. */
export function stepOfPath(path: string): Step {
  return PLACES.find(([start]) => isPathIn(path, start))?.[1] ?? 'save';
}

/** Is it that path, or one inside it? */
export function isPathIn(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

export function stepBeside(step: Step, by: 1 | -1): Step | undefined {
  return STEPS[STEPS.indexOf(step) + by];
}
