import type { FfdVersion } from '../fiscal/terms.ts';
import type { Words } from '../health/light.ts';

/**
 * Why no correction is made from here, and where it is made. No driver of ours makes any: `capabilities.corrections` is
 * false for all of them.
 *
 * Source: fiscal-domain 1.8.
 * @param ffdVersion of the cashbox; undefined where it has not answered yet
 */
export function noCorrection(ffdVersion: FfdVersion | undefined): Words {
  const rule = ffdVersion && (isOld(ffdVersion) ? OLD_RULE : RULE);
  return {
    ru: [
      `${NOT_FROM_HERE.ru}.`,
      ...(rule && ffdVersion ? [`Касса работает в ФФД ${ffdVersion}: ${rule.ru}.`] : []),
      WHERE.ru,
    ].join(' '),
    en: [
      `${NOT_FROM_HERE.en}.`,
      ...(rule && ffdVersion ? [`It works by FFD ${ffdVersion}: ${rule.en}.`] : []),
      WHERE.en,
    ].join(' '),
  };
}

const isOld = (ffdVersion: FfdVersion): boolean => ffdVersion === '1.0' || ffdVersion === '1.05';

const NOT_FROM_HERE: Words = {
  ru: 'Чек коррекции агент на этой кассе не делает',
  en: 'The agent makes no corrections on this cashbox',
};
const OLD_RULE: Words = {
  ru: 'ошибочный чек исправляют обычным возвратом и новым верным чеком, оба с ФПД ошибочного чека в реквизите 1192, а чек коррекции пробивают на расчёт, у которого чека не было',
  en: 'a wrong receipt is mended by an ordinary return and a new right one, both with the FPD of the wrong one in tag 1192; a correction is for a settlement without a receipt',
};
const RULE: Words = {
  ru: 'ошибочный чек исправляют чеком коррекции с обратным признаком расчёта и ещё одним, верным, оба с ФПД ошибочного чека в реквизите 1192',
  en: 'a wrong receipt is mended by a correction of the opposite operation and another, right one, both with the FPD of the wrong one in tag 1192',
};
const WHERE: Words = {
  ru: 'Покажите чек бухгалтеру. Делают исправление на этой же кассе из кассовой программы (например, 1С) или тестом драйвера АТОЛ; на это время остановите агента, а после сообщите об исправлении в налоговую',
  en: 'Show the receipt to the accountant. It is mended on the same cashbox out of a till program (such as 1C) or with the driver test, while the agent is stopped; then tell the tax office',
};
