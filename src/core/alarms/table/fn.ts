import { ERRORS, type ErrorCode, sentence } from '../../errors.ts';
import { freshCondition } from '../../health/cashbox-lights.ts';
import { secondsBetween } from '../../health/device-time.ts';
import type { CashboxCondition } from '../../ports/cashbox-driver.ts';
import type { AlarmLevel } from '../alarm.ts';
import type { CashboxForAlarms } from '../readings.ts';
import { type AlarmRow, bad, levelOfRung, rungsLeft } from '../row.ts';

type Row = AlarmRow<CashboxForAlarms>;
type Bit = keyof CashboxCondition['fnWarnings'];

const ORDER_ANOTHER = {
  ru: 'Закажите новый ФН и запишитесь в сервисный центр: замена и перерегистрация занимают день.',
  en: 'Order another FN and a service centre: replacing and registering take a day.',
};

/** One warning bit of the FN. */
const bit = (kind: string, name: Bit, level: AlarmLevel, ru: string, en: string, cure = ORDER_ANOTHER): Row => ({
  kind,
  cure,
  judge(box, { now, rules }) {
    const fresh = freshCondition(box, now, rules.health);
    if ('state' in fresh) return 'unknown';
    return fresh.value.fnWarnings[name] ? bad(level, ru, en) : 'fine';
  },
});

const fromCatalog = (code: ErrorCode) => [sentence(code, ''), ERRORS[code].en] as const;

const PHASE: Row = {
  kind: 'fn-phase',
  cure: {
    ru: 'Вызовите сервисный центр: касса не может делать чеки.',
    en: 'Call the service centre: no receipts can be made.',
  },
  judge(box, { now, rules }) {
    const fresh = freshCondition(box, now, rules.health);
    if ('state' in fresh || fresh.value.fnPhase === 'unknown') return 'unknown';
    return fresh.value.fnPhase === 'fiscal' ? 'fine' : bad('trouble', ...fromCatalog('CB-305'));
  },
};

const SECONDS_A_DAY = 86_400;

/** Days left by the clock of the device, whole, rounded down; the last day itself counts as 0. */
export function fnDaysLeft(validUntil: string, deviceTime: string): number {
  return Math.floor(secondsBetween(`${validUntil}T00:00`, `${deviceTime.slice(0, 10)}T00:00`) / SECONDS_A_DAY);
}

const DAYS: Row = {
  kind: 'fn-days',
  cure: ORDER_ANOTHER,
  judge({ fnLife, condition }, { rules }) {
    if (!fnLife || !condition) return 'unknown';
    const left = fnDaysLeft(fnLife.validUntil, condition.value.deviceTime);
    const rung = rungsLeft(left, rules.fnDaysLeft);
    if (rung === 0) return 'fine';
    return bad(levelOfRung(rung), `До конца срока ФН осталось дней: ${left}.`, `Days left of the FN: ${left}.`, rung);
  },
};

/** What can be wrong with the FN. */
export const FN_ALARMS: readonly Row[] = [
  PHASE,
  DAYS,
  bit('fn-critical', 'critical', 'trouble', ...fromCatalog('CB-306'), {
    ru: 'Не выключайте кассу и вызовите сервисный центр.',
    en: 'Leave the cashbox on and call the service centre.',
  }),
  bit(
    'fn-urgent',
    'replaceUrgently',
    'trouble',
    'Срок ФН истекает в ближайшие 3 дня.',
    'The FN expires within 3 days.',
  ),
  bit('fn-soon', 'replaceSoon', 'attention', 'Срок ФН истекает в ближайшие 30 дней.', 'The FN expires within 30 days.'),
  bit('fn-memory', 'memoryFull90', 'attention', 'Память ФН заполнена на 90 %.', 'The FN is 90 % full.'),
  bit(
    'fn-ofd-too-long',
    'ofdTooLong',
    'trouble',
    'ФН предупреждает: документы слишком долго не уходят в ОФД.',
    'The FN warns: documents have not reached the OFD for too long.',
    {
      ru: 'Проверьте интернет и канал ОФД кассы сегодня: через 30 дней без связи ФН перестаёт делать чеки.',
      en: 'Check the internet and the OFD channel of the cashbox today: after 30 days the FN makes no receipts.',
    },
  ),
];
