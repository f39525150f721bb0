import type { LifeState } from '../fiscalization/life.ts';
import { FIVE_MINUTES_MS, isLate, isTimed, type TimedReceipt } from './five-minutes.ts';

/** One receipt of a shop, by the time it was handed out. Times in ms since the epoch. */
export interface HourReceipt {
  readonly receivedAt: number;
  readonly state: LifeState;
  readonly fiscalAt: number | undefined;
}

/** What became of the receipts that were handed out in one hour. */
export interface HourFigures {
  /** When the hour begins. */
  readonly at: number;
  readonly received: number;
  /** Of those: in the FN. */
  readonly fiscal: number;
  readonly refused: number;
  readonly late: number;
  /** Of those: not in the FN yet. */
  readonly lateWaiting: number;
  /** What the five-minute rule is about. */
  readonly timed: readonly TimedReceipt[];
  /** Nothing about this hour can change any more. */
  readonly isFinal: boolean;
}

export function hourFigures(at: number, endsAt: number, receipts: readonly HourReceipt[], now: number): HourFigures {
  const timed = receipts.filter(isTimed);
  const late = timed.filter((receipt) => isLate(receipt, now));
  const count = (state: LifeState) => receipts.filter((receipt) => receipt.state === state).length;
  const fiscal = count('fiscal');
  const refused = count('refused');
  return {
    at,
    received: receipts.length,
    fiscal,
    refused,
    late: late.length,
    lateWaiting: late.filter(({ fiscalAt }) => fiscalAt === undefined).length,
    timed,
    // A while after its end: a clock that is corrected by seconds must not leave out what came last.
    isFinal: now >= endsAt + FIVE_MINUTES_MS && fiscal + refused === receipts.length,
  };
}
