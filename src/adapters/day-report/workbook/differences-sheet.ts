import type { DayReport } from '../../../core/day/day-report.ts';
import { DIFFERENCES, type Difference } from '../../../core/day/difference.ts';
import { resultOf } from '../../../core/day/report-words.ts';
import { type Column, digitsCell, longCell, moneyCell, sheetOf, textCell } from './cells.ts';

const COLUMNS: readonly Column<Difference>[] = [
  { heading: 'Различие', width: 34, cell: ({ kind }) => longCell(DIFFERENCES[kind].title.ru) },
  { heading: 'Касса', width: 12, cell: ({ cashboxId }) => textCell(cashboxId) },
  { heading: 'Магазин', width: 12, cell: ({ shopId }) => textCell(shopId) },
  { heading: 'Чек магазина', width: 16, cell: ({ checkId }) => digitsCell(checkId) },
  { heading: '№ записи', width: 10, cell: ({ jobId }) => digitsCell(jobId) },
  { heading: 'ФН', width: 19, cell: ({ fnSerial }) => digitsCell(fnSerial) },
  { heading: 'ФД', width: 10, cell: ({ fdNumber }) => digitsCell(fdNumber) },
  { heading: 'Второй ФД', width: 11, cell: ({ otherFdNumber }) => digitsCell(otherFdNumber) },
  { heading: 'Сумма, ₽', width: 14, cell: ({ totalKop }) => moneyCell(totalKop) },
  { heading: 'Что именно', width: 50, cell: ({ detail }) => longCell(detail.ru) },
  { heading: 'Код', width: 9, cell: ({ code }) => textCell(code) },
  { heading: 'Что делать', width: 60, cell: ({ kind }) => longCell(DIFFERENCES[kind].next.ru) },
];

/** The differences in the order of the report; the sentence of the result where there are none. */
export function differencesSheet(report: DayReport) {
  const { differences, unlistedCount } = report;
  const below = [
    ...(differences.length === 0 ? [resultOf(report).ru] : []),
    ...(unlistedCount > 0 ? [`И ещё различий: ${unlistedCount}. Их слишком много, чтобы перечислить.`] : []),
  ];
  return sheetOf(
    'Различия',
    COLUMNS,
    differences,
    below.map((line) => [textCell(line)]),
  );
}
