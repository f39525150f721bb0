import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { headCell, sheetOf } from '../../../../src/adapters/day-report/workbook/cells.ts';
import { dayReportWorkbook } from '../../../../src/adapters/day-report/workbook.ts';
import type { DayReport } from '../../../../src/core/day/day-report.ts';
import { DIFFERENCES } from '../../../../src/core/day/difference.ts';
import { badReport, dayDocument, difference, FN_SERIAL, fineReport, totalOf } from '../../../support/day-report.ts';

type Row = Readonly<Record<string, unknown>>;

/** The sheets of the file as a spreadsheet program reads it: rows by the headings of their columns. */
async function sheetsOf(report: DayReport): Promise<Readonly<Record<string, readonly Row[]>>> {
  const sheets = await readExcelFile(Buffer.from(await dayReportWorkbook(report)));
  return Object.fromEntries(
    sheets.map(({ sheet, data: [head = [], ...rows] }) => [
      sheet,
      rows.map((row) => Object.fromEntries(row.map((cell, index) => [String(head[index]), cell]))),
    ]),
  );
}

const column = (rows: readonly Row[] | undefined, heading: string) => (rows ?? []).map((row) => row[heading]);

describe('workbook of the report', () => {
  it('has its five sheets', async () => {
    expect(Object.keys(await sheetsOf(fineReport()))).toEqual([
      'Различия',
      'Итоги',
      'Смены',
      'Документы',
      'Не проверено',
    ]);
  });

  it('lists every document with its states, and the sums add up', async () => {
    const report = fineReport();
    const { Документы: rows = [] } = await sheetsOf(report);
    expect(rows).toHaveLength(report.documents.length);
    const rubles = column(rows, 'Сумма, ₽').map((sum) => Number(sum ?? 0));
    expect(Math.round(rubles.reduce((total, sum) => total + sum, 0) * 100)).toBe(totalOf(report.documents));
    expect(rows[0]).toMatchObject({ Документ: 'открытие смены', 'Сумма, ₽': null, 'Магазин подтвердил': null });
    expect(rows[1]).toMatchObject({
      'Дата и время': '27.11.2026 12:30',
      Операция: 'приход',
      'Сумма, ₽': 3480.05,
      'безналичными, ₽': 3480.05,
      'наличными, ₽': 0,
      'Чек магазина': '102',
      'Магазин подтвердил': 'да',
      'ОФД подтвердил': 'да',
      'В выгрузке ОФД': 'виден',
    });
    expect(rows[3]).toMatchObject({ 'безналичными, ₽': null, 'В выгрузке ОФД': 'не проверено' });
  });

  it('keeps as text what looks like a number and is a name', async () => {
    const sheets = await sheetsOf(badReport());
    expect(new Set(column(sheets['Документы'], 'ФН'))).toEqual(new Set([FN_SERIAL]));
    expect(new Set(column(sheets['Документы'], 'ФПД'))).toEqual(new Set(['0123456789']));
    expect(new Set(column(sheets['Смены'], 'ФН'))).toEqual(new Set([FN_SERIAL]));
    expect(column(sheets['Различия'], 'ФН')[0]).toBe(FN_SERIAL);
  });

  it('lists every difference with what to do', async () => {
    const report = badReport({ unlistedCount: 84 });
    const { Различия: rows = [] } = await sheetsOf(report);
    const listed = rows.slice(0, -1);
    expect(listed.map((row) => row['Различие'])).toEqual(
      report.differences.map(({ kind }) => DIFFERENCES[kind].title.ru),
    );
    expect(listed.map((row) => row['Что делать'])).toEqual(
      report.differences.map(({ kind }) => DIFFERENCES[kind].next.ru),
    );
    expect(listed.map((row) => row['ФД'] ?? undefined)).toEqual(
      report.differences.map(({ fdNumber }) => fdNumber && String(fdNumber)),
    );
    expect(rows.at(-1)?.['Различие']).toContain('ещё различий: 84');
  });

  it('shows sums of each side, and the counters of a shift once', async () => {
    const sheets = await sheetsOf(fineReport());
    expect(sheets['Итоги']?.slice(0, 3)).toMatchObject([
      { Откуда: 'журнал', Чеков: 2, 'Всего, ₽': 3480.15, 'наличными, ₽': 0.1 },
      { Откуда: 'ФН', Чеков: 2, 'Всего, ₽': 3480.15, 'наличными, ₽': 0.1 },
      { Откуда: 'выгрузка ОФД', Чеков: 2, 'Всего, ₽': 3480.15, 'наличными, ₽': null },
    ]);
    expect(column(sheets['Смены'], 'Операция')).toEqual(['приход', 'возврат прихода', null]);
    expect(column(sheets['Смены'], 'Необнуляемая сумма, ₽')).toEqual([123_456_789.01, null, null]);
    expect(column(sheets['Смены'], 'Закрыта')[0]).toBe('27.11.2026 23:31');
  });

  it('says what was not checked, and never that all is well then', async () => {
    const bad = await sheetsOf(badReport({ differences: [] }));
    expect(column(bad['Не проверено'], 'Что не проверено и почему')).toEqual([badReport().notChecked[0]?.ru]);
    expect(column(bad['Различия'], 'Различие')).toEqual(['Проверено не всё. В том, что проверено, различий нет']);
    const fine = await sheetsOf(fineReport());
    expect(column(fine['Не проверено'], 'Что не проверено и почему')).toEqual(['Всё, что видно отсюда, проверено.']);
    expect(column(fine['Различия'], 'Различие')).toEqual(['Всё сходится']);
  });

  it.each(['=1+1', '+7', '-5', '@SUM(A1)', '=cmd|"/c calc"!A1', '<script>&"'])(
    'keeps %j a text and no formula',
    async (text) => {
      const said = { checkId: text, shopId: text, detail: { ru: text, en: '' } };
      const { Различия: rows } = await sheetsOf(fineReport({ differences: [difference('parked', said)] }));
      // A formula would be read back as what it comes to.
      expect(rows).toMatchObject([{ 'Чек магазина': text, Магазин: text, 'Что именно': text }]);
    },
  );

  it('opens whatever signs a shop puts into the number of a check', async () => {
    const report = fineReport({ documents: [dayDocument(1, { checkId: 'a\u0000b\u001bc\ud800d' })] });
    expect(column((await sheetsOf(report))['Документы'], 'Чек магазина')).toEqual(['abcd']);
  });

  it('keeps the headings bold and in sight', () => {
    expect(sheetOf('Пусто', [], [])).toMatchObject({ stickyRowsCount: 1 });
    expect(headCell('Сумма')).toMatchObject({ value: 'Сумма', fontWeight: 'bold' });
  });
});
