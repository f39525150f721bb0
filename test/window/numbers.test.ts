import { describe, expect, it } from 'vitest';
import { count, counted } from '../../renderer/words/numbers.ts';

const RECEIPTS = { ru: ['чек', 'чека', 'чеков'], en: ['receipt', 'receipts'] } as const;

describe('a number as people read it', () => {
  it('is written as the language writes it, small or grouped', () => {
    for (const [language, locale] of [
      ['ru', 'ru-RU'],
      ['en', 'en-GB'],
    ] as const) {
      const ours = [-1_000, -1, 0, 7, 999, 1_000, 12_345_678].map((value) => count(value, language));
      const theirs = [-1_000, -1, 0, 7, 999, 1_000, 12_345_678].map((value) => value.toLocaleString(locale));
      expect(ours).toEqual(theirs);
    }
  });

  it('takes the form of its noun, each language its own', () => {
    expect([1, 2, 5, 21, 1_002].map((value) => counted(value, RECEIPTS, 'ru'))).toEqual([
      '1 чек',
      '2 чека',
      '5 чеков',
      '21 чек',
      '1\u00a0002 чека',
    ]);
    expect([1, 2].map((value) => counted(value, RECEIPTS, 'en'))).toEqual(['1 receipt', '2 receipts']);
  });
});
