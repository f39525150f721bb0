/** The law's limit from payment to receipt; ours begins at the first hand-out, the only moment we see. ms */
export const FIVE_MINUTES_MS = 300_000;

/** One receipt that has to become fiscal. Times in ms since the epoch. */
export interface TimedReceipt {
  /** First hand-out of the shop. */
  readonly receivedAt: number;
  /** When the FN was seen to hold it; undefined while it waits. */
  readonly fiscalAt: number | undefined;
}

/** How the five-minute rule is kept. Durations in ms. */
export interface FiveMinutes {
  /** Receipts looked at. */
  readonly count: number;
  /** Over five minutes, made or still waiting. */
  readonly late: number;
  /** Of those that were made; undefined when none was. */
  readonly medianMs: number | undefined;
  /** The longest, one that still waits included; undefined when there is none. */
  readonly worstMs: number | undefined;
}

/**
 * The figures of the five-minute rule. Receipts nobody will make (refused) do not belong among `receipts`.
 *
 * A wall clock may have been set back between the two moments: a negative duration counts as 0.
 */
export function fiveMinutes(receipts: readonly TimedReceipt[], now: number): FiveMinutes {
  const took = ({ receivedAt, fiscalAt }: TimedReceipt) => Math.max(0, (fiscalAt ?? now) - receivedAt);
  const all = receipts.map(took);
  const made = receipts.filter(({ fiscalAt }) => fiscalAt !== undefined).map(took);
  return {
    count: all.length,
    late: all.filter((ms) => ms > FIVE_MINUTES_MS).length,
    medianMs: median(made),
    worstMs: all.length === 0 ? undefined : all.reduce((worst, ms) => Math.max(worst, ms)),
  };
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : Math.round((lower + upper) / 2);
}
