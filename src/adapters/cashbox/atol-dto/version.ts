/** Version of the driver as it says it, `10.10.7.0`, part by part. */
export type DriverVersion = readonly number[];

export function parseVersion(said: string): DriverVersion {
  const parts = said.match(/\d+/g) ?? [];
  return parts.map(Number);
}

/** Is the version at least that one? An unreadable version is older than everything. */
export function isAtLeast(version: DriverVersion, wanted: DriverVersion): boolean {
  for (const [i, part] of wanted.entries()) {
    const own = version[i] ?? -1;
    if (own !== part) return own > part;
  }
  return true;
}

/** What came with which driver. Source: dto10-driver 7 and 9.x. */
export const SINCE = {
  validateJson: [10, 7, 0],
  ffd12: [10, 9, 0],
  /** The tasks carry 1125; before it they drop it in silence, so receipts are made by native calls. */
  receiptTasks: [10, 10, 7],
  vat5And7: [10, 10, 6],
  vat22: [10, 10, 8],
  timeZone: [10, 10, 7],
} as const satisfies Record<string, DriverVersion>;
