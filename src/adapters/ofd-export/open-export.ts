import { readFile, stat } from 'node:fs/promises';
import type { OfdColumns } from '../../core/day/ofd-row.ts';
import { KassaError } from '../../core/errors.ts';
import type { Sheet } from './cell.ts';
import { type ExportTable, findTable, headingsOf, likelyTable } from './find-table.ts';
import { isKnownHeading } from './guess-columns.ts';
import { readDelimited } from './read-delimited.ts';
import { readWorkbook } from './read-workbook.ts';
import { wordKey } from './word-key.ts';

const ZIP = Buffer.from('PK');
/** Old .xls, and a workbook with a password. */
const OLE = Buffer.from('D0CF11E0', 'hex');
/** Bytes of the largest file that is taken into memory; 100,000 rows have about a tenth of it. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Opens an export and finds its table: by the headings of the map, or as far as it can be told without one. What kind of file
 * it is the content says, never its name.
 *
 * @throws {KassaError} CB-871, CB-872
 */
export async function openExport(path: string, columns?: OfdColumns): Promise<ExportTable> {
  const bytes = await bytesOf(path);
  const sheets = await sheetsOf(bytes, columns);
  return columns ? findTable(sheets, columns) : likelyTable(sheets);
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw new KassaError('CB-871', `файл больше ${MAX_BYTES / 1024 / 1024} МБ`);
    return await readFile(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || error instanceof KassaError) throw error;
    const words = error.code === 'ENOENT' ? 'такого файла нет' : `файл не открывается: ${error.code}`;
    throw new KassaError('CB-871', words, { cause: error });
  }
}

async function sheetsOf(bytes: Buffer, columns: OfdColumns | undefined): Promise<readonly Sheet[]> {
  if (startsWith(bytes, OLE)) throw new KassaError('CB-871', 'старый формат Excel; сохраните как XLSX или CSV');
  if (startsWith(bytes, ZIP)) return readWorkbook(bytes);
  return [readDelimited(bytes, columns ? isHeadingOf(columns) : isKnownHeading)];
}

function isHeadingOf(columns: OfdColumns): (text: string) => boolean {
  const keys = new Set(headingsOf(columns).map(wordKey));
  return (text) => keys.has(wordKey(text));
}

const startsWith = (bytes: Buffer, mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);
