import type { CashboxDay, ShiftReport, Sums } from '../../../core/day/day-report.ts';
import { OPERATION_NAMES } from '../../../core/day/sums.ts';
import { momentText, OPERATION_WORDS, TENDER_WORDS } from '../../../core/day/words.ts';
import { moneyText } from '../../../core/fiscal/money-text.ts';
import { type Operation, TENDER_NAMES } from '../../../core/fiscal/terms.ts';
import { AGREEMENT_WORDS } from '../words.ts';
import { html, type Markup } from './html.ts';
import { tenderText } from './sums.ts';

const TONES = { agrees: 'fine', differs: 'trouble', notCompared: 'notAll' } as const;

/** The shifts of one cashbox, each with its receipts and what the cashbox itself counted. */
export function shiftsOfCashbox({ shifts }: CashboxDay): Markup {
  return shifts.length === 0 ? html`<p>Смен не было.</p>` : html`${shifts.map(shiftBlock)}`;
}

function shiftBlock(shift: ShiftReport): Markup {
  const { shiftNumber, agreement, fnSerial } = shift;
  return html`<div class="shift"><h3>Смена ${shiftNumber ?? 'без номера'} <span class="badge ${TONES[agreement]}">${AGREEMENT_WORDS[agreement]}</span></h3>
<p>${edge('Открыта', shift.openedAt, shift.openedFd) ?? 'Когда открыта, неизвестно'}; ${edge('закрыта', shift.closedAt, shift.closedFd) ?? 'ещё не закрыта'}. ФН&nbsp;${fnSerial}.</p>
${receiptsTable(shift)}${countersTable(shift)}</div>
`;
}

function edge(name: string, at: string | undefined, fdNumber: number | undefined): string | undefined {
  if (at === undefined && fdNumber === undefined) return undefined;
  return [
    name,
    ...(at === undefined ? [] : [momentText(at)]),
    ...(fdNumber === undefined ? [] : [`(ФД ${fdNumber})`]),
  ].join(' ');
}

function receiptsTable({ receipts }: ShiftReport): Markup {
  const columns = OPERATION_NAMES.flatMap((operation): readonly (readonly [Operation, Sums])[] => {
    const sums = receipts[operation];
    return sums === undefined || sums.count === 0 ? [] : [[operation, sums]];
  });
  if (columns.length === 0) return html`<p>Чеков в смене нет.</p>`;
  const row = (name: string, text: (sums: Sums) => string) =>
    html`<tr><th>${name}</th>${columns.map(([, sums]) => html`<td class="sum">${text(sums)}</td>`)}</tr>
`;
  const tenders = TENDER_NAMES.filter((tender) => columns.some(([, sums]) => (sums.tenders?.[tender] ?? 0) > 0));
  return html`<div class="scroll"><table class="narrow"><thead><tr><th>Чеки смены в ФН</th>${columns.map(([operation]) => html`<th class="sum">${OPERATION_WORDS[operation].ru}</th>`)}</tr></thead>
<tbody>${row('чеков', ({ count }) => String(count))}${row('всего', ({ totalKop }) => moneyText(totalKop))}${tenders.map((tender) => row(TENDER_WORDS[tender].ru, (sums) => tenderText(sums, tender)))}</tbody></table></div>
`;
}

function countersTable({ counters }: ShiftReport): Markup {
  if (counters === undefined) return html`<p>Счётчики кассы за эту смену никто не прочитал.</p>`;
  const { salesKop, returnsKop, cashInDrawerKop, nonResettableKop } = counters;
  const rows = [
    ['приход', salesKop],
    ['возврат прихода', returnsKop],
    ['наличных в ящике', cashInDrawerKop],
    ['необнуляемая сумма', nonResettableKop],
  ] as const;
  return html`<div class="scroll"><table class="narrow"><thead><tr><th>Счётчики кассы перед закрытием</th><th class="sum">сумма</th></tr></thead>
<tbody>${rows.map(
    ([name, sum]) => html`<tr><th>${name}</th><td class="sum">${moneyText(sum)}</td></tr>
`,
  )}</tbody></table></div>
`;
}
