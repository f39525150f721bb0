import type { OfdColumns, OfdField, OfdRow } from '../../core/day/ofd-row.ts';
import { KassaError } from '../../core/errors.ts';
import { type Kopecks, kopecks } from '../../core/fiscal/money.ts';
import type { Operation } from '../../core/fiscal/terms.ts';
import { type Cell, cellText, shownCell } from './cell.ts';
import { readFdNumber } from './fields/fd-number.ts';
import { readFiscalSign } from './fields/fiscal-sign.ts';
import { readFnSerial } from './fields/fn-serial.ts';
import { NO_TIME, readIssuedAt } from './fields/issued-at.ts';
import { readOperation } from './fields/operation.ts';
import { readSum } from './fields/sum.ts';
import type { ExportTable } from './find-table.ts';
import { UnreadableCellError } from './unreadable-cell.ts';
import { wordKey } from './word-key.ts';

export interface UnreadableRow {
  /** Line of the file, from 1, as a person counts. */
  readonly line: number;
  /** Russian, for a person. */
  readonly reason: string;
}

/** Every line below the headings is in exactly one of the first three. */
export interface ReadRows {
  readonly rows: readonly OfdRow[];
  /** Lines that name no document: blank ones, totals, the headings of another page. */
  readonly skippedCount: number;
  readonly unreadable: readonly UnreadableRow[];
  /** What rows that were read say and we leave out, in words, with the number of rows. */
  readonly leftOut: ReadonlyMap<string, number>;
}

type Cells = Readonly<Partial<Record<OfdField, Cell | undefined>>>;
type LeaveOut = (words: string) => void;

/** Reasons an error gives as examples. */
const EXAMPLES = 3;
const TOTAL = /^(?:итог|всего)/;

/**
 * Rows of the table, its columns read as the map says.
 *
 * @throws {KassaError} CB-873 when not one could be read
 */
export function readRows(table: ExportTable, columns: OfdColumns): ReadRows {
  const cellsOf = cellPicker(table, columns);
  const rows: OfdRow[] = [];
  const unreadable: UnreadableRow[] = [];
  const leftOut = new Map<string, number>();
  const leaveOut = (words: string) => leftOut.set(words, (leftOut.get(words) ?? 0) + 1);
  let skippedCount = 0;
  for (const [index, row] of table.rows.entries()) {
    const line = table.firstLine + index;
    const cells = cellsOf(row);
    if (namesNothing(cells.fnSerial, columns.fnSerial) && namesNothing(cells.fdNumber, columns.fdNumber)) {
      skippedCount++;
      continue;
    }
    try {
      refuseShifted(row, table);
      rows.push(readRow(line, cells, leaveOut));
    } catch (error) {
      if (!(error instanceof UnreadableCellError)) throw error;
      unreadable.push({ line, reason: error.message });
    }
  }
  if (rows.length === 0) throw new KassaError('CB-873', emptyWords(unreadable, skippedCount));
  return { rows, skippedCount, unreadable, leftOut };
}

function cellPicker({ headings }: ExportTable, columns: OfdColumns): (row: readonly Cell[]) => Cells {
  const keys = headings.map(wordKey);
  const places = Object.entries(columns).flatMap(([field, heading]) =>
    heading === undefined ? [] : [[field, keys.indexOf(wordKey(heading))] as const],
  );
  return (row) => Object.fromEntries(places.map(([field, place]) => [field, row[place] ?? null]));
}

function readRow(line: number, cells: Cells, leaveOut: LeaveOut): OfdRow {
  const notes: string[] = [];
  const operation = operationOf(cells.operation, notes);
  const issuedAt = readIssuedAt(cells.issuedAt);
  if (issuedAt === NO_TIME) notes.push('дата без времени');
  const row = {
    line,
    fnSerial: readFnSerial(cells.fnSerial),
    fdNumber: readFdNumber(cells.fdNumber),
    totalKop: totalOf(cells.totalKop, operation, cells.operation !== undefined),
    fiscalSign: readFiscalSign(cells.fiscalSign),
    operation,
    issuedAt: issuedAt === NO_TIME ? undefined : issuedAt,
  };
  notes.forEach(leaveOut);
  return row;
}

function operationOf(cell: Cell | undefined, notes: string[]): Operation | undefined {
  const operation = readOperation(cell);
  if (operation === undefined) notes.push(`признак расчёта ${shownCell(cell)}`);
  return operation === 'other' ? undefined : operation;
}

/** Operators write money that was given back with a minus; anywhere else a minus means something we do not know. */
function totalOf(cell: Cell | undefined, operation: Operation | undefined, hasOperations: boolean): Kopecks {
  const { kop, isNegative } = readSum(cell);
  const isReturn = operation === 'sellReturn' || operation === 'buyReturn';
  if (isNegative && hasOperations && !isReturn)
    throw new UnreadableCellError(`сумма ${shownCell(cell)}: минус не у возврата`);
  return kopecks(kop);
}

/** Blank, a word of a line of totals, or the heading once more. */
function namesNothing(cell: Cell | undefined, heading: string): boolean {
  const text = cellText(cell);
  // Nearly every line of a large file has a number here: it is not worth a closer look.
  if (/^\d/.test(text)) return false;
  const word = wordKey(text);
  return word === '' || TOTAL.test(word) || word === wordKey(heading);
}

/** @throws {UnreadableCellError} when something stands where no heading is: all cells may then be another column's */
function refuseShifted(row: readonly Cell[], { headings, cellsMayShift }: ExportTable): void {
  if (!cellsMayShift || row.length <= headings.length) return;
  if (row.slice(headings.length).some((cell) => cellText(cell) !== ''))
    throw new UnreadableCellError('ячеек больше, чем заголовков: лишний разделитель внутри строки');
}

function emptyWords(unreadable: readonly UnreadableRow[], skippedCount: number): string {
  const examples = unreadable.slice(0, EXAMPLES).map(({ line, reason }) => `; строка ${line}: ${reason}`);
  return `пустых и итоговых строк ${skippedCount}, не прочитано ${unreadable.length}${examples.join('')}`;
}
