import type { SQLInputValue } from 'node:sqlite';

import { isSealed, seal } from '../sealed-row.ts';
import { type RawRow, toNumber } from '../sql.ts';

/** What one export shows of one FN. */
export interface Coverage {
  readonly fnSerial: string;
  readonly exportNo: number;
  readonly fdFrom: number;
  readonly fdTo: number;
  readonly rowCount: number;
}

/** Values of `keepCoverage`, checksum last. */
export function toCoverageValues({ fnSerial, exportNo, fdFrom, fdTo, rowCount }: Coverage): readonly SQLInputValue[] {
  return seal([fnSerial, exportNo, fdFrom, fdTo, rowCount]);
}

/** @returns undefined for a row that cannot be believed: then that export covers nothing of that FN */
export function readCoverage(row: RawRow): Coverage | undefined {
  if (!isSealed(row, ['fn_serial', 'export_no', 'fd_from', 'fd_to', 'row_count'])) return undefined;
  return {
    fnSerial: String(row.fn_serial),
    exportNo: toNumber(row.export_no),
    fdFrom: toNumber(row.fd_from),
    fdTo: toNumber(row.fd_to),
    rowCount: toNumber(row.row_count),
  };
}
