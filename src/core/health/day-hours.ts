const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The local day of this computer that runs now, as far as it has come. Times in ms since the epoch. */
export interface RunningDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Local midnight, or the first moment of the day where the clock jumps over midnight. */
  readonly from: number;
  /** Where each hour from midnight to now begins: 23 or 25 of them once such a day is over. */
  readonly hours: readonly number[];
}

/** @param localTime wall time as `YYYY-MM-DDTHH:MM:SS` */
export function runningDay(now: number, localTime: (at: number) => string): RunningDay {
  const date = localTime(now).slice(0, 10);
  const from = midnight(now, localTime);
  const count = Math.floor((now - from) / HOUR_MS) + 1;
  return { date, from, hours: Array.from({ length: count }, (_, i) => from + i * HOUR_MS) };
}

/**
 * Counted back by the wall clock, and once more from there: where the clock was moved since midnight, the first step
 * misses it by as much.
 */
function midnight(now: number, localTime: (at: number) => string): number {
  const date = localTime(now).slice(0, 10);
  const near = now - sinceMidnight(localTime(now)) - (now % 1_000);
  const seen = localTime(near);
  const passedMs = sinceMidnight(seen);
  return seen.startsWith(date) ? near - passedMs : near + DAY_MS - passedMs;
}

function sinceMidnight(wall: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = wall.slice(11).split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}
