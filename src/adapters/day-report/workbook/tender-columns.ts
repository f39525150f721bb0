import { TENDER_WORDS } from '../../../core/day/words.ts';
import type { Kopecks } from '../../../core/fiscal/money.ts';
import { TENDER_NAMES, type Tender } from '../../../core/fiscal/terms.ts';
import { type Column, moneyCell } from './cells.ts';

/** A column for each tender; empty where nobody told it. */
export function tenderColumns<T>(
  tendersOf: (one: T) => Readonly<Record<Tender, Kopecks>> | undefined,
): readonly Column<T>[] {
  return TENDER_NAMES.map((tender) => ({
    heading: `${TENDER_WORDS[tender].ru}, ₽`,
    width: 16,
    cell: (one) => moneyCell(tendersOf(one)?.[tender]),
  }));
}
