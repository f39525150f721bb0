import readXlsxFile from 'read-excel-file/node';
import { KassaError } from '../../core/errors.ts';
import type { Cell, Sheet } from './cell.ts';

/**
 * Reads all sheets of an XLSX workbook.
 *
 * @throws {KassaError} CB-871
 */
export async function readWorkbook(bytes: Buffer): Promise<readonly Sheet[]> {
  try {
    const sheets = await readXlsxFile(bytes, { parseNumber: (written) => ({ written }) });
    // The types of the library say `typeof Date` where its cells are `Date`.
    return sheets.map(({ data }) => ({ rows: data as unknown as Cell[][], cellsMayShift: false }));
  } catch (error) {
    throw new KassaError('CB-871', 'это не книга Excel или она повреждена', { cause: error });
  }
}
