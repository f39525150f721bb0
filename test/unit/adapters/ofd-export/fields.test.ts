import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../src/adapters/ofd-export/cell.ts';
import { readFdNumber } from '../../../../src/adapters/ofd-export/fields/fd-number.ts';
import { readFiscalSign } from '../../../../src/adapters/ofd-export/fields/fiscal-sign.ts';
import { readFnSerial } from '../../../../src/adapters/ofd-export/fields/fn-serial.ts';
import { NO_TIME, readIssuedAt } from '../../../../src/adapters/ofd-export/fields/issued-at.ts';
import { readOperation } from '../../../../src/adapters/ofd-export/fields/operation.ts';
import { readSum } from '../../../../src/adapters/ofd-export/fields/sum.ts';
import { UnreadableCellError } from '../../../../src/adapters/ofd-export/unreadable-cell.ts';

const written = (text: string) => ({ written: text });

describe('FN serial of an export', () => {
  it.each<[Cell, string]>([
    ['9999078900001234', '9999078900001234'],
    [' 9999078900001234\u00a0', '9999078900001234'],
    ['="9999078900001234"', '9999078900001234'],
    ["'0000078900001234", '0000078900001234'],
    // Above 2^53 and odd: as a double it would be its neighbor.
    [written('9999078900001235'), '9999078900001235'],
    [written('7380440801234567.0'), '7380440801234567'],
    [written('7.380440801234567E15'), '7380440801234567'],
  ])('is every digit of %j', (cell, serial) => {
    expect(readFnSerial(cell)).toBe(serial);
  });

  it.each<[Cell, RegExp]>([
    ['9.99907E+15', /округлён/],
    ['9,99908E+15', /округлён/],
    [written('9.9990789000012349E15'), /округлён/],
    ['12345678901234567', /до 16 цифр/],
    ['', /до 16 цифр/],
    ['без ФН', /«без ФН»/],
    [written('12.5'), /до 16 цифр/],
    [written('-5'), /до 16 цифр/],
    [true, /до 16 цифр/],
  ])('is refused in words: %j', (cell, words) => {
    expect(() => readFnSerial(cell)).toThrow(UnreadableCellError);
    expect(() => readFnSerial(cell)).toThrow(words);
  });

  it('shows no mail of a buyer when the wrong column was named', () => {
    expect(() => readFnSerial('ivan.petrov@mail.example.ru')).toThrow(/^(?!.*petrov)/);
  });
});

describe('FD number of an export', () => {
  it.each<[Cell, number]>([
    ['1', 1],
    ['0000000042', 42],
    [written('4294967295'), 4_294_967_295],
    [written('42.0'), 42],
  ])('is %j', (cell, number) => {
    expect(readFdNumber(cell)).toBe(number);
  });

  it.each<Cell>(['', '0', '-1', '1.5', '4294967296', '12 345', 'ФД 5', written('1.5'), written('-1')])(
    'is refused: %j',
    (cell) => {
      expect(() => readFdNumber(cell)).toThrow(UnreadableCellError);
    },
  );
});

describe('FPD of an export', () => {
  it.each<[Cell, string | undefined]>([
    ['', undefined],
    [null, undefined],
    ['0123456789', '0123456789'],
    ['123456789', '0123456789'],
    [written('5'), '0000000005'],
  ])('has ten digits: %j', (cell, sign) => {
    expect(readFiscalSign(cell)).toBe(sign);
  });

  it.each<Cell>(['12345678901', '4.2E+09', 'нет', written('1.5')])('is refused: %j', (cell) => {
    expect(() => readFiscalSign(cell)).toThrow(UnreadableCellError);
  });
});

describe('sum of an export', () => {
  it.each<[Cell, number]>([
    ['1 234,56', 123_456],
    ['1\u00a0234,56\u00a0₽', 123_456],
    ['1\u202f234\u202f567,8 руб.', 123_456_780],
    ['1234.56', 123_456],
    ['1234', 123_400],
    ['0,05', 5],
    ['0.00', 0],
    // As a double this is 9007199254740.99 times 100 = ...098.
    ['9007199254740.99', 900_719_925_474_099],
    [written('1234.56'), 123_456],
    [written('0.30000000000000004'), 30],
    [written('1.2345678E7'), 1_234_567_800],
    [written('1.15'), 115],
    [written('42949672.95'), 4_294_967_295],
  ])('is exact: %j', (cell, kop) => {
    expect(readSum(cell)).toEqual({ kop, isNegative: false });
  });

  it.each<[Cell, number]>([
    ['-1 234,56', 123_456],
    ['−5', 500],
    [written('-0.29'), 29],
  ])('keeps its minus apart: %j', (cell, kop) => {
    expect(readSum(cell)).toEqual({ kop, isNegative: true });
  });

  it.each<Cell>(['1 2 3', '1,234', '12,345', '1.234,56', 'сто', '1e3', written('1.005'), written('x')])(
    'is refused: %j',
    (cell) => {
      expect(() => readSum(cell)).toThrow(/нужны рубли и копейки/);
    },
  );

  it('says that there is none', () => {
    for (const cell of ['', null, undefined]) expect(() => readSum(cell)).toThrow('сумма не указана');
  });
});

describe('operation of an export', () => {
  it.each<[Cell, string | undefined]>([
    ['Приход', 'sell'],
    ['ВОЗВРАТ  ПРИХОДА', 'sellReturn'],
    ['расход', 'buy'],
    ['Возврат\u00a0расхода', 'buyReturn'],
    ['1', 'sell'],
    [written('2'), 'sellReturn'],
    ['3', 'buy'],
    ['4', 'buyReturn'],
    ['Коррекция прихода', 'other'],
    ['', 'other'],
    [null, 'other'],
    ['Открытие смены', undefined],
    ['constructor', undefined],
    ['5', undefined],
  ])('of %j is %s', (cell, operation) => {
    expect(readOperation(cell)).toBe(operation);
  });
});

describe('moment of an export', () => {
  it.each<[Cell, string | undefined]>([
    ['24.11.2026 10:05', '2026-11-24T10:05'],
    ['24.11.2026 10:05:59', '2026-11-24T10:05'],
    ['24.11.2026, 9:05', '2026-11-24T09:05'],
    ['24.11.2026 00:00', '2026-11-24T00:00'],
    ['2026-11-24T10:05', '2026-11-24T10:05'],
    ['2026-11-24 10:05:59', '2026-11-24T10:05'],
    ['2026-11-24T23:05:59.123+05:00', '2026-11-24T23:05'],
    ['2026-11-24T23:05:59Z', '2026-11-24T23:05'],
    ['', undefined],
    [new Date('2026-11-24T23:30:00Z'), '2026-11-24T23:30'],
    [new Date('2026-11-24T09:59:59.999Z'), '2026-11-24T10:00'],
  ])('of %j is %s', (cell, moment) => {
    expect(readIssuedAt(cell)).toBe(moment);
  });

  it.each<Cell>(['24.11.2026', '2026-11-24', new Date('2026-11-24T00:00:00Z')])('of %j has no time', (cell) => {
    expect(readIssuedAt(cell)).toBe(NO_TIME);
  });

  it.each<Cell>([
    '29.02.2026 10:00',
    '24.13.2026 10:00',
    '24.11.2026 24:00',
    '24.11.26 10:00',
    'вчера',
    written('45985.5'),
  ])('is refused: %j', (cell) => {
    expect(() => readIssuedAt(cell)).toThrow(UnreadableCellError);
  });
});
