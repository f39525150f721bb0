import { describe, expect, it } from 'vitest';
import { logScreen } from '../../../src/cli/screen/log-screen.ts';
import { timeOfDay } from '../../../src/cli/screen/words.ts';

const AT = 1_795_519_190_000;
const shown = (level: 'info' | 'warn' | 'error', text: string, facts = {}) => logScreen({ at: AT, level, text, facts });

describe('log on the screen', () => {
  it('says in the words of the catalog what stops a cashbox, and that it is over', () => {
    expect(shown('warn', 'cashbox trouble', { cashbox: 'kassa1', code: 'CB-203', detail: '' })).toBe(
      `${timeOfDay(AT)}  Касса «kassa1»: Открыта крышка кассы. Закройте её. [CB-203]`,
    );
    expect(shown('info', 'cashbox trouble over', { cashbox: 'kassa1', code: 'CB-203' })).toContain(
      'больше нет [CB-203]',
    );
  });

  it('says what a site answered in place of an answer', () => {
    const line = shown('warn', 'site trouble', { shop: 'main', code: 'CB-702', detail: 'ECONNREFUSED' });
    expect(line).toContain('Магазин «main»: Сайт не принимает соединение. (ECONNREFUSED) [CB-702]');
  });

  it('says which way a cashbox is reached where that was the agent’s choice', () => {
    const facts = { cashbox: 'kassa1', model: 'АТОЛ 30Ф', serial: '1', fn: '2' };
    const words = 'Касса «kassa1» на связи: АТОЛ 30Ф, ЗН 1, ФН 2.';
    expect(shown('info', 'cashbox connected', facts)).toBe(`${timeOfDay(AT)}  ${words}`);
    const chosen = { ...facts, driver: 'atol-serial', why: 'драйвер АТОЛ не установлен [CB-122]' };
    expect(shown('info', 'cashbox connected', chosen)).toBe(
      `${timeOfDay(AT)}  ${words} Путь: atol-serial — драйвер АТОЛ не установлен [CB-122].`,
    );
  });

  it('keeps an engineer’s lines from a person, except what nobody expected', () => {
    expect(shown('info', 'agent started', { pid: 1 })).toBeUndefined();
    expect(shown('error', 'cashbox fault', { cashbox: 'kassa1', text: 'TypeError: x', code: undefined })).toContain(
      'cashbox fault cashbox=kassa1 text=TypeError: x',
    );
  });
});
