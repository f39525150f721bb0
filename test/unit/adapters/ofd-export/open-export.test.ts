import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openExport } from '../../../../src/adapters/ofd-export/open-export.ts';
import { readRows } from '../../../../src/adapters/ofd-export/read-rows.ts';
import type { OfdColumns } from '../../../../src/core/day/ofd-row.ts';
import { KassaError } from '../../../../src/core/errors.ts';
import { type ExportFiles, exportFiles } from './export-files.ts';

const FN = '9999078900001234';
const SHORT: OfdColumns = { fnSerial: 'ФН', fdNumber: 'ФД', totalKop: 'Сумма' };

let files: ExportFiles;
beforeEach(() => {
  files = exportFiles();
});
afterEach(() => files.remove());

async function rowsOf(path: string, columns: OfdColumns) {
  return readRows(await openExport(path, columns), columns);
}

async function refusal(work: Promise<unknown>): Promise<KassaError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason) => reason,
  );
  if (error instanceof KassaError) return error;
  throw new Error(`Expected an error of the catalog, got ${String(error)}`);
}

describe('export of the OFD as a workbook', () => {
  it('is read below its title lines and above its totals, FN as text, dates as dates', async () => {
    const date = { value: new Date('2026-11-24T23:30:00Z'), type: Date, format: 'dd.mm.yyyy hh:mm' } as const;
    const path = await files.workbook('чеки.xlsx', [
      ['ООО «Ромашка», отчёт по чекам'],
      [],
      ['Период', '24.11.2026'],
      ['№', 'Дата и время', 'Номер ФН', 'Номер ФД', 'ФПД', 'Признак расчёта', 'Сумма чека, руб.'],
      [1, date, FN, 41, '123456789', 'Приход', 1234.56],
      [2, date, FN, 42, '3234567890', 'Возврат прихода', -0.29],
      ['Итого', null, null, null, null, null, 1234.27],
    ]);
    const columns = {
      fnSerial: 'номер фн',
      fdNumber: 'Номер ФД',
      totalKop: 'Сумма чека, руб.',
      fiscalSign: 'ФПД',
      operation: 'Признак расчета',
      issuedAt: 'Дата и время',
    };
    const common = { fnSerial: FN, issuedAt: '2026-11-24T23:30' };
    expect(await rowsOf(path, columns)).toEqual({
      rows: [
        { ...common, line: 5, fdNumber: 41, totalKop: 123_456, fiscalSign: '0123456789', operation: 'sell' },
        { ...common, line: 6, fdNumber: 42, totalKop: 29, fiscalSign: '3234567890', operation: 'sellReturn' },
      ],
      skippedCount: 1,
      unreadable: [],
      leftOut: new Map(),
    });
  });

  it('keeps all sixteen digits of an FN that is a number there', async () => {
    const path = await files.workbook('a.xlsx', [
      ['ФН', 'ФД', 'Сумма'],
      [7_380_440_801_234_567, 7, '1 000'],
    ]);
    expect((await rowsOf(path, SHORT)).rows[0]).toMatchObject({ fnSerial: '7380440801234567', totalKop: 100_000 });
  });

  it('is looked for on every sheet', async () => {
    const path = await files.workbook('a.xlsx', [['Сводка'], ['Сумма', 5]], [[], ['ФН', 'ФД', 'Сумма'], [FN, 7, 5]]);
    expect((await rowsOf(path, SHORT)).rows).toMatchObject([{ line: 3, fdNumber: 7, totalKop: 500 }]);
    expect((await openExport(path)).headings).toEqual(['ФН', 'ФД', 'Сумма']);
  });

  it('is known by its content, whatever its name', async () => {
    const path = await files.workbook('a.csv', [
      ['ФН', 'ФД', 'Сумма'],
      [FN, 7, 5],
    ]);
    expect((await rowsOf(path, SHORT)).rows).toHaveLength(1);
  });

  it('may hold remarks beside the table: its cells stay in their columns', async () => {
    const path = await files.workbook('a.xlsx', [
      ['ФН', 'ФД', 'Сумма'],
      [FN, 7, 5, 'проверено'],
    ]);
    expect((await rowsOf(path, SHORT)).rows).toHaveLength(1);
  });
});

describe('export of the OFD as text', () => {
  const TEXT = `Отчёт за день\r\nФН;ФД;Сумма;Адрес\r\n${FN};7;1 234,56;"Москва, ул. Мира; д. 5"\r\n\r\nИтого;;1 234,56;\r\n`;

  it.each(['utf8', 'win1251'])('is read in %s, semicolons', async (encoding) => {
    const { rows, skippedCount } = await rowsOf(files.text('a.csv', TEXT, encoding), SHORT);
    expect(rows).toMatchObject([{ line: 3, fnSerial: FN, fdNumber: 7, totalKop: 123_456 }]);
    expect(skippedCount).toBe(2);
  });

  it.each(['utf8', 'utf16le'])('is read with the mark of %s', async (encoding) => {
    const { rows } = await rowsOf(files.text('a.txt', `\ufeff${TEXT}`, encoding), SHORT);
    expect(rows).toHaveLength(1);
    const first = await rowsOf(files.text('b.txt', `\ufeffФН;ФД;Сумма\n${FN};7;5`, encoding), SHORT);
    expect(first.rows).toHaveLength(1);
  });

  it.each(['\t', ','])('is read with %j between the cells', async (delimiter) => {
    const lines = [
      ['ФН', 'ФД', 'Сумма'],
      [FN, '7', '"1234,56"'],
    ];
    const { rows } = await rowsOf(files.text('a.csv', lines.map((l) => l.join(delimiter)).join('\n')), SHORT);
    expect(rows).toMatchObject([{ totalKop: 123_456 }]);
  });

  it('is not misled by commas in addresses, with a map or without', async () => {
    const line = `${FN};7;5,00;г. Москва, ул. Мира, д. 5, стр. 2, пом. 3, эт. 1`;
    const path = files.text('a.csv', ['ФН;ФД;Сумма;Адрес', line, line, line].join('\n'));
    expect((await rowsOf(path, SHORT)).rows).toHaveLength(3);
    expect((await openExport(path)).headings).toEqual(['ФН', 'ФД', 'Сумма', 'Адрес']);
  });

  it('is found under many titles and blank lines', async () => {
    const path = files.text('a.csv', `${'Отчёт\n\n'.repeat(8)}ФН;ФД;Сумма\n${FN};7;5\n`);
    expect((await rowsOf(path, SHORT)).rows).toMatchObject([{ line: 18 }]);
    expect((await openExport(path)).headings).toHaveLength(3);
  });

  it('takes quotes inside a name as they are', async () => {
    const path = files.text('a.csv', `Кто;ФН;ФД;Сумма\nООО "Ромашка";${FN};7;5\n"ООО ""Мак""";${FN};8;5`);
    expect((await rowsOf(path, SHORT)).rows).toHaveLength(2);
  });

  it('does not take a row whose cells a stray delimiter has moved', async () => {
    const path = files.text('a.csv', `Кто;ФН;ФД;Сумма\nМак;${FN};7;5;\nРом;ашка;${FN};8;5`);
    const { rows, unreadable } = await rowsOf(path, SHORT);
    expect(rows).toHaveLength(1);
    expect(unreadable).toEqual([{ line: 3, reason: expect.stringContaining('лишний разделитель') }]);
  });
});

describe('export of the OFD that is none', () => {
  it.each([
    ['old.xls', Buffer.from('D0CF11E0A1B11AE1', 'hex'), /сохраните как XLSX или CSV/],
    ['broken.xlsx', Buffer.from('PK\u0003\u0004 and nothing behind'), /книга Excel|повреждена/],
    ['page.xls', Buffer.from('\n<html><table></table></html>'), /веб-страница/],
    ['prose.txt', Buffer.from('Чеки за ноябрь\nне выгрузились'), /нет колонок/],
    ['empty.csv', Buffer.alloc(0), /нет колонок/],
    ['digits.csv', Buffer.from('1;2;3\n4;5;6'), /нет строки с заголовками/],
    ['quote.csv', Buffer.from('ФН;ФД;Сумма\n"1;2;3\n4;5;6'), /кавычки/],
  ])('is refused in words: %s', async (name, bytes, words) => {
    const error = await refusal(openExport(files.raw(name, bytes)));
    expect([error.code, error.detail]).toEqual(['CB-871', expect.stringMatching(words)]);
  });

  it('is no file at all, or a folder', async () => {
    expect(await refusal(openExport(join(files.folder, 'none.csv')))).toMatchObject({
      code: 'CB-871',
      detail: 'такого файла нет',
    });
    expect((await refusal(openExport(files.folder))).code).toBe('CB-871');
  });

  it('lacks a column of the map, and says which and what there is', async () => {
    const path = files.text('a.csv', `ФН;ФД;Итог\n${FN};7;5`);
    expect(await refusal(openExport(path, SHORT))).toMatchObject({
      code: 'CB-872',
      detail: 'нет: «Сумма»; есть: «ФН», «ФД», «Итог»',
    });
  });

  it('has two columns of that name', async () => {
    const path = files.text('a.csv', `ФН;ФД;Сумма;сумма\n${FN};7;5;6`);
    expect(await refusal(openExport(path, SHORT))).toMatchObject({
      code: 'CB-872',
      detail: expect.stringContaining('несколько колонок «Сумма»'),
    });
  });
});
