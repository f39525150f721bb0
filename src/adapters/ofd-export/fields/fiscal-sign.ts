import { type Cell, cellText, shownCell } from '../cell.ts';
import { UnreadableCellError } from '../unreadable-cell.ts';
import { wholeNumberOf } from './whole-number.ts';

const DIGITS = 10;

/**
 * FPD of ten digits: exports drop its leading zeros. Undefined when the cell is empty.
 *
 * @throws {UnreadableCellError}
 */
export function readFiscalSign(cell: Cell | undefined): string | undefined {
  if (cellText(cell) === '') return undefined;
  const digits = String(wholeNumberOf(cell));
  if (/^\d+$/.test(digits) && digits.length <= DIGITS) return digits.padStart(DIGITS, '0');
  throw new UnreadableCellError(`ФПД ${shownCell(cell)}: нужно до ${DIGITS} цифр`);
}
