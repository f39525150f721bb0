import type { SQLInputValue } from 'node:sqlite';

import { isSealed, seal } from '../sealed-row.ts';
import { type RawRow, toNumber } from '../sql.ts';

/** One import of a file of the OFD. */
export interface Export {
  /** Short for its id, which each of its rows would carry otherwise; grows with every import. */
  readonly no: number;
  readonly exportId: string;
  readonly name: string;
  readonly importedAt: number;
  readonly isWhole: boolean;
}

/** Values of `keepExport`, checksum last. */
export function toExportValues({ no, exportId, name, importedAt, isWhole }: Export): readonly SQLInputValue[] {
  return seal([no, exportId, name, importedAt, isWhole ? 1 : 0]);
}

/** @returns undefined for a row that cannot be believed: such an export does not count */
export function readExport(row: RawRow): Export | undefined {
  if (!isSealed(row, ['export_no', 'export_id', 'name', 'imported_at', 'is_whole'])) return undefined;
  return {
    no: toNumber(row.export_no),
    exportId: String(row.export_id),
    name: String(row.name),
    importedAt: toNumber(row.imported_at),
    isWhole: toNumber(row.is_whole) === 1,
  };
}
