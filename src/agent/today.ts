import type { Today } from '../contract/today.ts';
import { runningDay } from '../core/health/day-hours.ts';
import { fiveMinutes } from '../core/health/five-minutes.ts';
import { type HourFigures, hourFigures } from '../core/health/hour-figures.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Journal } from '../core/ports/journal.ts';

export interface TodayParts {
  readonly journal: Pick<Journal, 'receiptTimes'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly localTime: (now: number) => string;
}

const HOUR_MS = 3_600_000;

/** The figures of the running day. Hours nothing can change in any more are remembered, so that only young ones are read. */
export class TodayFigures {
  readonly #parts: TodayParts;
  /** When an hour begins → its figures, of one day. */
  #final: ReadonlyMap<number, HourFigures> = new Map();

  constructor(parts: TodayParts) {
    this.#parts = parts;
  }

  look(): Today {
    const { clock, localTime } = this.#parts;
    const at = clock.now();
    const { date, from, hours } = runningDay(at, localTime);
    const all = hours.map((hour) => this.#final.get(hour) ?? this.#read(hour, at));
    this.#final = new Map(all.filter(({ isFinal }) => isFinal).map((hour) => [hour.at, hour]));
    const { count, late, medianMs, worstMs } = fiveMinutes(
      all.flatMap(({ timed }) => timed),
      at,
    );
    return {
      date,
      from,
      at,
      fiveMinutes: {
        count,
        late,
        ...(medianMs === undefined ? {} : { medianMs }),
        ...(worstMs === undefined ? {} : { worstMs }),
      },
      hours: all.map((hour) => ({
        at: hour.at,
        received: hour.received,
        fiscal: hour.fiscal,
        refused: hour.refused,
        late: hour.late,
        lateWaiting: hour.lateWaiting,
      })),
    };
  }

  #read(hour: number, now: number): HourFigures {
    const endsAt = hour + HOUR_MS;
    return hourFigures(hour, endsAt, this.#parts.journal.receiptTimes(hour, endsAt), now);
  }
}
