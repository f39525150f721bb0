/**
 * Difference of two times of the same clock without a zone, seconds (`a` minus `b`).
 *
 * Shape: `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`. The zone does not matter: both are read as if in the same one.
 * @throws {RangeError} when a text is not such a time
 */
export function secondsBetween(a: string, b: string): number {
  return (zonelessMs(a) - zonelessMs(b)) / 1000;
}

function zonelessMs(text: string): number {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`Not a device time: ${text}`);
  return ms;
}
