import type { ShiftClosing } from '../../contract/shift-closing.ts';
import { momentText } from '../../core/day/words.ts';
import { rubles } from './words.ts';

/** A closed shift as its report says it. */
export function closedLines(closing: Extract<ShiftClosing, { state: 'closed' }>): readonly string[] {
  const { document, totals } = closing;
  return [
    `Смена${totals ? ` ${totals.shiftNumber}` : ''} закрыта ${momentText(document.issuedAt)}`,
    `  ФД ${document.fdNumber}, ФПД ${document.fiscalSign}, ФН ${document.fnSerial}`,
    ...(totals
      ? [
          `  приход              ${rubles(totals.salesKop)}`,
          `  возврат прихода     ${rubles(totals.returnsKop)}`,
          `  наличных в ящике    ${rubles(totals.cashInDrawerKop)}`,
          `  необнуляемая сумма  ${rubles(totals.nonResettableKop)}`,
        ]
      : []),
  ];
}
