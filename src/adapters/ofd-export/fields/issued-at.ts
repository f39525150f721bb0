import { type Cell, cellText, shownCell } from '../cell.ts';
import { UnreadableCellError } from '../unreadable-cell.ts';

/** A day is named, the time of it is not: there is no moment to compare. */
export const NO_TIME = Symbol('no time');

const DAY_FIRST = /^(?<d>\d{2})\.(?<m>\d{2})\.(?<y>\d{4})(?:[\sT,]+(?<h>\d{1,2}):(?<min>\d{2})(?::\d{2})?)?$/;
/** An offset is not counted in: the OFD writes the time of the receipt before it. */
const YEAR_FIRST =
  /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[\sT](?<h>\d{2}):(?<min>\d{2})(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/**
 * The moment as the OFD says it, no zone: `YYYY-MM-DDTHH:MM`. Undefined when the cell is empty.
 *
 * @throws {UnreadableCellError}
 */
export function readIssuedAt(cell: Cell | undefined): string | undefined | typeof NO_TIME {
  if (cell instanceof Date) return momentOfCell(cell);
  const text = cellText(cell);
  if (text === '') return undefined;
  const { y, m, d, h, min } = (DAY_FIRST.exec(text) ?? YEAR_FIRST.exec(text))?.groups ?? {};
  const moment = `${y}-${m}-${d}T${(h ?? '0').padStart(2, '0')}:${min ?? '00'}`;
  if (!isMoment(moment)) throw new UnreadableCellError(`дата ${shownCell(cell)}: нужны день и время`);
  return h === undefined ? NO_TIME : moment;
}

/** Cells have no zone: the library gives what is written there as if it were UTC, and so it is taken back. */
function momentOfCell(cell: Date): string | typeof NO_TIME {
  // A fraction of a day is no exact second: 10:00 may come as 09:59:59.999.
  const ms = Math.round(cell.getTime() / SECOND_MS) * SECOND_MS;
  // A cell with a day only and one with midnight look the same; receipts of that very second are rarer.
  return ms % DAY_MS === 0 ? NO_TIME : new Date(ms).toISOString().slice(0, 16);
}

/** The engine makes 1 March of 29 February; the way back notices. */
function isMoment(moment: string): boolean {
  const date = new Date(`${moment}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(moment);
}
