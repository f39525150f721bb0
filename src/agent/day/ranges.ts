import type { DayBook, FdRange, ReportedDay } from '../../core/ports/day-book.ts';

/** Documents looked at per go while the last one of a day is searched. */
const PAGE = 500;

/**
 * The numbers a new report compares, of each FN of a cashbox with documents since the last report: from where that one
 * has ended to what was read back.
 *
 * @param lastDate leave out what the FN made after this local date; undefined: everything that was read
 */
export function rangesSince(
  last: ReportedDay | undefined,
  cashboxId: string,
  present: string | undefined,
  lastDate: string | undefined,
  book: DayBook,
): readonly FdRange[] {
  return book.fnsOf(cashboxId).flatMap((fnSerial) => {
    const readTo = book.readTo(fnSerial) ?? 0;
    const after = last?.ranges.findLast((range) => range.fnSerial === fnSerial)?.to ?? firstReadBefore(book, fnSerial);
    const to = lastDate === undefined ? readTo : lastOfDate(book, fnSerial, after, readTo, lastDate);
    return to > after || fnSerial === present || wasKnown(last, fnSerial) ? [{ cashboxId, fnSerial, after, to }] : [];
  });
}

/** A range that is empty is kept, so that the next report knows where to go on. */
const wasKnown = (last: ReportedDay | undefined, fnSerial: string): boolean =>
  last?.ranges.some((range) => range.fnSerial === fnSerial) ?? false;

/** The number before the first document that was ever read back of an FN. */
export function firstReadBefore(book: DayBook, fnSerial: string): number {
  const readTo = book.readTo(fnSerial) ?? 0;
  const [first] = book.fnDocuments(fnSerial, 0, readTo, 1);
  return first ? first.document.fdNumber - 1 : readTo;
}

/** The FN makes its documents in the order of time, so the first one after that date ends the search. */
function lastOfDate(book: DayBook, fnSerial: string, after: number, readTo: number, date: string): number {
  for (let from = after; from < readTo; ) {
    const page = book.fnDocuments(fnSerial, from, readTo, PAGE);
    const later = page.find(({ document }) => document.issuedAt.slice(0, 10) > date);
    if (later) return later.document.fdNumber - 1;
    const end = page.at(-1);
    if (!end || page.length < PAGE) break;
    from = end.document.fdNumber;
  }
  return readTo;
}
