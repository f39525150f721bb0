import type { FnDocumentType } from '../fiscal/fiscal-document.ts';
import type { Kopecks } from '../fiscal/money.ts';
import { moneyText } from '../fiscal/money-text.ts';
import type { Operation, Tender } from '../fiscal/terms.ts';
import type { Words } from '../health/light.ts';

export const OPERATION_WORDS: Readonly<Record<Operation, Words>> = {
  sell: { ru: 'приход', en: 'sale' },
  sellReturn: { ru: 'возврат прихода', en: 'return of a sale' },
  buy: { ru: 'расход', en: 'purchase' },
  buyReturn: { ru: 'возврат расхода', en: 'return of a purchase' },
};

export const TENDER_WORDS: Readonly<Record<Tender, Words>> = {
  cash: { ru: 'наличными', en: 'cash' },
  electronic: { ru: 'безналичными', en: 'electronic' },
  prepaid: { ru: 'зачёт аванса', en: 'prepaid' },
  credit: { ru: 'в кредит', en: 'credit' },
  otherPayment: { ru: 'встречным предоставлением', en: 'other' },
};

/** "this and not that", for each thing two sides tell otherwise. */
export function otherwise(what: Words, expected: Words, found: Words): Words {
  return {
    ru: `${what.ru}: должно быть ${expected.ru}, а здесь ${found.ru}`,
    en: `${what.en}: should be ${expected.en}, is ${found.en}`,
  };
}

/** A text that needs no translation. */
export const plain = (text: string): Words => ({ ru: text, en: text });

export const money = (sum: Kopecks): Words => plain(moneyText(sum));

export const NOTHING: Words = { ru: 'не указано', en: 'nothing' };

/** Several remarks in one line. */
export function joined(parts: readonly Words[]): Words {
  return { ru: parts.map(({ ru }) => ru).join('; '), en: parts.map(({ en }) => en).join('; ') };
}

const TYPE_WORDS: Readonly<Partial<Record<FnDocumentType | 'unknown', Words>>> = {
  receipt: { ru: 'чек', en: 'a receipt' },
  strictForm: { ru: 'БСО', en: 'a strict form' },
  correction: { ru: 'чек коррекции', en: 'a correction' },
  strictFormCorrection: { ru: 'БСО коррекции', en: 'a correction of a strict form' },
  shiftOpen: { ru: 'открытие смены', en: 'an opening of a shift' },
  shiftClose: { ru: 'закрытие смены', en: 'a closing of a shift' },
};

export const typeWords = (type: FnDocumentType | 'unknown'): Words =>
  TYPE_WORDS[type] ?? { ru: 'документ', en: 'a document' };

/** `2026-11-27T14:05` as a person writes it. */
export function momentText(issuedAt: string): string {
  const [date = '', time = ''] = issuedAt.split('T');
  return `${dateText(date)} ${time.slice(0, 5)}`;
}

/** `01.03.2028`, of `YYYY-MM-DD`. */
export function dateText(date: string): string {
  return date.split('-').reverse().join('.');
}
