import { describe, expect, it } from 'vitest';
import { alarmLines } from '../../../src/cli/screen/alarm-lines.ts';
import { commandOfAlarm, commandOfError, refusalLines } from '../../../src/cli/screen/commands.ts';
import type { AlarmStatus } from '../../../src/contract/alarm-status.ts';
import { AGENT_ALARMS } from '../../../src/core/alarms/table/agent.ts';
import { CASHBOX_ALARMS } from '../../../src/core/alarms/table/cashbox.ts';
import { CASHBOX_VAT_ALARMS } from '../../../src/core/alarms/table/vat.ts';
import { ERRORS, type ErrorCode } from '../../../src/core/errors.ts';

const words = (ru: string) => ({ ru, en: '' });
const alarm = (key: string): AlarmStatus => ({
  ...{ key, level: 'attention', since: 0 },
  ...{ about: words('касса kassa1'), reason: words('Причина.'), cure: words('Что-то сделать.') },
});

describe('Commands beside the words of the window', () => {
  it('stand under an alarm on a line of their own, and only where there is one', () => {
    expect(alarmLines([alarm('receipt-parked:kassa1')], 60_000).at(-1)).toBe(
      '    Команда: kassabridge decide ЗАПИСЬ retry|refuse|made --reason "…"',
    );
    expect(alarmLines([alarm('paper-out:kassa1')], 60_000).at(-1)).toBe('    Что делать: Что-то сделать.');
  });

  it('stand under a refusal by the code it carries', () => {
    expect(refusalLines('Касса не подтверждена. [CB-311]')).toEqual([
      'Касса не подтверждена. [CB-311]',
      'Команда: kassabridge confirm КАССА',
    ]);
    expect(refusalLines('Агент не на паузе')).toEqual(['Агент не на паузе']);
  });

  it.each([...AGENT_ALARMS, ...CASHBOX_ALARMS, ...CASHBOX_VAT_ALARMS].filter(({ cure }) => /окно|окне/.test(cure.ru)))(
    'are there for the alarm $kind, whose cure names a place in the window',
    ({ kind }) => {
      expect(commandOfAlarm(kind)).toMatch(/^kassabridge /);
    },
  );

  it.each(Object.entries(ERRORS).filter(([, { ru }]) => /окно|окне/.test(ru)))(
    'are there for %s, whose sentence names a place in the window',
    (code) => {
      expect(commandOfError(code as ErrorCode)).toMatch(/^kassabridge /);
    },
  );
});
