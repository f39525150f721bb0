import type { CashboxOrder } from '../../../src/contract/cashbox-detail.ts';
import type { Words } from '../../words/words.ts';

export interface OrderWords {
  /** On the button; dots: something is asked first. */
  readonly button: Words;
  /** While it is being done. */
  readonly busy: Words;
}

export const ORDER_WORDS: Readonly<Record<CashboxOrder, OrderWords>> = {
  openShift: {
    button: { ru: 'Открыть смену…', en: 'Open the shift…' },
    busy: { ru: 'Касса открывает смену…', en: 'The cashbox opens the shift…' },
  },
  closeShift: {
    button: { ru: 'Закрыть смену…', en: 'Close the shift…' },
    busy: { ru: 'Записываем приказ закрыть смену…', en: 'Writing down the order to close the shift…' },
  },
  xReport: {
    button: { ru: 'X-отчёт', en: 'X report' },
    busy: { ru: 'Касса печатает X-отчёт…', en: 'The cashbox prints the X report…' },
  },
  testPrint: {
    button: { ru: 'Пробная печать', en: 'Test print' },
    busy: { ru: 'Касса печатает пробные строки…', en: 'The cashbox prints test lines…' },
  },
  checkOfd: {
    button: { ru: 'Проверить связь с ОФД', en: 'Check the link to the OFD' },
    busy: { ru: 'Смотрим, докуда доходят документы…', en: 'Looking how far the documents get…' },
  },
};

/** Of a closing its own progress tells, of a check its steps. */
export const DONE_WORDS: Readonly<Record<Exclude<CashboxOrder, 'closeShift' | 'checkOfd'>, Words>> = {
  openShift: { ru: 'Смена открыта, отчёт об открытии — в ФН.', en: 'The shift is open; its report is in the FN.' },
  xReport: {
    ru: 'Касса приняла X-отчёт к печати. Смену он не закрывает.',
    en: 'The cashbox took the X report. It closes no shift.',
  },
  testPrint: {
    ru: 'Касса приняла пробные строки к печати. Чеком они не являются.',
    en: 'The cashbox took the test lines. They are no receipt.',
  },
};

export type ShiftOrder = Extract<CashboxOrder, 'openShift' | 'closeShift'>;

/** What a person reads before something is made that nobody can take back. */
export const SHIFT_DIALOGS: Readonly<
  Record<ShiftOrder, { readonly title: Words; readonly what: readonly Words[]; readonly confirm: Words }>
> = {
  openShift: {
    title: { ru: 'Открыть смену?', en: 'Open the shift?' },
    what: [
      {
        ru: 'Касса сделает отчёт об открытии смены. Это фискальный документ: он останется в ФН и уйдёт в ОФД, отменить его нельзя.',
        en: 'The cashbox makes a report of the opening. It is a fiscal document: it stays in the FN and goes to the OFD, and nobody can take it back.',
      },
      {
        ru: 'Обычно этого не нужно: агент сам открывает смену перед первым чеком и закрывает её раньше 24 часов.',
        en: 'Usually there is no need to: the agent opens a shift before the first receipt and closes it within 24 hours.',
      },
    ],
    confirm: { ru: 'Открыть смену', en: 'Open the shift' },
  },
  closeShift: {
    title: { ru: 'Закрыть смену?', en: 'Close the shift?' },
    what: [
      {
        ru: 'Касса закончит чек, который сейчас в работе, и сделает отчёт о закрытии смены (Z-отчёт). Это фискальный документ: он останется в ФН и уйдёт в ОФД, отменить его нельзя.',
        en: 'The cashbox finishes the receipt in hand and makes the report of the closing (Z report). It is a fiscal document: it stays in the FN and goes to the OFD, and nobody can take it back.',
      },
      {
        ru: 'Чеки, которые придут потом, агент пробьёт в новой смене: он откроет её сам.',
        en: 'Receipts that come later are made in a new shift, which the agent opens by itself.',
      },
    ],
    confirm: { ru: 'Закрыть смену', en: 'Close the shift' },
  },
};
