import { PAUSE_AT_MOST_MS } from '../../core/fiscalization/pause.ts';
import { UsageError, wholeNumber } from '../arguments.ts';

const MINUTE_MS = 60_000;
/** How long a pause lasts when nobody says it. */
const USUAL_MINUTES = 60;

/**
 * When a pause is to end, as a person says it: at a time of the day, today or tomorrow, or after so many minutes.
 *
 * @param now ms since the epoch
 * @returns ms since the epoch
 * @throws {UsageError}
 */
export function pauseEnd(
  { until, minutes }: { readonly until?: string | undefined; readonly minutes?: string | undefined },
  now: number,
): number {
  if (until === undefined)
    return (
      now + wholeNumber('--minutes', minutes ?? String(USUAL_MINUTES), 1, PAUSE_AT_MOST_MS / MINUTE_MS) * MINUTE_MS
    );
  if (minutes !== undefined) throw new UsageError('укажите что-то одно: --until или --minutes');
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(until) ?? [];
  if (hour === undefined || minute === undefined)
    throw new UsageError(`--until: нужно время вида 15:30, а не «${until}»`);
  const end = new Date(now);
  end.setHours(Number(hour), Number(minute), 0, 0);
  if (end.getTime() <= now) end.setDate(end.getDate() + 1);
  return end.getTime();
}
