import type { JobStatus, ReceiptState } from '../../../../src/contract/snapshot.ts';
import type { Words } from '../../../words/words.ts';
import type { StepState, Steps } from '../steps.ts';

/** The names of the five states, beside their marks. */
export const STEP_TITLES: Readonly<Record<ReceiptState, Words>> = {
  received: { ru: 'Получен', en: 'Received' },
  fiscal: { ru: 'Пробит', en: 'Made' },
  reported: { ru: 'Сообщён магазину', en: 'Told to the shop' },
  delivered: { ru: 'Доставлен в ОФД', en: 'Delivered to the OFD' },
  seen: { ru: 'Виден у ОФД', en: 'Seen at the OFD' },
};

export const STEP_STATE_WORDS: Readonly<Record<StepState, Words>> = {
  reached: { ru: 'да', en: 'yes' },
  not: { ru: 'ещё нет', en: 'not yet' },
  unknown: { ru: 'неизвестно', en: 'not known' },
  notNeeded: { ru: 'не нужно', en: 'not needed' },
};

const EVIDENCE: Readonly<Record<ReceiptState, Readonly<Record<StepState, Words>>>> = {
  received: {
    reached: { ru: 'записан в журнал', en: 'written into the journal' },
    not: { ru: 'ещё нет', en: 'not yet' },
    unknown: { ru: 'неизвестно', en: 'not known' },
    notNeeded: { ru: 'не нужно', en: 'not needed' },
  },
  fiscal: {
    reached: { ru: 'документ прочитан в ФН', en: 'the document was read in the FN' },
    not: { ru: 'документа в ФН агент ещё не видел', en: 'the agent has seen no document in the FN yet' },
    unknown: {
      ru: 'неизвестно: документ мог попасть в ФН',
      en: 'not known: the FN may hold a document',
    },
    notNeeded: { ru: 'не нужно', en: 'not needed' },
  },
  reported: {
    reached: { ru: 'магазин подтвердил результат', en: 'the shop confirmed the result' },
    not: { ru: 'магазин ещё не подтвердил результат', en: 'the shop has not confirmed a result yet' },
    unknown: { ru: 'неизвестно', en: 'not known' },
    notNeeded: { ru: 'не нужно: чек заказал человек', en: 'not needed: a person ordered it' },
  },
  delivered: {
    reached: { ru: 'в ФН есть квитанция ОФД', en: "the FN holds the OFD's ticket" },
    not: { ru: 'квитанции ОФД ещё нет', en: 'no ticket of the OFD yet' },
    unknown: {
      ru: 'неизвестно: пока не ясно, есть ли документ',
      en: 'not known: nobody knows yet whether there is a document',
    },
    notNeeded: { ru: 'не нужно', en: 'not needed' },
  },
  seen: {
    reached: { ru: 'есть в выгрузке ОФД', en: 'it is in the export of the OFD' },
    not: { ru: 'ещё нет', en: 'not yet' },
    unknown: { ru: 'не проверено: выгрузки ОФД о нём нет', en: 'not checked: no export of the OFD covers it' },
    notNeeded: { ru: 'не нужно', en: 'not needed' },
  },
};

const NEVER: Words = { ru: 'не пробит и не будет', en: 'it is not made and will not be' };
const NOTHING_TO_TELL: Words = { ru: 'сообщать пока нечего', en: 'there is nothing to tell yet' };
const NOT_SEEN: Words = {
  ru: 'в выгрузке ОФД этого чека нет: спросите ОФД',
  en: 'the export of the OFD does not have it: ask the OFD',
};
const FN_REPLACED: Words = {
  ru: 'неизвестно: ФН заменили раньше, чем пришла квитанция',
  en: 'not known: the FN was replaced before the ticket came',
};

/** What stands behind a state, as far as it is known. */
export function stepEvidence(name: ReceiptState, steps: Steps, status: JobStatus): Words {
  const isRefused = status.sides.includes('refused');
  if (name === 'fiscal' && steps.fiscal === 'not' && isRefused) return NEVER;
  if (name === 'reported' && steps.reported === 'not' && steps.fiscal !== 'reached' && !isRefused)
    return NOTHING_TO_TELL;
  if (name === 'delivered' && steps.delivered === 'unknown' && status.fnReplaced) return FN_REPLACED;
  if (name === 'seen' && status.seen === 'notSeen') return NOT_SEEN;
  return EVIDENCE[name][steps[name]];
}

const WAITS: Words = { ru: 'Ждёт кассу или пробивается', en: 'Waits or is being made' };
const OFD_HAS_NOT: Words = { ru: 'ОФД его не показывает', en: 'The OFD does not show it' };
const LEFT_BEHIND: Words = { ru: 'ФН заменён, ОФД неизвестно', en: 'FN replaced, OFD not known' };
const SHOP_WAITS: Words = { ru: 'Магазин ещё не знает', en: 'The shop is not told yet' };
const OFD_WAITS: Words = { ru: 'Пробит, ещё не в ОФД', en: 'Made, not at the OFD yet' };

/** How far it has come, in a few words; side states have words of their own. */
export function progressWords(status: JobStatus, steps: Steps): Words {
  if (steps.fiscal !== 'reached') return WAITS;
  if (status.seen === 'notSeen') return OFD_HAS_NOT;
  if (steps.reported === 'not') return SHOP_WAITS;
  if (steps.delivered === 'unknown') return LEFT_BEHIND;
  if (steps.delivered === 'not') return OFD_WAITS;
  return steps.seen === 'reached' ? STEP_TITLES.seen : STEP_TITLES.delivered;
}
