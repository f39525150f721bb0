import type { DayReport, Sums } from '../../core/day/day-report.ts';
import {
  DIFFERENCE_SORTS,
  DIFFERENCES,
  type Difference,
  type DifferenceKind,
  SORT_WORDS,
} from '../../core/day/difference.ts';
import { momentText } from '../../core/day/words.ts';
import type { FnDocumentType } from '../../core/fiscal/fiscal-document.ts';
import { localTime } from '../system/local-time.ts';

/** `notAll`: nothing differs in what was compared, and something was not compared. It must never look like `fine`. */
export type ResultTone = 'fine' | 'notAll' | 'trouble';

/** What the report says in one sentence: everything else is particulars. */
export function resultOf(report: DayReport): { readonly tone: ResultTone; readonly ru: string } {
  const count = differenceCount(report);
  const isAll = report.notChecked.length === 0;
  if (count > 0) return { tone: 'trouble', ru: `Различий: ${count}${isAll ? '' : '. Проверено не всё'}` };
  return isAll
    ? { tone: 'fine', ru: 'Всё сходится' }
    : { tone: 'notAll', ru: 'Проверено не всё. В том, что проверено, различий нет' };
}

/** Differences there are, listed or not. */
export function differenceCount({ differences, unlistedCount }: DayReport): number {
  return differences.length + unlistedCount;
}

/** How many there are of each sort, in one line; empty without any. */
export function sortsText({ differences }: DayReport): string {
  const bySort = Map.groupBy(differences, ({ kind }) => DIFFERENCES[kind].sort);
  return DIFFERENCE_SORTS.flatMap((sort) => {
    const count = bySort.get(sort)?.length ?? 0;
    return count === 0 ? [] : [`${SORT_WORDS[sort].ru} ${count}`];
  }).join(', ');
}

/** The differences by kind, kinds in the order of the table; kinds without any are left out. */
export function byKind(
  differences: readonly Difference[],
): readonly { readonly kind: DifferenceKind; readonly own: readonly Difference[] }[] {
  return (Object.keys(DIFFERENCES) as DifferenceKind[])
    .map((kind) => ({ kind, own: differences.filter((one) => one.kind === kind) }))
    .filter(({ own }) => own.length > 0);
}

const MONTHS = [
  ...['января', 'февраля', 'марта', 'апреля', 'мая', 'июня'],
  ...['июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
];

/** `27 ноября 2026` of `2026-11-27`. */
function dateText(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** The day the report is about, and how much of it. */
export function titleText({ date, isWhole, madeAt }: DayReport): string {
  const running = isWhole ? '' : `, день ещё идёт: на ${momentText(localTime(madeAt)).slice(-5)}`;
  return `Отчёт за ${dateText(date)}${running}`;
}

/** `27.11.2026 09:01` of ms since the epoch, by this computer's clock. */
export function localMomentText(at: number): string {
  return momentText(localTime(at));
}

const DOCUMENT_TYPES: Readonly<Record<FnDocumentType | 'unknown', string>> = {
  registration: 'отчёт о регистрации',
  shiftOpen: 'открытие смены',
  receipt: 'кассовый чек',
  strictForm: 'БСО',
  shiftClose: 'закрытие смены',
  fnClose: 'закрытие архива ФН',
  ofdConfirmation: 'подтверждение ОФД',
  reRegistration: 'отчёт об изменении регистрации',
  settlementReport: 'отчёт о состоянии расчётов',
  correction: 'чек коррекции',
  strictFormCorrection: 'БСО коррекции',
  unknown: 'неизвестный документ',
};

/** A type this version has no word for is shown as it came. */
export function documentTypeText(type: string): string {
  return Object.hasOwn(DOCUMENT_TYPES, type) ? DOCUMENT_TYPES[type as keyof typeof DOCUMENT_TYPES] : type;
}

export const AGREEMENT_WORDS = {
  agrees: 'сходится',
  differs: 'НЕ СХОДИТСЯ',
  notCompared: 'не сверено',
} as const;

export const SEEN_WORDS = { seen: 'виден', notSeen: 'не виден', notChecked: 'не проверено' } as const;

/** The five counts of a day, each a step further than the one before. */
export const ASKED_ROWS: readonly { readonly key: keyof DayReport['asked']; readonly ru: string }[] = [
  { key: 'received', ru: 'получено от магазинов' },
  { key: 'fiscal', ru: 'пробито, есть в ФН' },
  { key: 'reported', ru: 'магазин подтвердил' },
  { key: 'delivered', ru: 'ОФД подтвердил' },
  { key: 'seen', ru: 'видно в выгрузке ОФД' },
];

/** A count for a person: what was looked up nowhere is no zero. */
export function askedText({ asked, cashboxes }: DayReport, key: keyof DayReport['asked']): string {
  const isExported = cashboxes.some(({ sums }) => sums.some(({ ofd }) => ofd !== undefined));
  return key === 'seen' && !isExported ? 'выгрузки нет' : String(asked[key]);
}

/** The two sides and the third, in the order they are shown. */
export const SIDES = [
  { key: 'journal', ru: 'журнал' },
  { key: 'fn', ru: 'ФН' },
  { key: 'ofd', ru: 'выгрузка ОФД' },
] as const;

/** Did that side know of any receipt? */
export function hasAny(sums: Sums | undefined): boolean {
  return sums !== undefined && (sums.count > 0 || sums.totalKop > 0);
}
