import type { LifeEvent, LifeState } from '../fiscalization/life.ts';

/** The law's limit from payment to receipt; ours begins at the first hand-out, the only moment we see. ms */
export const FIVE_MINUTES_MS = 300_000;

/** Words of the time line that say that the FN was seen to hold the document. */
export const MADE_EVENTS = ['fnShowsOurs', 'personFinds'] as const satisfies readonly LifeEvent['type'][];

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

/** Does the rule say anything about it? Receipts nobody will make, and those a person holds, are no late ones. */
export function isTimed({ state, fiscalAt }: { readonly state: LifeState; readonly fiscalAt: number | undefined }) {
  if (state === 'fiscal') return fiscalAt !== undefined;
  return state !== 'refused' && state !== 'parked';
}

/** Longer than the law allows, made or still waiting? */
export function isLate({ receivedAt, fiscalAt }: TimedReceipt, now: number): boolean {
  return (fiscalAt ?? now) - receivedAt > FIVE_MINUTES_MS;
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
    late: receipts.filter((receipt) => isLate(receipt, now)).length,
    medianMs: median(made),
    worstMs: all.length === 0 ? undefined : all.reduce((worst, ms) => Math.max(worst, ms)),
  };
}

function median(values: readonly number[]): number | undefined {
  // Sorts numbers as numbers, many times quicker than a plain list: a day may have 20,000 of them.
  const sorted = Float64Array.from(values).sort();
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : Math.round((lower + upper) / 2);
}
