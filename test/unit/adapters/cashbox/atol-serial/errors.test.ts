import { describe, expect, it } from 'vitest';
import {
  DEVICE_ERRORS,
  EXTENDED_ERRORS,
} from '../../../../../src/adapters/cashbox/atol-serial/errors/device-errors.ts';
import { faultOf } from '../../../../../src/adapters/cashbox/atol-serial/errors/fault.ts';
import { ERRORS } from '../../../../../src/core/errors.ts';

/** Every code of atol-serial-protocol.md section 13, EE apart (it only points to register 55). */
const PAGE =
  `08 0A 0B 0C 0D 0E 0F 10 11 12 13 14 15 16 18 19 1A 1B 1E 1F 20 21 3D 3E 3F 40 41 42 43 46 66 67 68 69 6A 6B 6C 6D
6E 6F 70 71 72 73 75 76 77 7A 7B 7C 7D 7E 7F 80 81 82 84 86 87 88 89 8A 8C 8D 8E 8F 91 92 93 94 95 96 97 98 9A 9B 9C 9E 9F
A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE AF B0 B1 B2 B3 B4 B5 B6 B7 B8 BA BE BF C8 C9 CA CB CC CD D0 D1 D2 D3 D4 D5 D6 D7 D8
D9 DA DB DC DD DE DF E0 E1 E4 E5 E6 E7 E8 E9 EA EB EC ED EF F0 F1 F2 F3 F4 F5 F6`
    .split(/\s+/)
    .map((hex) => Number.parseInt(hex, 16));
const PAGE_EXTENDED =
  `0101 0102 0103 0104 0105 0106 0107 0108 0109 010A 0201 0202 0203 0204 0205 0206 0207 0208 0209 020A 020B
0301 0302 0303`
    .split(/\s+/)
    .map((hex) => Number.parseInt(hex, 16));

const plain = (error: number) => faultOf({ error, subcode: 0, extended: undefined }, 'prepares');

describe('device errors', () => {
  it('are all in the table, once each', () => {
    expect(DEVICE_ERRORS.map(([device]) => device)).toEqual(PAGE);
    expect(EXTENDED_ERRORS.map(([device]) => device)).toEqual(PAGE_EXTENDED);
  });

  it.each(PAGE)('%i has a code of ours and words of its own', (error) => {
    const fault = plain(error);
    expect(ERRORS[fault.code]).toBeDefined();
    expect(fault.vendor?.text).toMatch(/[а-яё]/i);
    expect(fault.vendor?.code).toBe(error);
  });

  it('that nobody knows are never taken for "nothing was made"', () => {
    const known = new Set(PAGE);
    for (let error = 1; error < 256; error++) if (!known.has(error)) expect(plain(error).remedy).toBe('reconcile');
    expect(faultOf({ error: 0xee, subcode: 0, extended: 0x0999 }, 'prepares').code).toBe('CB-901');
    expect(faultOf({ error: 0xee, subcode: 0, extended: undefined }, 'prepares').code).toBe('CB-901');
  });

  it('of the printer become "look into the FN" once the deciding command has left', () => {
    for (const error of [0x67, 0x68, 0x69, 0xd1]) {
      expect(plain(error).remedy).toBe('operator');
      expect(faultOf({ error, subcode: 0, extended: undefined }, 'decides').code).toBe('CB-202');
    }
  });

  it('about what is in the check tell the shop', () => {
    for (const error of [0x08, 0x0a, 0x7f, 0x72, 0xdf, 0xe8, 0xf3, 0xf5]) expect(plain(error).remedy).toBe('reject');
    for (const extended of [0x0103, 0x0104, 0x0105, 0x0206]) {
      expect(faultOf({ error: 0xee, subcode: 0, extended }, 'prepares').remedy).toBe('reject');
    }
  });
});
