/** Minutes of shift age after which the agent closes even with receipts waiting: the FN refuses everything at 24 h. */
export const CLOSE_AT_LATEST_MINUTES = 23 * 60 + 50;

export interface ShiftView {
  readonly state: 'closed' | 'open' | 'expired';
  /** Age by the cashbox's own clock; undefined when the opening could not be found. */
  readonly ageMinutes: number | undefined;
  readonly receiptsWaiting: boolean;
}

/**
 * Is it time for the agent to close the shift by itself?
 *
 * @param closeAfterMinutes the age the settings name (default 23 h 30 min); waited on until a quiet moment, but not past {@link CLOSE_AT_LATEST_MINUTES}
 */
export function shiftMustClose(shift: ShiftView, closeAfterMinutes: number): boolean {
  if (shift.state === 'closed') return false;
  if (shift.state === 'expired') return true;
  if (shift.ageMinutes === undefined || shift.ageMinutes < closeAfterMinutes) return false;
  return !shift.receiptsWaiting || shift.ageMinutes >= CLOSE_AT_LATEST_MINUTES;
}
