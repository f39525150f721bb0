import type { DayReport } from '../../core/day/day-report.ts';
import { ASKED_ROWS, askedText, resultOf, sortsText } from '../../core/day/report-words.ts';
import { cashboxChapter } from './page/cashbox.ts';
import { differencesChapter } from './page/differences.ts';
import { html, type Markup } from './page/html.ts';
import { STYLE } from './page/style.ts';
import { localMomentText, titleText } from './words.ts';

/**
 * The report as a whole page that stands alone: no script, nothing from outside, everything escaped. It may be mailed,
 * printed and opened years later. The list of documents is in the workbook only.
 */
export function dayReportPage(report: DayReport): string {
  const title = titleText(report);
  const { tone, ru } = resultOf(report);
  return html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${STYLE}
</head>
<body>
<header><h1>${title}</h1>
<strong class="result ${tone}">${ru}</strong>
${report.differences.length === 0 ? undefined : html`<p>${sortsText(report)}</p>`}
<p class="faint">Чеки, полученные с ${localMomentText(report.from)} до ${localMomentText(report.to)}. Отчёт составлен ${localMomentText(report.madeAt)}. Документы по одному — в файле XLSX.</p></header>
${differencesChapter(report)}
${notCheckedChapter(report)}
${askedChapter(report)}
${report.cashboxes.map(cashboxChapter)}
${outOfSightChapter(report)}</body>
</html>
`.toString();
}

function outOfSightChapter({ outOfSight }: DayReport): Markup | undefined {
  if (outOfSight.length === 0) return undefined;
  return html`<section><h2>Чего отчёт не видит</h2>
<ul>${outOfSight.map(({ ru }) => html`<li>${ru}</li>`)}</ul></section>`;
}

function notCheckedChapter({ notChecked }: DayReport): Markup | undefined {
  if (notChecked.length === 0) return undefined;
  return html`<section><h2>Не проверено</h2>
<p>Если здесь и есть различия, в отчёт они не попали.</p>
<ul>${notChecked.map(({ ru }) => html`<li>${ru}</li>`)}</ul></section>`;
}

function askedChapter(report: DayReport): Markup {
  return html`<section><h2>Чеки магазинов</h2>
<div class="scroll"><table><thead><tr>${ASKED_ROWS.map(({ ru }) => html`<th class="count">${ru}</th>`)}</tr></thead>
<tbody><tr>${ASKED_ROWS.map(({ key }) => html`<td class="count">${askedText(report, key)}</td>`)}</tr></tbody></table></div></section>`;
}
