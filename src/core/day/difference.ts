import type { ErrorCode } from '../errors.ts';
import type { Kopecks } from '../fiscal/money.ts';
import type { Words } from '../health/light.ts';

/** What the report says of a difference: in which of the five sorts it falls, what it is called, and what to do next. */
export interface DifferenceRow {
  readonly sort: DifferenceSort;
  readonly title: Words;
  readonly next: Words;
}

export const DIFFERENCE_SORTS = ['missing', 'doubled', 'altered', 'alien', 'undelivered'] as const;
export type DifferenceSort = (typeof DIFFERENCE_SORTS)[number];

export const SORT_WORDS: Readonly<Record<DifferenceSort, Words>> = {
  missing: { ru: 'не хватает', en: 'missing' },
  doubled: { ru: 'дважды', en: 'doubled' },
  altered: { ru: 'изменено', en: 'altered' },
  alien: { ru: 'чужое', en: 'alien' },
  undelivered: { ru: 'не доставлено', en: 'undelivered' },
};

/** Every kind of difference there is, in the order the report shows them. */
export const DIFFERENCES = {
  doubledInFn: {
    sort: 'doubled',
    title: { ru: 'Два чека на один заказ', en: 'Two receipts for one check' },
    next: {
      ru: 'Покажите оба чека бухгалтеру: лишний исправляют чеком возврата или коррекции, сами мы их не делаем.',
      en: 'Show both to the accountant: the extra one is mended by a return or a correction, which we never make by ourselves.',
    },
  },
  missingInFn: {
    sort: 'missing',
    title: { ru: 'В журнале чек есть, в ФН его нет', en: 'In the journal, not in the FN' },
    next: {
      ru: 'Ничего не печатайте заново. Сохраните файл для поддержки (окно «Журнал») и позвоните нам.',
      en: 'Print nothing again. Save the support file (the screen Journal) and call us.',
    },
  },
  inDoubt: {
    sort: 'missing',
    title: { ru: 'Чек под вопросом', en: 'Receipt in doubt' },
    next: {
      ru: 'Включите кассу и дайте агенту прочитать ФН: он решит сам или позовёт человека.',
      en: 'Switch the cashbox on and let the agent read the FN: it settles this itself or asks a person.',
    },
  },
  parked: {
    sort: 'missing',
    title: { ru: 'Чек ждёт решения человека', en: 'Receipt waits for a person' },
    next: {
      ru: 'Решите о нём в окне «Чеки»: повторить, отказать или указать чек в ФН.',
      en: 'Decide about it on the screen Receipts: again, refuse, or name the receipt in the FN.',
    },
  },
  waiting: {
    sort: 'missing',
    title: { ru: 'Чек ещё не пробит', en: 'Receipt not made yet' },
    next: {
      ru: 'Посмотрите в окне «Сейчас», что мешает кассе. Чек будет пробит, когда она заработает.',
      en: 'See on the screen Now what stops the cashbox. The receipt is made as soon as it works.',
    },
  },
  refused: {
    sort: 'missing',
    title: { ru: 'Чек не принят', en: 'Check refused' },
    next: {
      ru: 'Исправьте заказ в магазине по причине отказа и создайте чек заново: деньги получены, чека нет.',
      en: 'Mend the order in the shop by the reason and make the check again: the money came, the receipt did not.',
    },
  },
  holeInFn: {
    sort: 'missing',
    title: { ru: 'ФН не отдаёт документ с этим номером', en: 'The FN gives no document of that number' },
    next: {
      ru: 'Посмотрите документ в кабинете ОФД; если его нет и там, обратитесь в сервисный центр кассы.',
      en: 'Look the document up at the OFD; if it is not there either, ask the service centre of the cashbox.',
    },
  },
  alteredInFn: {
    sort: 'altered',
    title: { ru: 'В ФН не то, что заказал магазин', en: 'The FN holds something else than the shop asked' },
    next: {
      ru: 'Сравните чек с заказом и покажите бухгалтеру: исправляют чеком коррекции.',
      en: 'Compare the receipt with the order and show the accountant: it is mended by a correction.',
    },
  },
  alien: {
    sort: 'alien',
    title: { ru: 'Документ не наш', en: 'A document that is not ours' },
    next: {
      ru: 'Узнайте, кто ещё пробивает чеки на этой кассе. Если так и задумано, ничего не делайте.',
      en: 'Find out who else uses this cashbox. If that is meant, do nothing.',
    },
  },
  shiftSums: {
    sort: 'altered',
    title: { ru: 'Счётчики смены не сходятся с чеками', en: 'Counters of the shift differ from its receipts' },
    next: {
      ru: 'Сравните отчёт о закрытии смены с чеками этой смены в кабинете ОФД.',
      en: 'Compare the report of the shift with its receipts at the OFD.',
    },
  },
  notAcknowledged: {
    sort: 'missing',
    title: { ru: 'Магазин не подтвердил, что узнал о чеке', en: 'The shop has not confirmed that it knows' },
    next: {
      ru: 'Проверьте, отвечает ли сайт. Если заказ или чек там удалён, отметьте это в окне «Чеки».',
      en: 'See whether the site answers. If order or check was deleted there, say so on the screen Receipts.',
    },
  },
  undelivered: {
    sort: 'undelivered',
    title: { ru: 'ОФД не подтвердил документ', en: 'The OFD has not confirmed the document' },
    next: {
      ru: 'Проверьте связь кассы с ОФД. Через 30 дней без связи ФН перестанет печатать чеки.',
      en: 'See to the link to the OFD. After 30 days without it the FN makes no receipts.',
    },
  },
  missingAtOfd: {
    sort: 'missing',
    title: { ru: 'В выгрузке ОФД документа нет', en: 'Not in the export of the OFD' },
    next: {
      ru: 'Сделайте выгрузку ещё раз. Если документа по-прежнему нет, напишите в поддержку ОФД: номер ФН, ФД и ФПД указаны здесь.',
      en: 'Make the export again. If it is still missing, write to the OFD with the numbers shown here.',
    },
  },
  doubledAtOfd: {
    sort: 'doubled',
    title: { ru: 'В выгрузке ОФД документ дважды', en: 'Twice in the export of the OFD' },
    next: {
      ru: 'Сделайте выгрузку ещё раз. Если строк по-прежнему две, напишите в поддержку ОФД.',
      en: 'Make the export again. If there are still two rows, write to the OFD.',
    },
  },
  alteredAtOfd: {
    sort: 'altered',
    title: { ru: 'ОФД показывает документ иначе', en: 'The OFD shows the document otherwise' },
    next: {
      ru: 'Напишите в поддержку ОФД: верно то, что в ФН.',
      en: 'Write to the OFD: what the FN holds is right.',
    },
  },
  alienAtOfd: {
    sort: 'alien',
    title: { ru: 'В выгрузке ОФД есть документ, которого нет в ФН', en: 'At the OFD, not in the FN' },
    next: {
      ru: 'Проверьте номер ФН в выгрузке и напишите в поддержку ОФД.',
      en: 'Check the number of the FN in the export and write to the OFD.',
    },
  },
} as const satisfies Readonly<Record<string, DifferenceRow>>;

export type DifferenceKind = keyof typeof DIFFERENCES;

/** One difference with the documents it is about. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly cashboxId: string;
  /** The job of the journal it is about, if any. */
  readonly jobId: number | undefined;
  readonly shopId: string | undefined;
  readonly checkId: string | undefined;
  readonly fnSerial: string | undefined;
  readonly fdNumber: number | undefined;
  /** The other document, of a double. */
  readonly otherFdNumber: number | undefined;
  readonly totalKop: Kopecks | undefined;
  /** What exactly: what was expected and what is there. */
  readonly detail: Words;
  /** The reason, where the catalog of errors has one. */
  readonly code: ErrorCode | undefined;
}
