import type { AskedJob } from '../../core/day/asked-job.ts';
import type { FnDocument } from '../../core/day/fn-document.ts';
import type { OfdEvidence } from '../../core/day/ofd/evidence.ts';
import type { DayBook, FdRange } from '../../core/ports/day-book.ts';
import type { Period } from './period.ts';
import type { ReadBack } from './read-back.ts';

/** Documents the newest export is compared with at most; an owner who drops in more looks at them day by day. */
const MOST_COMPARED = 100_000;

/**
 * What the exports show of one FN. A report of the day that runs looks at everything the newest export covers: it was
 * dropped in just now, and the days it speaks of were reported without it.
 */
export function ofdEvidence(
  {
    range,
    documents,
    jobByFd,
    period,
    read,
  }: {
    readonly range: FdRange;
    readonly documents: readonly FnDocument[];
    readonly jobByFd: ReadonlyMap<number, AskedJob>;
    readonly period: Period;
    readonly read: ReadBack | undefined;
  },
  book: DayBook,
): OfdEvidence {
  const { cashboxId, fnSerial, after, to } = range;
  const [newest] = book.ofdCoverage(fnSerial);
  const from = !newest || period.isWhole ? after : Math.min(after, newest.fdFrom - 1);
  const older = from < after ? book.fnDocuments(fnSerial, from, after, MOST_COMPARED) : [];
  const all = [...older, ...documents];
  const first = all[0]?.document.fdNumber;
  // Past the last number of the FN there is nothing: a row that names one is wrong.
  const isNewest = read !== undefined && to >= read.lastFd;
  const rows = newest ? book.ofdRows(fnSerial, from, isNewest ? Number.MAX_SAFE_INTEGER : to) : [];
  return {
    ...{ cashboxId, fnSerial, rows, jobByFd },
    // Reading the rows has found the exports that can not be believed any more.
    coverage: book.ofdCoverage(fnSerial),
    documents: new Map(all.map(({ document }) => [document.fdNumber, document])),
    known: first === undefined ? undefined : { from: first, to: isNewest ? Number.MAX_SAFE_INTEGER : to },
  };
}
