import { describe, expect, it } from 'vitest';
import { guessColumns } from '../../../../src/adapters/ofd-export/guess-columns.ts';

describe('guess of the column map', () => {
  it.each([
    [
      ['Дата и время', 'Заводской номер ФН', '№ ФД', 'ФПД', 'Признак расчёта', 'Сумма чека, руб.', 'Номер чека'],
      {
        fnSerial: 'Заводской номер ФН',
        fdNumber: '№ ФД',
        totalKop: 'Сумма чека, руб.',
        fiscalSign: 'ФПД',
        operation: 'Признак расчёта',
        issuedAt: 'Дата и время',
      },
    ],
    [
      ['ФН', 'ФД', 'ФП', 'Тип', 'Дата', 'ИТОГО (₽)'],
      { fnSerial: 'ФН', fdNumber: 'ФД', totalKop: 'ИТОГО (₽)', fiscalSign: 'ФП', operation: 'Тип', issuedAt: 'Дата' },
    ],
  ])('knows the usual headings: %j', (headings, guess) => {
    expect(guessColumns(headings)).toEqual(guess);
  });

  it('never takes the number within the shift for the number of the document', () => {
    expect(guessColumns(['Номер чека', 'Номер смены', 'РНМ'])).toEqual({});
  });

  it('does not choose between two columns of one name, but may know a surer one', () => {
    expect(guessColumns(['Сумма', 'Сумма'])).toEqual({});
    expect(guessColumns(['Сумма', 'Сумма', 'Сумма чека'])).toEqual({ totalKop: 'Сумма чека' });
  });
});
