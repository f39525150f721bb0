import type { FdRange } from '../../core/ports/day-book.ts';
import type { Span } from './local-day.ts';

/** What a report is about: a span of our time, and a range of numbers in each FN. */
export interface Period extends Span {
  /** Local date it is named after. */
  readonly date: string;
  /** The day is over and its ranges stand; otherwise it is a look at the day that runs. */
  readonly isWhole: boolean;
  readonly ranges: readonly FdRange[];
}
