import writeExcelFile from 'write-excel-file/node';
import type { DayReport } from '../../core/day/day-report.ts';
import type { Words } from '../../core/health/light.ts';
import { type Column, longCell, sheetOf } from './workbook/cells.ts';
import { differencesSheet } from './workbook/differences-sheet.ts';
import { documentsSheet } from './workbook/documents-sheet.ts';
import { shiftsSheet } from './workbook/shifts-sheet.ts';
import { totalsSheet } from './workbook/totals-sheet.ts';

const NOT_CHECKED: readonly Column<Words>[] = [
  { heading: 'Что не проверено и почему', width: 110, cell: ({ ru }) => longCell(ru) },
];

/**
 * The report as an XLSX file.
 *
 * Units: sums are numbers in rubles; every number that is a name (FN, FD, FPD, check) is text.
 */
export function dayReportWorkbook(report: DayReport): Promise<Uint8Array> {
  const { notChecked, outOfSight } = report;
  const allSeen = notChecked.length === 0 ? [[longCell('Всё, что видно отсюда, проверено.')]] : [];
  return writeExcelFile([
    differencesSheet(report),
    totalsSheet(report),
    shiftsSheet(report),
    documentsSheet(report),
    sheetOf('Не проверено', NOT_CHECKED, [...notChecked, ...outOfSight], allSeen),
  ]).toBuffer();
}
