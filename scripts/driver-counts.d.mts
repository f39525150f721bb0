/** The part of a report of vitest's json reporter that is read here. */
export interface DriverReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly ancestorTitles: readonly string[]; readonly status: string }[];
  }[];
}

/** @returns undefined when the promises did not run */
export function driverLine(report: DriverReport): string | undefined;
