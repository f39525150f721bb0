import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

/** A folder with exports as tests invent them. */
export function exportFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'kb-ofd-'));
  const write = (name: string, bytes: Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  return {
    folder,
    raw: write,
    text: (name: string, text: string, encoding = 'utf8') => write(name, encode(text, encoding)),
    workbook: async (name: string, ...sheets: SheetData[]) =>
      write(name, await writeXlsxFile(sheets.map((data, index) => ({ data, sheet: `Лист${index + 1}` }))).toBuffer()),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type ExportFiles = ReturnType<typeof exportFiles>;
