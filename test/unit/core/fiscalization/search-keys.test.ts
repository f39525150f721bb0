import { describe, expect, it } from 'vitest';

import { searchKeys } from '../../../../src/core/fiscalization/search-keys.ts';

const NOTHING = { totalKop: undefined, documentNumber: undefined, fn: undefined, phoneEnd: undefined };

describe('what a text asks for', () => {
  it.each(['', '   '])('is nothing when it is empty: "%s"', (text) => {
    expect(searchKeys(text)).toBeUndefined();
  });

  it.each([
    ['1234', 1234_00],
    ['1234,5', 1234_50],
    ['1234.05', 1234_05],
    ['1 234,50', 1234_50],
    ['1\u00a0234\u00a0567,00', 1_234_567_00],
    ['3 480,00 ₽', 3480_00],
    ['100 руб.', 100_00],
    [' 0,99 ', 99],
  ])('is a sum of rubles in %s', (text, totalKop) => {
    expect(searchKeys(text)).toMatchObject({ totalKop });
  });

  it.each(['12 34', '1,234.50', '1234,567', '-5', '12345678901234', 'сто'])('is no sum in %s', (text) => {
    expect(searchKeys(text)?.totalKop).toBeUndefined();
  });

  it('is a check by its id, or by the whole name the shop gave the hand-out', () => {
    expect(searchKeys(' 5127 ')).toMatchObject({ checkId: '5127' });
    expect(searchKeys('check|shop.example.ru|5127|1795340012')).toMatchObject({ checkId: '5127' });
  });

  it('is a document of an FN', () => {
    expect(searchKeys('0012345678')).toMatchObject({ documentNumber: 12_345_678 });
    expect(searchKeys('9999078900001234')).toMatchObject({ documentNumber: undefined, fn: undefined });
    expect(searchKeys('9999078900001234 / 42')).toMatchObject({ fn: { serial: '9999078900001234', fdNumber: 42 } });
  });

  it.each([
    ['4567', '4567'],
    ['123-45-67', '1234567'],
    ['8 (916) 123-45-67', '9161234567'],
    ['+79161234567', '9161234567'],
    ['375291234567', '375291234567'],
  ])('is the end of a phone in %s', (text, phoneEnd) => {
    expect(searchKeys(text)).toMatchObject({ phoneEnd });
  });

  it('is no contact in fewer than four signs', () => {
    expect(searchKeys('456')).toMatchObject({ phoneEnd: undefined, emailStart: undefined });
    expect(searchKeys('iva')).toEqual({ ...NOTHING, checkId: 'iva', emailStart: undefined });
  });

  it('is the start of an address, whatever the letters', () => {
    expect(searchKeys('Ivan.P')).toEqual({ ...NOTHING, checkId: 'Ivan.P', emailStart: 'ivan.p' });
    expect(searchKeys('Ivan Petrov')?.emailStart).toBeUndefined();
  });
});
