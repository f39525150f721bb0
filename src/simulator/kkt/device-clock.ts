import type { Clock } from '../../core/ports/clock.ts';
import type { WallTime } from '../../wire/atol-v3/bytes.ts';

/** Milliseconds of a clock on the wall, counted as if it were UTC: the device knows no zone. */
export type LocalMs = number;

export function toWallTime(localMs: LocalMs): WallTime {
  const date = new Date(localMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

export function toLocalMs(time: WallTime): LocalMs {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

/** The device's own clock: the injected clock, its zone, and how far it is off. */
export class DeviceClock {
  readonly clock: Clock;
  readonly #zoneMs: number;
  /** How far the device's clock is ahead of the injected one, ms. */
  offsetMs = 0;

  constructor(clock: Clock, utcOffsetMinutes?: number) {
    this.clock = clock;
    this.#zoneMs = (utcOffsetMinutes ?? -new Date(clock.now()).getTimezoneOffset()) * 60_000;
  }

  localMs(): LocalMs {
    return this.clock.now() + this.#zoneMs + this.offsetMs;
  }

  wallTime(): WallTime {
    return toWallTime(this.localMs());
  }

  /** The offset that would make the device show `time` now. */
  offsetFor(time: WallTime): number {
    return toLocalMs(time) - this.clock.now() - this.#zoneMs;
  }
}
