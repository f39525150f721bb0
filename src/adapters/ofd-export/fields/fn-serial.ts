import { type Cell, cellText, isWrittenNumber, shownCell } from '../cell.ts';
import { UnreadableCellError } from '../unreadable-cell.ts';

const SERIAL = /^\d{1,16}$/;

/**
 * FN serial as text, 1 to 16 digits.
 *
 * @throws {UnreadableCellError} above all when a program has made a rounded number of it: `9.99907E+15`
 */
export function readFnSerial(cell: Cell | undefined): string {
  const text = cellText(cell);
  if (SERIAL.test(text)) return text;
  // Some programs write every number as a double; below 2^53 that is the same number, above it may be a neighbor.
  const number = isWrittenNumber(cell) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(number) && SERIAL.test(String(number))) return String(number);
  if (/^\d+[.,]?\d*e\+?\d+$/i.test(text))
    throw new UnreadableCellError(
      `ФН ${shownCell(cell)}: номер округлён программой таблиц; выгрузите файл заново и не пересохраняйте`,
    );
  throw new UnreadableCellError(`ФН ${shownCell(cell)}: нужно до 16 цифр`);
}
