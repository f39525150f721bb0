/** A span of our time, ms since the epoch; `to` is not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A local day of this computer. */
export interface LocalDay extends Span {
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

const DAY_MS = 86_400_000;

/**
 * The day a moment lies in, by the wall clock of this computer.
 *
 * Its bounds are counted from this moment on: where the clock is moved within the day (summer time) they are off by that
 * hour. Nothing is lost by it, since reports go on from where the one before has ended.
 *
 * @param localTime wall time as `YYYY-MM-DDTHH:MM:SS`
 */
export function localDay(moment: number, localTime: (at: number) => string): LocalDay {
  const [date = '', time = ''] = localTime(moment).split('T');
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const whole = Math.floor(moment / 1000) * 1000;
  const from = whole - (hours * 3600 + minutes * 60 + seconds) * 1000;
  return { date, from, to: from + DAY_MS };
}

/** The last day whose nightly report is due: it ended, and the hour of the report has come. */
export function lastDueDay(now: number, reportAtMs: number, localTime: (at: number) => string): LocalDay {
  const running = localDay(now - reportAtMs, localTime);
  // From the middle of it: the bounds of a day are off by an hour where the clock is moved.
  return localDay(running.from - DAY_MS / 2, localTime);
}
