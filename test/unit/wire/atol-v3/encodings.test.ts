import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bcdDigits,
  decodeBcdTime,
  digitsToBcd,
  encodeBcdTime,
  fromBcd,
  toBcd,
} from '../../../../src/wire/atol-v3/bcd.ts';
import {
  concat,
  decodeFnDate,
  encodeFnDate,
  fromHex,
  readU16be,
  readU16le,
  readU32le,
  toHex,
  u16be,
  u16le,
  u32le,
} from '../../../../src/wire/atol-v3/bytes.ts';
import { decodeVln, encodeTlv, encodeVln, parseTlvs } from '../../../../src/wire/atol-v3/tlv.ts';

const anyTime = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => ({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  }));

describe('BCD', () => {
  it('writes 100.50 as the page does', () => {
    expect(toHex(toBcd(10050, 7))).toBe('00 00 00 00 01 00 50');
  });

  it('writes quantities of 2 and 0.123 as the page does', () => {
    expect(toHex(toBcd(2000, 5))).toBe('00 00 00 20 00');
    expect(toHex(toBcd(123, 5))).toBe('00 00 00 01 23');
  });

  it('gives back every sum that fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 - 1 }), (sum) => {
        expect(fromBcd(toBcd(sum, 7))).toBe(sum);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, 10 ** 10])('refuses %s in five bytes', (value) => {
    expect(() => toBcd(value, 5)).toThrow(RangeError);
  });

  it('refuses a digit above 9 and a number that is not exact', () => {
    expect(() => fromBcd(fromHex('1A'))).toThrow(RangeError);
    expect(() => fromBcd(fromHex('99 99 99 99 99 99 99 99'))).toThrow(RangeError);
  });

  it('keeps the leading zeros of a serial number', () => {
    expect(bcdDigits(digitsToBcd('106100123456', 7))).toBe('00106100123456');
  });

  it('writes day first in registers and year first in 3F', () => {
    const time = { year: 2024, month: 6, day: 18, hour: 13, minute: 35, second: 57 };
    expect(toHex(encodeBcdTime(time, 'dayFirst'))).toBe('18 06 24 13 35 57');
    expect(toHex(encodeBcdTime(time, 'yearFirst'))).toBe('24 06 18 13 35 57');
  });

  it('gives back every moment of the century', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        expect(decodeBcdTime(encodeBcdTime(time, 'dayFirst'), 'dayFirst')).toEqual(time);
        expect(decodeBcdTime(encodeBcdTime(time, 'yearFirst'), 'yearFirst')).toEqual(time);
      }),
    );
  });

  it('refuses 31 February', () => {
    expect(() => decodeBcdTime(fromHex('31 02 24 00 00 00'), 'dayFirst')).toThrow(RangeError);
  });
});

describe('binary numbers', () => {
  it('puts the low byte first, and the high byte first where the page says so', () => {
    expect(toHex(u32le(12345))).toBe('39 30 00 00');
    expect(toHex(u16le(1021))).toBe('fd 03');
    expect(toHex(u16be(7777))).toBe('1e 61');
    expect([readU32le(u32le(4294967295)), readU16le(u16le(65535)), readU16be(u16be(513))]).toEqual([
      4294967295, 65535, 513,
    ]);
  });

  it('refuses what does not fit and what is not there', () => {
    expect(() => u16le(65536)).toThrow(RangeError);
    expect(() => readU32le(new Uint8Array(3))).toThrow(RangeError);
    expect(() => readU16be(new Uint8Array(1))).toThrow(RangeError);
    expect(() => fromHex('abc')).toThrow(RangeError);
  });

  it('gives back every FN date to the minute', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        expect(decodeFnDate(encodeFnDate(time))).toEqual({ ...time, second: 0 });
      }),
    );
    expect(() => decodeFnDate(fromHex('18 0d 01 00 00'))).toThrow(RangeError);
  });
});

describe('TLV', () => {
  it('writes a cashier INN as the vendor does', () => {
    expect(toHex(encodeTlv(1203, fromHex('31 32')))).toBe('b3 04 02 00 31 32');
  });

  it('gives back any run of tags', () => {
    const anyTlv = fc.record({ tag: fc.integer({ min: 0, max: 65535 }), value: fc.uint8Array({ maxLength: 300 }) });
    fc.assert(
      fc.property(fc.array(anyTlv), (tlvs) => {
        expect(parseTlvs(concat(...tlvs.map(({ tag, value }) => encodeTlv(tag, value))))).toEqual(tlvs);
      }),
    );
  });

  it('refuses a tag that is cut short', () => {
    expect(() => parseTlvs(fromHex('b3 04 03 00 31 32'))).toThrow(RangeError);
    expect(() => parseTlvs(fromHex('b3 04 03'))).toThrow(RangeError);
  });

  it('gives back every whole number up to six bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (value) => {
        expect(decodeVln(encodeVln(value))).toBe(value);
      }),
    );
    expect(toHex(encodeVln(0))).toBe('00');
    expect(() => decodeVln(new Uint8Array(0))).toThrow(RangeError);
  });
});
