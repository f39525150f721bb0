import { describe, expect, it } from 'vitest';
import { particularsInEnglish } from '../../../src/core/errors/particulars-in-english.ts';
import { ERRORS, sentence, sentences } from '../../../src/core/errors.ts';
import { NOTICES } from '../../../src/core/fiscal/draft/shop-mistakes.ts';

describe('Particulars of an error in English', () => {
  it.each([
    ['ждали 00106100000001, ответила 00106100000002', 'expected 00106100000001, 00106100000002 answered'],
    ['изменений счётчика: 2', 'changes of the counter: 2'],
    ['ФД 42: наш ключ, но другой тип, сумма или признак расчёта', 'FD 42: our key, but another type, sum or operation'],
    ['строка 3: количество не указано', 'line 3: no quantity'],
    ['строка 3: чего никто не знает', 'line 3'],
    ['Нет бумаги, код -3807', 'code -3807'],
    ['запись 5; попытка 2', 'record 5; attempt 2'],
    ['COM5: порта нет', 'COM5: no such port'],
    ['shop.example 443', 'shop.example 443'],
    ['до 15:30, поставил ivan', 'until 15:30, by ivan'],
  ])('%s', (ru, en) => expect(particularsInEnglish(ru)).toBe(en));

  it('are left out where their English is not known: the sentence says by itself what to do', () => {
    expect(particularsInEnglish('чего никто не знает')).toBeUndefined();
    expect(sentence('CB-317', 'чего никто не знает', 'en')).toBe(ERRORS['CB-317'].en);
  });

  it.each(Object.values(NOTICES))('say the notice of a receipt: $ru', ({ ru }) => {
    expect(particularsInEnglish(ru)).toMatch(/^[a-z][^А-яЁё]+$/);
  });

  it('say the fault behind a fault as a sentence and not as a code', () => {
    const { ru, en } = sentences('CB-318', 'CB-201 Нет бумаги, код -3807');
    expect(ru).toBe(`${ERRORS['CB-318'].ru} (${ERRORS['CB-201'].ru} (Нет бумаги, код -3807))`);
    expect(en).toBe(`${ERRORS['CB-318'].en} (${ERRORS['CB-201'].en} (code -3807))`);
  });
});
