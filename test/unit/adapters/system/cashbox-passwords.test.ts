import { describe, expect, it } from 'vitest';
import { readCashboxPasswords } from '../../../../src/adapters/system/settings/cashbox-passwords.ts';

const BOX = { driver: 'atol-serial', passwordsFile: 'passwords.json' } as const;
const read = (file: unknown) =>
  readCashboxPasswords(BOX, (_, accept) => accept(typeof file === 'string' ? file : JSON.stringify(file)));

describe('passwords of a cashbox', () => {
  it('are the factory ones, and no file is asked for, when the settings name none', () => {
    const readSecret = () => {
      throw new Error('Asked for a file');
    };
    expect(readCashboxPasswords({ driver: 'atol-serial' }, readSecret)).toEqual({});
  });

  it.each([{}, { access: '1234' }, { mode: '31' }, { access: '0000', mode: '12345678', user: 'иной' }])(
    'are taken from the file, each only when it is there: %j',
    (passwords) => {
      expect(read(passwords)).toEqual(passwords);
    },
  );

  it.each([
    [{ access: '4711x' }, /access: 4 цифры в кавычках/],
    [{ access: 4711 }, /access: 4 цифры в кавычках/],
    [{ access: '47' }, /access: 4 цифры в кавычках/],
    [{ mode: '4711471147' }, /mode: от 1 до 8 цифр в кавычках/],
    [{ mode: '' }, /mode: от 1 до 8 цифр в кавычках/],
    [{ user: '' }, /user: непустой текст/],
    [{ '4711': 'access' }, /без других ключей/],
    [['4711'], /нужен объект/],
    ['"4711"', /нужен объект/],
    ['{"access": "4711" "mode"', /файл passwords.json: ошибка JSON в строке 1, знак 19/],
    ['', /ошибка JSON/],
  ])('are refused in words that do not repeat the file: %j', (file, words) => {
    expect(() => read(file)).toThrow(words);
    expect(() => read(file)).toThrow(/passwords\.json.*CB-804/);
    expect(() => read(file)).not.toThrow(/47/);
  });
});
