import type { CashboxDay } from '../../../core/day/day-report.ts';
import { html, type Markup } from './html.ts';
import { shiftsOfCashbox } from './shifts.ts';
import { sumsOfCashbox } from './sums.ts';

/** One cashbox: what was compared of it, sums, shifts. */
export function cashboxChapter(cashbox: CashboxDay): Markup {
  return html`<section><h2>Касса ${cashbox.cashboxId}</h2>
${cashbox.ranges.map(
  (range) => html`<p>${rangeText(range)}</p>
`,
)}<p>${unsentText(cashbox.unsentCount)}</p>
<h3>Суммы</h3>
${sumsOfCashbox(cashbox)}${shiftsOfCashbox(cashbox)}</section>
`;
}

function rangeText({ fnSerial, fdFrom, fdTo }: CashboxDay['ranges'][number]): string {
  return fdFrom === undefined || fdTo === undefined
    ? `ФН\u00a0${fnSerial}: новых документов нет.`
    : `ФН\u00a0${fnSerial}: сверены документы с ФД ${fdFrom} по ФД ${fdTo}.`;
}

function unsentText(unsentCount: number | undefined): string {
  if (unsentCount === undefined) return 'Сколько документов ждёт передачи в ОФД, ФН не спрашивали.';
  return unsentCount === 0 ? 'Передачи в ОФД ничего не ждёт.' : `Ждёт передачи в ОФД документов: ${unsentCount}.`;
}
