import { describe, expect, it } from 'vitest';
import abi from '../../../../../native/libfptr10-abi.json' with { type: 'json' };
import { ERROR_CLASSES, LEAVES_DOUBT } from '../../../../../src/adapters/cashbox/atol-dto/errors/classes.ts';
import { codeOf } from '../../../../../src/adapters/cashbox/atol-dto/errors/codes.ts';
import { faultOf } from '../../../../../src/adapters/cashbox/atol-dto/errors/fault.ts';
import { ERRORS } from '../../../../../src/core/errors.ts';

const CODES = abi.errors.filter(({ code }) => code !== 0);
const UNKNOWN = 277_001;

describe('errors of the vendor library', () => {
  it('are all in our table, each in the class of the page', () => {
    const ours = Object.entries(ERROR_CLASSES).flatMap(([name, codes]) => codes.map((code) => `${code} ${name}`));
    const theirs = CODES.map(({ code, class: name }) => `${code} ${name}`);
    expect(ours.sort()).toEqual(theirs.sort());
  });

  it('leave doubt exactly where the page says so', () => {
    const theirs = CODES.filter(({ verifyAfterFiscalTask }) => verifyAfterFiscalTask).map(({ code }) => code);
    expect([...LEAVES_DOUBT].sort()).toEqual(theirs.sort());
  });

  it('each have an answer of the catalog with a sentence and a remedy', () => {
    for (const { code } of CODES) {
      const ours = codeOf(code);
      expect(ours, `code ${code}`).toBeDefined();
      if (ours) expect(ERRORS[ours].ru.length, `code ${code}`).toBeGreaterThan(10);
    }
  });

  it('make a doubt of every surprise after the deciding call', () => {
    for (const code of LEAVES_DOUBT) expect(faultOf(code, '', 'decides').remedy, `code ${code}`).toBe('reconcile');
  });

  it('make a doubt of a code nobody knows, whatever was called', () => {
    for (const effect of ['reads', 'prepares', 'decides'] as const) {
      expect(faultOf(UNKNOWN, 'новая ошибка', effect).code).toBe('CB-901');
    }
    expect(ERRORS['CB-901'].remedy).toBe('reconcile');
  });

  it('never make a reading sound as if a receipt were in doubt, but for an interrupted paper', () => {
    for (const { code } of CODES) {
      const { remedy, code: ours } = faultOf(code, '', 'reads');
      if (ours !== 'CB-202' && ours !== 'CB-103') expect(remedy, `code ${code}`).not.toBe('reconcile');
    }
  });

  it('keep the words and the number of the library', () => {
    const fault = faultOf(44, 'Нет бумаги', 'prepares');
    expect(fault.detail).toBe('Нет бумаги, код 44');
    expect(fault.vendor).toEqual({ source: 'atol-dto', code: 44, text: 'Нет бумаги' });
  });

  it.each([
    [3, 'CB-131'],
    [44, 'CB-201'],
    [45, 'CB-203'],
    [68, 'CB-301'],
    [80, 'CB-309'],
    [120, 'CB-307'],
    [144, 'CB-443'],
    [189, 'CB-129'],
    [406, 'CB-606'],
  ] as const)('say code %i as %s', (code, ours) => {
    expect(faultOf(code, '', 'prepares').code).toBe(ours);
  });

  it('keep the field of a task that was not read, and never its content', () => {
    const said = 'Ошибка парсинга запроса (некорректное значение поля "clientInfo.emailOrPhone" (guest@example.org))';
    const fault = faultOf(501, said, 'prepares');
    expect(`${fault.message} ${fault.vendor?.text}`).toContain('clientInfo.emailOrPhone');
    expect(`${fault.message} ${fault.vendor?.text}`).not.toContain('guest');
  });

  it.each([44, 45, 46, 114, 150])(
    'ask the FN, not the printer, when the paper stops the deciding call (%i)',
    (code) => {
      expect(faultOf(code, '', 'decides').code).toBe('CB-202');
    },
  );
});
