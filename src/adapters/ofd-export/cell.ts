import { maskEmails } from '../../core/privacy/mask-emails.ts';

/** A number of a workbook, as written there: a double would round a serial number of sixteen digits. */
export interface WrittenNumber {
  readonly written: string;
}

export type Cell = string | WrittenNumber | Date | boolean | null;

/** What one file or one sheet of it holds. Rows are where a person counts them: the first is line 1. */
export interface Sheet {
  readonly rows: readonly (readonly Cell[])[];
  /** A stray delimiter moves all cells behind it; cells of a workbook stay in their columns. */
  readonly cellsMayShift: boolean;
}

/** Letters of a cell shown to a person. */
const SHOWN = 40;
/** What exports put around digits so that Excel leaves them alone: `="0123"` and `'0123`. */
const GUARDED = /^="(.*)"$|^'(.*)$/s;

export function isWrittenNumber(cell: Cell | undefined): cell is WrittenNumber {
  return typeof cell === 'object' && cell !== null && 'written' in cell;
}

/** The cell as text without what surrounds it; empty for an empty cell or one that is not there. */
export function cellText(cell: Cell | undefined): string {
  if (typeof cell === 'string') {
    const text = cell.trim();
    const guarded = GUARDED.exec(text);
    return guarded ? (guarded[1] ?? guarded[2] ?? '').trim() : text;
  }
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString();
  return isWrittenNumber(cell) ? cell.written : String(cell);
}

/** The cell for a person. A column named by mistake may hold contacts of buyers. */
export function shownCell(cell: Cell | undefined): string {
  const text = maskEmails(cellText(cell).replaceAll(/\s+/g, ' '));
  return `«${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}»`;
}
