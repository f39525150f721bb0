import type { DayReport } from '../../core/day/day-report.ts';
import { momentText } from '../../core/day/words.ts';
import type { FnDocumentType } from '../../core/fiscal/fiscal-document.ts';
import { localTime } from '../system/local-time.ts';

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
