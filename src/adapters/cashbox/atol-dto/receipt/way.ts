import { type DriverVersion, isAtLeast, SINCE } from '../version.ts';

/**
 * How receipts are made: the tasks of drivers before 10.10.7 drop the sign of an internet sale (1125) in silence, so
 * there the native calls are used, which carry it.
 */
export function makesReceiptsByTask(version: DriverVersion): boolean {
  return isAtLeast(version, SINCE.receiptTasks);
}
