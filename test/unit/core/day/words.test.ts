import { describe, expect, it } from 'vitest';
import { DIFFERENCE_SORTS, DIFFERENCES } from '../../../../src/core/day/difference.ts';
import { joined, momentText, otherwise, plain, typeWords } from '../../../../src/core/day/words.ts';

describe('the words of the report', () => {
  it('say a moment of the device as a person writes it, without its seconds', () => {
    expect(momentText('2026-11-27T14:05')).toBe('27.11.2026 14:05');
    expect(momentText('2026-11-07T04:05:59')).toBe('07.11.2026 04:05');
  });

  it('put what should be before what is', () => {
    const what = { ru: 'сумма', en: 'sum' };
    expect(otherwise(what, plain('1'), plain('2'))).toEqual({
      ru: 'сумма: должно быть 1, а здесь 2',
      en: 'sum: should be 1, is 2',
    });
  });

  it('put several remarks into one line', () => {
    expect(joined([plain('a'), { ru: 'б', en: 'b' }])).toEqual({ ru: 'a; б', en: 'a; b' });
    expect(joined([])).toEqual({ ru: '', en: '' });
  });

  it('call a type without a name of its own a document', () => {
    expect(typeWords('unknown').ru).toBe('документ');
    expect(typeWords('strictFormCorrection').ru).toBe('БСО коррекции');
  });

  it('tell of every kind of difference its sort, its name and the next step, in both languages', () => {
    for (const { sort, title, next } of Object.values(DIFFERENCES)) {
      expect(DIFFERENCE_SORTS).toContain(sort);
      for (const text of [title.ru, title.en, next.ru, next.en]) expect(text.length).toBeGreaterThan(5);
    }
    const titles = Object.values(DIFFERENCES).map(({ title }) => title.ru);
    expect(new Set(titles).size).toBe(titles.length);
    expect(new Set(Object.values(DIFFERENCES).map(({ sort }) => sort))).toEqual(new Set(DIFFERENCE_SORTS));
  });
});
