import type { DayReport, Sums } from '../../../core/day/day-report.ts';
import { ASKED_ROWS, askedText, hasAny, resultOf, SIDES } from '../../../core/day/report-words.ts';
import { OPERATION_WORDS } from '../../../core/day/words.ts';
import { localMomentText, titleText } from '../words.ts';
import { type Column, countCell, headCell, moneyCell, sheetOf, textCell } from './cells.ts';
import { tenderColumns } from './tender-columns.ts';

interface SideRow {
  readonly cashboxId: string;
  readonly operation: string;
  readonly side: string;
  readonly sums: Sums | undefined;
}

const COLUMNS: readonly Column<SideRow>[] = [
  { heading: 'Касса', width: 24, cell: ({ cashboxId }) => textCell(cashboxId) },
  { heading: 'Операция', width: 18, cell: ({ operation }) => textCell(operation) },
  { heading: 'Откуда', width: 15, cell: ({ side }) => textCell(side) },
  { heading: 'Чеков', width: 9, cell: ({ sums }) => countCell(sums?.count) },
  { heading: 'Всего, ₽', width: 16, cell: ({ sums }) => moneyCell(sums?.totalKop) },
  ...tenderColumns<SideRow>(({ sums }) => sums?.tenders),
];

/** Sums of each operation by journal, FN and OFD, one below the other; below them what the report is about. */
export function totalsSheet(report: DayReport) {
  const rows = report.cashboxes.flatMap(({ cashboxId, sums }) =>
    sums
      .filter((line) => SIDES.some(({ key }) => hasAny(line[key])))
      .flatMap((line) =>
        SIDES.map(({ key, ru }) => ({
          cashboxId,
          operation: OPERATION_WORDS[line.operation].ru,
          side: ru,
          sums: line[key],
        })),
      ),
  );
  return sheetOf('Итоги', COLUMNS, rows, [
    [null],
    [headCell(titleText(report)), headCell(resultOf(report).ru)],
    ...ASKED_ROWS.map(({ key, ru }) => [textCell(ru), textCell(askedText(report, key))]),
    [textCell('чеки получены с'), textCell(localMomentText(report.from))],
    [textCell('чеки получены до'), textCell(localMomentText(report.to))],
    [textCell('отчёт составлен'), textCell(localMomentText(report.madeAt))],
  ]);
}
