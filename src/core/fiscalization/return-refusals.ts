import type { FiscalDocument } from '../fiscal/fiscal-document.ts';
import type { Item } from '../fiscal/receipt.ts';
import { VAT_RATES } from '../fiscal/vat.ts';
import type { Words } from '../health/light.ts';
import type { Job } from './job.ts';
import type { Life, LifeState } from './life.ts';

/** A return that is a document, or may still become one. */
export type StandingReturn = Job & { readonly life: Exclude<Life, { state: 'refused' }> };

export function standingWords({ id, life }: StandingReturn): Words {
  if (life.state === 'fiscal') {
    return {
      ru: `Возврат этого чека уже пробит: запись ${id}, ФД ${life.document.fdNumber}. Второго возврата одного чека не бывает`,
      en: `The return of this receipt is made already: record ${id}, FD ${life.document.fdNumber}. There is no second one`,
    };
  }
  const { ru, en } = UNDER_WAY[life.state];
  return {
    ru: `Возврат этого чека уже заказан: запись ${id}, ${ru}. Второго возврата одного чека не бывает`,
    en: `The return of this receipt is ordered already: record ${id}, ${en}. There is no second one`,
  };
}

const UNDER_WAY: Readonly<Record<Exclude<LifeState, 'fiscal' | 'refused'>, Words>> = {
  received: { ru: 'ждёт своей очереди', en: 'it waits for its turn' },
  sent: { ru: 'пробивается', en: 'it is being made' },
  closing: { ru: 'пробивается', en: 'it is being made' },
  inDoubt: { ru: 'под вопросом: пробит ли он, агент узнаёт у ФН', en: 'in doubt: the agent asks the FN' },
  parked: { ru: 'ждёт решения человека', en: 'it waits for a person' },
  done: { ru: 'закончен', en: 'it is over' },
};

export function seenWords({ fnSerial, fdNumber }: FiscalDocument): Words {
  return {
    ru: `В ФН ${fnSerial} уже есть возврат этого чека: ФД ${fdNumber}. В журнале его нет; покажите его бухгалтеру`,
    en: `FN ${fnSerial} holds the return of this receipt already: FD ${fdNumber}. The journal does not know it; show it to the accountant`,
  };
}

export function notYetWords({ vatRate }: Item): Words {
  const { ru, since } = VAT_RATES[vatRate];
  return {
    ru: `Ставка «${ru}» действует с ${since}, а сегодня раньше: проверьте дату на компьютере. Ставку исходного чека агент не меняет`,
    en: `The rate ${vatRate} is in force since ${since}, and today is before that: check the date of the computer`,
  };
}

export const NOT_MADE: Words = {
  ru: 'Возврат делают только из чека, который есть в ФН: этот чек не пробит',
  en: 'Only a receipt that is in the FN can be returned: this one is not made',
};
export const IS_RETURN: Words = {
  ru: 'Это уже возврат, а возврата возврата не бывает. Ошибочный возврат исправляет бухгалтер: чеком коррекции или новым чеком из магазина',
  en: 'This is a return, and a return is not returned. A wrong one is mended by the accountant',
};
export const LOST_RETURN: Words = {
  ru: 'Возврат этого чека уже заказывали, а его записи в журнале нет: что с ним стало, неизвестно. Покажите чек бухгалтеру',
  en: 'A return of this receipt was ordered, and its record is not in the journal: nobody knows what became of it. Show the receipt to the accountant',
};
export const UNDECIDED: Words = {
  ru: 'Этот чек ждёт решения человека. Сначала решите о нём, потом делайте возврат',
  en: 'This receipt waits for a person. Decide about it first',
};
export const VAT_DIFFERED: Words = {
  ru: 'В ФН записана не та ставка НДС, что прислал магазин: возврат из журнала не совпал бы с чеком. Покажите чек бухгалтеру, отсюда такой возврат не сделать',
  en: 'The FN holds other VAT than the shop asked for: a return out of the journal would not match the receipt. Show it to the accountant',
};
export const NO_CONTACT: Words = {
  ru: 'Контакт покупателя из журнала уже стёрт, а интернет-чек без него пробивать нельзя, и агент его не придумывает. Сделайте чек возврата этого заказа в магазине: там контакт есть',
  en: "The buyer's contact was erased from the journal, and an internet receipt must have one. Make the return of that order in the shop, which knows it",
};
export const MARKED_BUY: Words = {
  ru: 'Возврат расхода с кодом маркировки отсюда не сделать: каким должно быть состояние кода, ни один источник не говорит',
  en: 'A return of a purchase with a marking code cannot be made from here: no source says the state of its code',
};
