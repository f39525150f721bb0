/** Which document stands first in the queue to the OFD, and since when we see it there, ms since the epoch. */
export interface FirstUnsent {
  readonly fdNumber: number;
  readonly since: number;
}

/** After a reading at `now`. Undefined: the queue is empty, or the cashbox does not say where it begins. */
export function firstUnsentNow(
  before: FirstUnsent | undefined,
  fdNumber: number | undefined,
  now: number,
): FirstUnsent | undefined {
  if (fdNumber === undefined) return undefined;
  return before?.fdNumber === fdNumber ? before : { fdNumber, since: now };
}
