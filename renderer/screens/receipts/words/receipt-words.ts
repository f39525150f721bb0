import type { ReceiptFilter, ReceiptRow } from '../../../../src/contract/receipts.ts';
import type { SideState } from '../../../../src/contract/snapshot.ts';
import type { Operation, Tender } from '../../../../src/core/fiscal/terms.ts';
import { rubles } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';

/** As the paper says them. */
export const OPERATION_WORDS: Readonly<Record<Operation, Words>> = {
  sell: { ru: 'Приход', en: 'Sale' },
  sellReturn: { ru: 'Возврат прихода', en: 'Return of a sale' },
  buy: { ru: 'Расход', en: 'Purchase' },
  buyReturn: { ru: 'Возврат расхода', en: 'Return of a purchase' },
};

export const TENDER_WORDS: Readonly<Record<Tender, Words>> = {
  cash: { ru: 'Наличными', en: 'Cash' },
  electronic: { ru: 'Безналичными', en: 'Electronic' },
  prepaid: { ru: 'Зачёт предоплаты', en: 'Prepayment set off' },
  credit: { ru: 'В кредит', en: 'On credit' },
  otherPayment: { ru: 'Иным встречным предоставлением', en: 'Other consideration' },
};

export const SIDE_WORDS: Readonly<Record<SideState, Words>> = {
  inDoubt: { ru: 'Под вопросом', en: 'In doubt' },
  parked: { ru: 'Ждёт решения', en: 'Waits for a person' },
  refused: { ru: 'Отклонён', en: 'Refused' },
};

export const FILTER_WORDS: Readonly<Record<ReceiptFilter, Words>> = {
  all: { ru: 'Все чеки', en: 'All receipts' },
  waiting: { ru: 'Ещё не пробиты', en: 'Not made yet' },
  inDoubt: { ru: 'Под вопросом', en: 'In doubt' },
  parked: { ru: 'Ждут решения', en: 'Waiting for a person' },
  refused: { ru: 'Отклонены', en: 'Refused' },
  undelivered: { ru: 'Пробиты, не в ОФД', en: 'Made, not at the OFD' },
  delivered: { ru: 'Доставлены в ОФД', en: 'Delivered to the OFD' },
};

const NO_OPERATION: Words = { ru: 'Чек не сложился', en: 'No receipt came of it' };

/** Operation and sum; a content that never became a receipt has neither. */
export function headline({ operation, totalKop }: Pick<ReceiptRow, 'operation' | 'totalKop'>): Words {
  if (operation === undefined || totalKop === undefined) return NO_OPERATION;
  const words = OPERATION_WORDS[operation];
  return { ru: `${words.ru} на ${rubles(totalKop, 'ru')}`, en: `${words.en}, ${rubles(totalKop, 'en')}` };
}

/** What people call it: the shop's check, or the record of the journal where no shop asked for it. */
export function checkName({ jobId, checkId }: Pick<ReceiptRow, 'jobId' | 'checkId'>): Words {
  if (checkId === undefined) return { ru: `Запись ${jobId}`, en: `Record ${jobId}` };
  return { ru: `Чек ${checkId}`, en: `Check ${checkId}` };
}
