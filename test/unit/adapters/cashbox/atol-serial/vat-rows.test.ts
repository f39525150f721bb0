import { describe, expect, it } from 'vitest';
import { expectedRows, rowAgrees } from '../../../../../src/adapters/cashbox/atol-serial/vat-rows.ts';
import { VAT_RATE_NAMES } from '../../../../../src/core/fiscal/vat.ts';
import { toBcd } from '../../../../../src/wire/atol-v3/bcd.ts';
import { concat } from '../../../../../src/wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../../../src/wire/atol-v3/cp866.ts';

const agrees = (rate: Parameters<typeof rowAgrees>[0], name: string, hundredths: number) =>
  rowAgrees(rate, concat(encodeCp866(name), new Uint8Array(8)), toBcd(hundredths, 2));

describe('rows of the tax table', () => {
  it('are known for 20, 10, 0, their calculated forms and none; for the others a person names them', () => {
    expect([...expectedRows({})]).toEqual([
      ['vat20', 1],
      ['vat10', 2],
      ['vat120', 3],
      ['vat110', 4],
      ['vat0', 5],
      ['none', 6],
    ]);
    expect(expectedRows({ vat22: 7 }).get('vat22')).toBe(7);
  });

  it('cannot be moved by the settings where they are known', () => {
    expect(expectedRows({ vat20: 9 }).get('vat20')).toBe(1);
  });

  it.each([
    ['vat20', 'НДС 20%', 2000],
    ['vat20', 'ндс 20 %', 2000],
    ['vat10', 'НДС 10%', 1000],
    ['vat120', 'НДС 20/120', 2000],
    ['vat120', 'НДС 20/120', 1667],
    ['vat110', '10/110', 1000],
    ['vat0', 'НДС 0%', 0],
    ['none', 'БЕЗ НДС', 0],
    ['vat22', 'НДС 22%', 2200],
    ['vat107', 'НДС 7/107', 654],
  ] as const)('%s is agreed by "%s" at %i', (rate, name, hundredths) => {
    expect(agrees(rate, name, hundredths)).toBe(true);
  });

  it.each([
    ['vat20', 'НДС 18%', 1800],
    ['vat20', 'НДС 22%', 2200],
    ['vat20', 'НДС 20%', 2200],
    ['vat20', 'НДС 18%', 2000],
    ['vat20', 'НДС 20/120', 2000],
    ['vat120', 'НДС 20%', 2000],
    ['vat120', 'НДС 18/118', 2000],
    ['vat0', 'БЕЗ НДС', 0],
    ['none', 'НДС 0%', 0],
    ['none', 'БЕЗ НДС', 100],
    ['vat10', '', 0],
  ] as const)('%s is not agreed by "%s" at %i', (rate, name, hundredths) => {
    expect(agrees(rate, name, hundredths)).toBe(false);
  });

  it('no row is agreed by two rates', () => {
    for (const [name, hundredths] of [
      ['НДС 20%', 2000],
      ['НДС 0%', 0],
      ['БЕЗ НДС', 0],
      ['НДС 5/105', 500],
    ] as const) {
      expect(VAT_RATE_NAMES.filter((rate) => agrees(rate, name, hundredths))).toHaveLength(1);
    }
  });

  it('a rate that is no number agrees with nothing', () => {
    expect(rowAgrees('vat20', encodeCp866('НДС 20%'), Uint8Array.of(0xff, 0xff))).toBe(false);
  });
});
