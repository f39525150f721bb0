import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../src/adapters/ofd-export/cell.ts';
import { readRows } from '../../../../src/adapters/ofd-export/read-rows.ts';
import type { OfdColumns } from '../../../../src/core/day/ofd-row.ts';
import { KassaError } from '../../../../src/core/errors.ts';

const FN = '9999078900001234';
const HEADINGS = ['ФН', 'ФД', 'Сумма', 'Тип', 'Дата'];
const COLUMNS: OfdColumns = {
  fnSerial: 'ФН',
  fdNumber: 'ФД',
  totalKop: 'Сумма',
  operation: 'Тип',
  issuedAt: 'Дата',
};
const WITHOUT_OPERATION: OfdColumns = { fnSerial: 'ФН', fdNumber: 'ФД', totalKop: 'Сумма' };

function read(rows: readonly (readonly Cell[])[], columns = COLUMNS) {
  return readRows({ headings: HEADINGS, rows, firstLine: 2, cellsMayShift: false }, columns);
}

describe('rows of an export', () => {
  it('are read, skipped or listed with their reason: none gets lost', () => {
    const result = read([
      [FN, '1', '5', 'Приход'],
      [],
      [null, '', '100', 'Приход'],
      ['Итого:', '', '100'],
      HEADINGS,
      ['9.99907E+15', '2', '5', 'Приход'],
      [FN, '', '5', 'Приход'],
      ['', '4', '5', 'Приход'],
      [FN, '5', '', 'Приход'],
      [FN, '6', '5', 'Приход', 'вчера'],
      [FN, '7', '5'],
    ]);
    expect(result.rows.map(({ line, fdNumber }) => [line, fdNumber])).toEqual([
      [2, 1],
      [12, 7],
    ]);
    expect(result.skippedCount).toBe(4);
    expect(result.unreadable).toEqual([
      { line: 7, reason: expect.stringContaining('ФН «9.99907E+15»') },
      { line: 8, reason: expect.stringContaining('ФД') },
      { line: 9, reason: expect.stringContaining('ФН') },
      { line: 10, reason: 'сумма не указана' },
      { line: 11, reason: expect.stringContaining('дата «вчера»') },
    ]);
  });

  it('lose the minus of a return, and of a file that names no operations', () => {
    expect(read([[FN, '1', '-5', 'Возврат прихода']]).rows[0]?.totalKop).toBe(500);
    expect(read([[FN, '1', '-5', 'Возврат расхода']]).rows[0]?.totalKop).toBe(500);
    expect(read([[FN, '1', '-5']], WITHOUT_OPERATION).rows[0]?.totalKop).toBe(500);
  });

  it.each(['Приход', 'Коррекция прихода', 'Возврат', ''])('are not read with a minus beside «%s»', (operation) => {
    const good = [FN, '1', '5', 'Приход'];
    const { rows, unreadable } = read([good, [FN, '2', '-5', operation]]);
    expect(rows).toHaveLength(1);
    expect(unreadable).toEqual([{ line: 3, reason: 'сумма «-5»: минус не у возврата' }]);
  });

  it('say what of them was left out', () => {
    const { rows, leftOut } = read([
      [FN, '1', '0', 'Открытие смены', '24.11.2026'],
      [FN, '2', '5', 'Коррекция прихода', '24.11.2026 10:00'],
      [FN, '3', '5', 'Приход', '24.11.2026'],
    ]);
    expect(rows.map(({ operation, issuedAt }) => [operation, issuedAt])).toEqual([
      [undefined, undefined],
      [undefined, '2026-11-24T10:00'],
      ['sell', undefined],
    ]);
    expect([...leftOut]).toEqual([
      ['признак расчёта «Открытие смены»', 1],
      ['дата без времени', 2],
    ]);
  });

  it('may show a document twice: that is for the report to judge', () => {
    const row = [FN, '1', '5', 'Приход'];
    expect(read([row, row]).rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('are an error when there is none, with examples', () => {
    const bad = [FN, 'x', '5', 'Приход'];
    let error: unknown;
    try {
      read([bad, bad, bad, bad, []]);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(KassaError);
    expect(error).toMatchObject({
      code: 'CB-873',
      detail: expect.stringMatching(/итоговых строк 1, не прочитано 4; строка 2: ФД «x».*; строка 4: [^;]*$/),
    });
  });
});
