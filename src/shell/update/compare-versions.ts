/** A release of ours; anything else is not taken from a feed. */
export function isRelease(version: string): boolean {
  return /^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(version);
}

/** @returns below 0, 0 or above 0, as for sorting; both are releases */
export function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
