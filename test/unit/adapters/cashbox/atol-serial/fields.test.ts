import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../../src/adapters/cashbox/atol-serial/commands/index.ts';
import {
  ascii,
  bcd,
  be,
  byte,
  decodeFields,
  digits,
  encodeFields,
  fnTime,
  le,
  rest,
  text,
  unused,
} from '../../../../../src/adapters/cashbox/atol-serial/wire/fields.ts';
import { fromHex, toHex } from '../../../../../src/wire/atol-v3/bytes.ts';

const ALL = [
  byte('one'),
  bcd('money', 5),
  digits('serial', 3),
  le('low', 4),
  be('high', 2),
  unused(2),
  ascii('name', 4),
  text('words'),
] as const;

describe('field lists', () => {
  it('read back what they wrote', () => {
    fc.assert(
      fc.property(
        fc.record({
          one: fc.integer({ min: 0, max: 255 }),
          money: fc.integer({ min: 0, max: 9_999_999_999 }),
          serial: fc.stringMatching(/^\d{6}$/),
          low: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
          high: fc.integer({ min: 0, max: 65_535 }),
          name: fc.stringMatching(/^[A-Z]{4}$/),
          words: fc.stringMatching(/^[А-Яа-я ]{0,20}$/),
        }),
        (values) => {
          expect(decodeFields(ALL, encodeFields(ALL, values))).toEqual(values);
        },
      ),
    );
  });

  it('write each field where it belongs', () => {
    const values = { one: 1, money: 10_050, serial: '001234', low: 0x0a0b, high: 0x0a0b, name: 'AB', words: 'Я' };
    expect(toHex(encodeFields(ALL, values))).toBe('01 00 00 01 00 50 00 12 34 0b 0a 00 00 0a 0b 00 00 41 42 20 20 9f');
  });

  it('take no notice of bytes of newer firmware', () => {
    expect(decodeFields([byte('one')], fromHex('01 02 03'))).toEqual({ one: 1 });
  });

  it.each([
    ['missing bytes', () => decodeFields([le('low', 4)], fromHex('01 02'))],
    ['digits over nine', () => decodeFields([bcd('money', 1)], fromHex('1A'))],
    ['an impossible date', () => decodeFields([fnTime('at')], fromHex('1A 0D 20 00 00'))],
    ['a value too large for its bytes', () => encodeFields([byte('one')], { one: 256 })],
    ['money too large for its bytes', () => encodeFields([bcd('money', 1)], { money: 100 })],
    ['half a kopeck', () => encodeFields([bcd('money', 5)], { money: 0.5 })],
    ['a negative number', () => encodeFields([le('low', 2)], { low: -1 })],
  ])('refuse %s', (_, work) => {
    expect(work).toThrow(RangeError);
  });

  it('say "no date" for zeros', () => {
    expect(decodeFields([fnTime('at')], new Uint8Array(5))).toEqual({ at: undefined });
  });

  it('take the rest as it is', () => {
    expect(decodeFields([byte('one'), rest('tail')], fromHex('01 02 03'))).toEqual({ one: 1, tail: fromHex('02 03') });
  });

  it("make the page's example of a line", () => {
    const bytes = encodeFields(COMMANDS.endItem.request, {
      flags: 2,
      priceKop: 10_050,
      quantityMilli: 2_000,
      lineSumKop: 20_100,
      taxRow: 1,
      taxSumKop: 0,
      section: 0,
      paymentObject: 1,
      paymentMethod: 4,
      discountSign: 0,
      discountKop: 0,
      itemName: 'Товар 1',
    });
    expect(toHex(bytes)).toBe(
      '02 00 00 00 00 01 00 50 00 00 00 20 00 00 00 00 00 02 01 00 01 00 00 00 00 00 00 00 00 01 04 00 00 00 00 00 00 00 00 00 00 92 ae a2 a0 e0 20 31',
    );
  });
});
