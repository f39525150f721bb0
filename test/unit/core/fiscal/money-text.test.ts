import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kopecks } from '../../../../src/core/fiscal/money.ts';
import { moneyText } from '../../../../src/core/fiscal/money-text.ts';

describe('a sum for a person', () => {
  it.each([
    [0, '0,00 ₽'],
    [5, '0,05 ₽'],
    [99, '0,99 ₽'],
    [100, '1,00 ₽'],
    [99_999, '999,99 ₽'],
    [100_000, '1 000,00 ₽'],
    [123_456_789, '1 234 567,89 ₽'],
    [Number.MAX_SAFE_INTEGER, '90 071 992 547 409,91 ₽'],
  ])('%i kopecks are %s', (sum, text) => {
    expect(moneyText(kopecks(sum))).toBe(text.replaceAll(' ', '\u00a0'));
  });

  it('is exact, whatever its size, and never breaks over a line', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (sum) => {
        const text = moneyText(kopecks(sum));
        expect(text).not.toContain(' ');
        const [rubles = '', rest = ''] = text.split(',');
        expect(BigInt(rubles.replaceAll('\u00a0', '')) * 100n + BigInt(rest.slice(0, 2))).toBe(BigInt(sum));
        expect(rest).toMatch(/^\d\d\u00a0₽$/);
        for (const group of rubles.split('\u00a0').slice(1)) expect(group).toMatch(/^\d{3}$/);
      }),
    );
  });
});
