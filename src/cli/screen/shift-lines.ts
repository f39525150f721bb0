import { AGREEMENT_WORDS } from '../../adapters/day-report/words.ts';
import type { CashboxDay, ShiftReport } from '../../core/day/day-report.ts';
import { OPERATION_NAMES } from '../../core/day/sums.ts';
import { momentText, OPERATION_WORDS } from '../../core/day/words.ts';
import { rubles } from './words.ts';

/** The shifts of one cashbox as an accountant knows them: from when to when, receipts, what the cashbox counted. */
export function shiftLines({ shifts }: CashboxDay): readonly string[] {
  return shifts.flatMap((shift) => [
    `Смена ${shift.shiftNumber ?? 'без номера'}: ${span(shift)}; ${receiptsText(shift)}`,
    `  счётчики кассы: ${countersText(shift)}`,
  ]);
}

function span({ openedAt, closedAt, closedFd }: ShiftReport): string {
  const from = openedAt === undefined ? 'когда открыта, неизвестно' : `открыта ${momentText(openedAt)}`;
  const to = closedAt === undefined ? 'ещё не закрыта' : `закрыта ${momentText(closedAt)} (ФД ${closedFd})`;
  return `${from}, ${to}`;
}

function receiptsText({ receipts }: ShiftReport): string {
  const parts = OPERATION_NAMES.flatMap((operation) => {
    const sums = receipts[operation];
    return sums ? [`${OPERATION_WORDS[operation].ru} ${sums.count} чек. ${rubles(sums.totalKop)}`] : [];
  });
  return parts.length === 0 ? 'чеков нет' : parts.join(', ');
}

function countersText({ counters, agreement }: ShiftReport): string {
  if (!counters) return 'никто не прочитал, не сверено';
  const { salesKop, returnsKop, cashInDrawerKop, nonResettableKop } = counters;
  return [
    `приход ${rubles(salesKop)}`,
    `возврат ${rubles(returnsKop)}`,
    `в ящике ${rubles(cashInDrawerKop)}`,
    `необнуляемая сумма ${rubles(nonResettableKop)} — ${AGREEMENT_WORDS[agreement]}`,
  ].join(', ');
}
