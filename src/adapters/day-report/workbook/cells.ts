import type { CellObject, Row, Sheet } from 'write-excel-file/node';
import type { Kopecks } from '../../../core/fiscal/money.ts';

/** One column of a sheet: its heading, its width in characters, and the cell of one row. */
export interface Column<T> {
  readonly heading: string;
  readonly width: number;
  cell(one: T): CellObject | null;
}

const HEAD = { fontWeight: 'bold', backgroundColor: '#eef0f2', wrap: true, alignVertical: 'top' } as const;

/**
 * A text that stays one, whatever it begins with: never a formula. No style of its own: the library looks the style of every
 * cell up anew, and a day may have ten thousand documents.
 */
export function textCell(value: string | undefined): CellObject | null {
  return value === undefined || value === '' ? null : { value, type: String };
}

/** Digits that are a name and no number (FN, FD, FPD): text for the program, and text again after somebody has edited it. */
export function digitsCell(value: string | number | undefined): CellObject | null {
  return value === undefined ? null : { value: String(value), type: String, format: '@' };
}

/** A text of sentences, in as many lines as it needs. */
export function longCell(value: string): CellObject | null {
  return value === '' ? null : { value, type: String, wrap: true };
}

/** A sum in rubles with its kopecks. */
export function moneyCell(sum: Kopecks | undefined): CellObject | null {
  return sum === undefined ? null : { value: sum / 100, type: Number, format: '#,##0.00' };
}

export function countCell(value: number | undefined): CellObject | null {
  return value === undefined ? null : { value, type: Number };
}

export function headCell(heading: string): CellObject {
  return { ...HEAD, value: heading, type: String };
}

/** A sheet with its headings in the first row, which stays in sight. */
export function sheetOf<T>(
  name: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
  below: Row[] = [],
): Sheet<never> {
  return {
    sheet: name,
    stickyRowsCount: 1,
    orientation: 'landscape',
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map(({ heading }) => headCell(heading)),
      ...rows.map((row) => columns.map((column) => column.cell(row))),
      ...below,
    ],
  };
}
