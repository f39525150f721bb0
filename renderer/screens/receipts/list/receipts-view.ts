import type { ReceiptRow, ReceiptsPage, ReceiptsQuery } from '../../../../src/contract/receipts.ts';
import type { Words } from '../../../words/words.ts';

/** Rows of one page. */
export const PAGE_ROWS = 100;

export type Wanted = Pick<ReceiptsQuery, 'text' | 'filter'>;

/** What is known of a list that may be too long to hold. Never changed: each answer makes a new one. */
export interface ReceiptsView {
  /** What these rows answer; undefined before the first answer. */
  readonly wanted: Wanted | undefined;
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly ReceiptRow[]>;
  readonly isPartial: boolean;
  /** Why the newest question has no answer. */
  readonly fault: Words | undefined;
  /** How many rows what is seen has moved down, and the number of that move. */
  readonly moved: { readonly serial: number; readonly rows: number };
}

/** Before the first answer. */
export const NOTHING: ReceiptsView = {
  wanted: undefined,
  total: 0,
  pages: new Map(),
  isPartial: false,
  fault: undefined,
  moved: { serial: 0, rows: 0 },
};

/** @returns undefined for a row that has not been fetched (yet) */
export function rowAt({ pages }: ReceiptsView, index: number): ReceiptRow | undefined {
  return pages.get(pageOf(index))?.[index % PAGE_ROWS];
}

/** A view out of one answer alone. */
export function viewOf({ total, rows, isPartial }: ReceiptsPage, offset: number) {
  const pages = new Map<number, readonly ReceiptRow[]>();
  for (let from = 0; from < rows.length; from += PAGE_ROWS)
    pages.set(pageOf(offset + from), rows.slice(from, from + PAGE_ROWS));
  return { total, pages, isPartial: isPartial === true, fault: undefined };
}

export const pageOf = (index: number): number => Math.floor(Math.max(0, index) / PAGE_ROWS);

export const isSame = (one: Wanted, other: Wanted): boolean => one.text === other.text && one.filter === other.filter;
