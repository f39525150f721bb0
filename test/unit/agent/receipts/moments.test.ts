import { describe, expect, it } from 'vitest';
import { momentOf, saidIn } from '../../../../src/agent/receipts/moments.ts';
import { ERRORS } from '../../../../src/core/errors.ts';
import { momentWords } from '../../../../src/core/fiscalization/moment-words.ts';

const same = (text: string) => text;
const entry = (what: string, detail = '', author = 'agent') => ({ at: 7, what, detail, author });

describe('a time line for a person', () => {
  it('says each line in words', () => {
    expect(momentOf(entry('delivered', 'ФД 12, ФПД 345'), same)).toEqual({
      at: 7,
      what: 'delivered',
      ...momentWords('delivered'),
      detail: 'ФД 12, ФПД 345',
      detailEn: 'FD 12, fiscal sign 345',
      author: 'agent',
    });
  });

  it.each(['CB-102', 'CB-102: линия оборвалась'])('never shows a code alone: %s', (detail) => {
    expect(momentOf(entry('wentWrong', detail), same).detail).toContain(ERRORS['CB-102'].ru);
  });

  it.each(['CB-000', 'CB-000: иначе'])('says of a code that no catalog knows whose it is: %s', (detail) => {
    const shown = momentOf(entry('wentWrong', detail), same);
    expect(shown.detail).toBe(`Код другой версии программы: ${detail}`);
    expect(shown.detailEn).toBe(`A code of another version of the program: ${detail}`);
  });

  it('keeps the name of a task in the memory of the cashbox to itself', () => {
    expect(momentOf(entry('aboutToClose', '4211'), same)).toMatchObject({ detail: '', detailEn: '' });
  });

  it('says in English what the agent said, and leaves what a person wrote', () => {
    const { detail, detailEn } = momentOf(entry('unclear', 'CB-316: изменений счётчика: 2'), same);
    expect(detail).toBe(`${ERRORS['CB-316'].ru} (изменений счётчика: 2) [CB-316]`);
    expect(detailEn).toBe(`${ERRORS['CB-316'].en} (changes of the counter: 2) [CB-316]`);
    expect(momentOf(entry('personRetries', 'покупатель ждёт', 'Петров'), same).detailEn).toBe('покупатель ждёт');
    expect(momentOf(entry('personFinds', 'ФД 12, ФПД 345; нашли в ОФД', 'Петров'), same).detailEn).toBe(
      'FD 12, fiscal sign 345; нашли в ОФД',
    );
    expect(momentOf(entry('personParks', 'CB-807: покупатель ждёт', 'Петров'), same).detailEn).toBe(
      `${ERRORS['CB-807'].en} (покупатель ждёт) [CB-807]`,
    );
  });

  it('cleans what people and devices wrote', () => {
    const clean = (text: string) => text.replaceAll('+79001234567', '***');
    const shown = momentOf(entry('tellAgain', 'звонил +79001234567', '+79001234567'), clean);
    expect(shown).toMatchObject({ detail: 'звонил ***', author: '***' });
    const [said] = saidIn([entry('wentWrong', 'CB-103: +79001234567')], clean);
    expect(said?.ru).toBe(`${ERRORS['CB-103'].ru} (***)`);
  });
});

describe('what cashbox and shop said', () => {
  it('is every code of the time line, in the words of the catalog, newest last', () => {
    const timeline = [
      entry('received'),
      { ...entry('wentWrong', 'CB-102: линия оборвалась'), at: 8 },
      { ...entry('conflict', 'CB-713'), at: 9 },
    ];
    expect(saidIn(timeline, same)).toEqual([
      {
        at: 8,
        code: 'CB-102',
        ru: `${ERRORS['CB-102'].ru} (линия оборвалась)`,
        en: `${ERRORS['CB-102'].en} (the line broke)`,
      },
      { at: 9, code: 'CB-713', ru: ERRORS['CB-713'].ru, en: ERRORS['CB-713'].en },
    ]);
  });

  it('is not what a person said', () => {
    expect(saidIn([entry('personRefuses', 'CB-805: не нужен', 'Петров')], same)).toEqual([]);
  });
});
