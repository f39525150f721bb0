import type { CashboxDay, Sums, SumsLine } from '../../../core/day/day-report.ts';
import { hasAny, SIDES } from '../../../core/day/report-words.ts';
import { OPERATION_WORDS, TENDER_WORDS } from '../../../core/day/words.ts';
import { moneyText } from '../../../core/fiscal/money-text.ts';
import { TENDER_NAMES, type Tender } from '../../../core/fiscal/terms.ts';
import { html, type Markup } from './html.ts';

/** Sums of one cashbox: each operation as journal, FN and OFD know it, side by side. */
export function sumsOfCashbox(cashbox: CashboxDay): Markup {
  const lines = cashbox.sums.filter((line) => SIDES.some(({ key }) => hasAny(line[key])));
  if (lines.length === 0) return html`<p>Чеков не было.</p>`;
  const hasExport = lines.some(({ ofd }) => ofd !== undefined);
  return html`<div class="scroll"><table class="narrow"><thead><tr><th></th>${SIDES.map(({ ru }) => html`<th class="sum">${ru}</th>`)}</tr></thead>
<tbody>${lines.map(operationRows)}</tbody></table></div>
<p class="faint">Журнал — что заказали магазины; ФН — всё, что пробито на этой кассе, и не нами тоже. ${
    hasExport
      ? 'Выгрузка ОФД — только документы, которые в ней есть; по видам оплаты она не делится.'
      : 'Выгрузки ОФД за этот день нет.'
  }</p>
`;
}

function operationRows(line: SumsLine): Markup {
  const tenders = TENDER_NAMES.filter((tender) => SIDES.some(({ key }) => (line[key]?.tenders?.[tender] ?? 0) > 0));
  return html`<tr><th colspan="4">${OPERATION_WORDS[line.operation].ru}</th></tr>
${sideRow('чеков', line, ({ count }) => String(count))}${sideRow('всего', line, ({ totalKop }) => moneyText(totalKop))}${tenders.map(
  (tender) => sideRow(TENDER_WORDS[tender].ru, line, (sums) => tenderText(sums, tender)),
)}`;
}

function sideRow(name: string, line: SumsLine, text: (sums: Sums) => string): Markup {
  return html`<tr><th>${name}</th>${SIDES.map(({ key }) => {
    const sums = line[key];
    return html`<td class="sum">${sums === undefined ? '—' : text(sums)}</td>`;
  })}</tr>
`;
}

/** A dash is no zero: that side does not tell how it was paid. */
export function tenderText({ tenders }: Sums, tender: Tender): string {
  return tenders === undefined ? '—' : moneyText(tenders[tender]);
}
