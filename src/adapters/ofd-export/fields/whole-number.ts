import { type Cell, cellText, isWrittenNumber } from '../cell.ts';

/** Largest value of a field of four bytes. Source: fiscal-domain 1.2, tag 1040. */
export const MAX_UINT32 = 4_294_967_295;

/** The whole number a cell holds, 0 or more; NaN when it holds none, or one that may have been rounded. */
export function wholeNumberOf(cell: Cell | undefined): number {
  const text = cellText(cell);
  const number = /^\d{1,15}$/.test(text) || isWrittenNumber(cell) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : Number.NaN;
}
