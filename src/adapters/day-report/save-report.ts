import { join } from 'node:path';
import type { DayReport } from '../../core/day/day-report.ts';
import { KassaError } from '../../core/errors.ts';
import { makePrivateFolder } from '../system/private-file.ts';
import { writeWhole } from '../system/write-whole.ts';
import { drawWorkbook } from './draw-workbook.ts';
import { dayReportPage } from './page.ts';

/** Where the two files of one report lie. */
export interface SavedReport {
  readonly page: string;
  readonly workbook: string;
}

/**
 * Keeps the report in a folder as a page and as a workbook, for this user alone, each whole or not at all. One of the same
 * day is written over; a look at a running day (`2026-11-28-now`) never takes the place of the report of that day.
 *
 * @throws {KassaError} CB-802 for the folder, CB-874 for a file that is not taken
 */
export async function saveDayReport(report: DayReport, folder: string): Promise<SavedReport> {
  const name = join(folder, report.isWhole ? report.date : `${report.date}-now`);
  const saved = { page: `${name}.html`, workbook: `${name}.xlsx` };
  const workbook = await drawWorkbook(report);
  makePrivateFolder(folder);
  save(saved.page, dayReportPage(report));
  save(saved.workbook, workbook);
  return saved;
}

function save(path: string, content: string | Uint8Array): void {
  try {
    writeWhole(path, content);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new KassaError('CB-874', `${path}: ${FAULTS[code] ?? 'не записывается'}`, { cause: error });
  }
}

// On Windows a spreadsheet program keeps the file it shows to itself.
const TAKEN = 'нет прав, или файл открыт в другой программе';
const FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'на диске нет места',
  EDQUOT: 'на диске нет места',
  EROFS: 'диск только для чтения',
  EACCES: TAKEN,
  EPERM: TAKEN,
  EBUSY: TAKEN,
  EISDIR: 'по этому пути лежит папка',
};
