import { type Cell, cellText, isWrittenNumber, shownCell } from '../cell.ts';
import { UnreadableCellError } from '../unreadable-cell.ts';

/** Whole kopecks and the sign that stood before them. */
export interface SignedSum {
  readonly kop: number;
  readonly isNegative: boolean;
}

/** Spaces stand between thousands only: `1 2 3` is no sum. */
const SUM = /^([-−–])?\s*(\d{1,3}(?:\s\d{3})+|\d+)(?:[.,](\d{1,2}))?\s*(?:₽|р\.?|руб\.?|rub)?$/i;
/** A double is never exactly a kopeck; farther off than this it was not meant to be one. In kopecks. */
const DOUBLE_ERROR = 1e-6;

/**
 * A sum in rubles as exact kopecks.
 *
 * @throws {UnreadableCellError} when it is none, or has parts of a kopeck
 */
export function readSum(cell: Cell | undefined): SignedSum {
  const sum = isWrittenNumber(cell) ? sumOfNumber(Number(cell.written)) : sumOfText(cellText(cell));
  if (sum && Number.isSafeInteger(sum.kop)) return sum;
  throw new UnreadableCellError(
    cellText(cell) === '' ? 'сумма не указана' : `сумма ${shownCell(cell)}: нужны рубли и копейки`,
  );
}

function sumOfNumber(rubles: number): SignedSum | undefined {
  const kop = Math.round(Math.abs(rubles) * 100);
  const isWhole = Math.abs(Math.abs(rubles) * 100 - kop) <= DOUBLE_ERROR;
  return isWhole ? { kop, isNegative: rubles < 0 } : undefined;
}

function sumOfText(text: string): SignedSum | undefined {
  const [, minus, rubles, kop = ''] = SUM.exec(text) ?? [];
  if (rubles === undefined) return undefined;
  // Digits are put together before they become a number: rubles times 100 could round.
  return { kop: Number(rubles.replaceAll(/\s/g, '') + kop.padEnd(2, '0')), isNegative: minus !== undefined };
}
