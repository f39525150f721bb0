import type { DayReport } from '../../../core/day/day-report.ts';
import { DIFFERENCES, type Difference } from '../../../core/day/difference.ts';
import { byKind, differenceCount } from '../../../core/day/report-words.ts';
import { moneyText } from '../../../core/fiscal/money-text.ts';
import { html, type Markup } from './html.ts';

/** The differences, grouped by kind: what to do stands once, the documents below it. */
export function differencesChapter(report: DayReport): Markup | undefined {
  if (differenceCount(report) === 0) return undefined;
  const { differences, unlistedCount } = report;
  return html`<section><h2>Различия</h2>
${byKind(differences).map(
  ({ kind, own }) => html`<h3>${DIFFERENCES[kind].title.ru}: ${own.length}</h3>
<p class="next">${DIFFERENCES[kind].next.ru}</p>
<div class="scroll"><table class="differences">${HEAD}
<tbody>${own.map(row)}</tbody></table></div>
`,
)}${unlistedCount > 0 ? html`<p><b>И ещё различий: ${unlistedCount}.</b> Их слишком много, чтобы перечислить.</p>` : undefined}</section>`;
}

/** The same widths in every table, so that the eye finds a sum where it was in the one above. */
const HEAD = html`<colgroup><col class="w-cashbox"><col class="w-check"><col class="w-fd"><col class="w-sum"><col></colgroup>
<thead><tr><th>Касса, ФН</th><th>Чек магазина</th><th>ФД</th><th class="sum">Сумма</th><th>Что именно</th></tr></thead>`;

function row(one: Difference): Markup {
  const { cashboxId, shopId, checkId, jobId, fnSerial, fdNumber, otherFdNumber, totalKop, detail, code } = one;
  const check = checkId === undefined ? undefined : html`<div>${shopId}/${checkId}</div>`;
  const job = jobId === undefined ? undefined : html`<div class="faint">запись ${jobId}</div>`;
  const fn = fnSerial === undefined ? undefined : html`<div class="faint number">${fnSerial}</div>`;
  const fd = [fdNumber, otherFdNumber].filter((number) => number !== undefined).join(' и ');
  return html`<tr><td class="name"><div>${cashboxId}</div>${fn}</td><td class="name">${check}${job}</td><td>${fd}</td><td class="sum">${totalKop === undefined ? undefined : moneyText(totalKop)}</td><td class="name">${detail.ru}${code === undefined ? undefined : html` <span class="number">[${code}]</span>`}</td></tr>
`;
}
