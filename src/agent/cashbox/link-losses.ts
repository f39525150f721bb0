const HOUR_MS = 3_600_000;

/**
 * How often the line to a cashbox broke lately. Counted by the wall clock: a computer that sleeps drops its USB ports each
 * time, and three such naps of a day are no bad cable.
 */
export class LinkLosses {
  #at: readonly number[] = [];

  lost(now: number): void {
    this.#at = [...this.#within(now), now];
  }

  /** Within the hour before `now`, ms since the epoch. */
  count(now: number): number {
    return this.#within(now).length;
  }

  /** Losses that the clock, set back, puts into the future are no longer told apart from old ones. */
  #within(now: number): readonly number[] {
    return this.#at.filter((at) => at <= now && now - at < HOUR_MS);
  }
}
