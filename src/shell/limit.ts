/** So often within a time, and no more: what keeps failing is not to be done again for ever. */
export interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

/** Three times in ten minutes: for an agent, the tray itself and a window alike. */
export const THREE_IN_TEN_MINUTES: Limit = { most: 3, withinMs: 600_000 };

/**
 * @param times when it was done before, ms by any one clock
 * @returns those that still count
 */
export function counted(times: readonly number[], now: number, { withinMs }: Limit): readonly number[] {
  return times.filter((at) => at <= now && now - at < withinMs);
}

/** May it be done once more? */
export function isAllowed(times: readonly number[], now: number, limit: Limit): boolean {
  return counted(times, now, limit).length < limit.most;
}
