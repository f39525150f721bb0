import { type Cell, shownCell } from '../cell.ts';
import { UnreadableCellError } from '../unreadable-cell.ts';
import { MAX_UINT32, wholeNumberOf } from './whole-number.ts';

/** @throws {UnreadableCellError} unless it is a number a FN can give to a document */
export function readFdNumber(cell: Cell | undefined): number {
  const number = wholeNumberOf(cell);
  if (number >= 1 && number <= MAX_UINT32) return number;
  throw new UnreadableCellError(`ФД ${shownCell(cell)}: нужен номер документа`);
}
