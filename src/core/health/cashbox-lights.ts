import { ERRORS, type ErrorCode } from '../errors.ts';
import { type CashboxCondition, isTestFn, isVirtualModel } from '../ports/cashbox-driver.ts';
import { ageWords } from './age-words.ts';
import { errorLight, type Light, light, type Words } from './light.ts';
import type { CashboxReading, HealthRules, Reading } from './readings.ts';

/** Has nothing it makes legal force: a virtual cashbox, or a real one with a test FN? Source: bitrix-monitoring, row 18. */
export function isTraining(box: CashboxReading): boolean {
  const fnSerial = box.condition?.value.fnSerial ?? box.identity?.fnSerial;
  return isVirtual(box) || (fnSerial !== undefined && isTestFn(fnSerial));
}

/** Nobody sells on one by mistake; the settings say it, or its own word. */
function isVirtual({ virtual, identity }: CashboxReading): boolean {
  return virtual || (identity !== undefined && isVirtualModel(identity.modelName));
}

/** Does the cashbox answer, and can it make a receipt? */
export function cashboxLight(box: CashboxReading, now: number, rules: HealthRules): Light {
  return trained(box, plainCashboxLight(box, now, rules));
}

/** The storage inside: phase, wear, faults. */
export function fnLight(box: CashboxReading, now: number, rules: HealthRules): Light {
  return trained(box, plainFnLight(box, now, rules));
}

function plainCashboxLight(box: CashboxReading, now: number, rules: HealthRules): Light {
  const { trouble } = box;
  if (trouble) {
    const sinceMs = now - trouble.since;
    // A pause is somebody's will: worth a look, and no trouble of the cashbox.
    const isPause = trouble.code === 'CB-320';
    const isLasting = ERRORS[trouble.code].remedy === 'operator' || sinceMs >= rules.cashboxTroubleMs;
    const isRed = isLasting && !isPause;
    return errorLight(isRed ? 'trouble' : 'attention', trouble.code, trouble.detail, Math.max(0, sinceMs));
  }
  const fresh = freshCondition(box, now, rules);
  if ('state' in fresh) return fresh;
  const { value, ageMs } = fresh;
  const worry = worryOf(value);
  if (worry === 'printUnfinished') return light('attention', UNFINISHED, ageMs);
  if (worry) return errorLight('attention', worry, '', ageMs);
  if (box.inDoubtCount > 0) {
    const words = {
      ru: `Сверяется с ФН: документов под вопросом ${box.inDoubtCount}.`,
      en: `Being checked against the FN: documents in doubt ${box.inDoubtCount}.`,
    };
    return light('attention', words, ageMs, 'CB-102');
  }
  const age = ageWords(ageMs);
  return light('fine', { ru: `Касса ответила ${age.ru} назад.`, en: `The cashbox answered ${age.en} ago.` }, ageMs);
}

/** Things a person should mend though receipts may still be made; whoever prints is stopped by the lane, and that is trouble. */
function worryOf(condition: CashboxCondition): ErrorCode | 'printUnfinished' | undefined {
  if (condition.paper === 'out') return 'CB-201';
  if (condition.coverOpen) return 'CB-203';
  if (condition.printerFault) return 'CB-204';
  if (condition.shift.state === 'expired') return 'CB-301';
  return condition.printUnfinished ? 'printUnfinished' : undefined;
}

const UNFINISHED: Words = {
  ru: 'Документ в ФН есть, но допечатан не весь.',
  en: 'A document is in the FN but not wholly on paper.',
};

const TEST_FN: Words = {
  ru: 'Тестовый ФН (МГМ): чеки не имеют юридической силы. Для настоящих продаж касса нужна с рабочим ФН.',
  en: 'A test FN: its receipts have no legal force. Real sales need a cashbox with a real FN.',
};

function plainFnLight(box: CashboxReading, now: number, rules: HealthRules): Light {
  const fresh = freshCondition(box, now, rules);
  if ('state' in fresh) return fresh;
  const { value, ageMs } = fresh;
  const { fnPhase, fnWarnings } = value;
  if (fnPhase === 'unknown') {
    return light(
      'unknown',
      { ru: 'Касса не сообщила состояние ФН.', en: 'The cashbox did not say the state of the FN.' },
      ageMs,
    );
  }
  if (fnPhase !== 'fiscal') return errorLight('trouble', 'CB-305', '', ageMs);
  if (fnWarnings.critical) return errorLight('trouble', 'CB-306', '', ageMs);
  if (fnWarnings.replaceUrgently) return errorLight('trouble', 'CB-307', 'меньше 3 дней до конца срока', ageMs);
  if (fnWarnings.replaceSoon) {
    return light(
      'attention',
      {
        ru: 'Срок ФН истекает в ближайшие 30 дней: закажите замену.',
        en: 'The FN expires within 30 days: order another.',
      },
      ageMs,
    );
  }
  if (fnWarnings.memoryFull90) {
    return light(
      'attention',
      { ru: 'Память ФН заполнена на 90 %: закажите замену.', en: 'The FN is 90 % full: order another.' },
      ageMs,
    );
  }
  // In a real cashbox it may be the one a shop sells with: training must not hide that.
  if (isTestFn(value.fnSerial) && !isVirtual(box)) return light('attention', TEST_FN, ageMs);
  return light('fine', { ru: `ФН ${value.fnSerial} в порядке.`, en: `FN ${value.fnSerial} is well.` }, ageMs);
}

/** The newest look at the device, or the light that says why there is none to trust. */
export function freshCondition(
  box: CashboxReading,
  now: number,
  rules: HealthRules,
): { readonly value: CashboxCondition; readonly ageMs: number } | Light {
  return freshReading(box.condition, now, rules.conditionStaleMs, {
    ru: 'Касса ещё не ответила ни разу.',
    en: 'The cashbox has not answered yet.',
  });
}

export function freshReading<T>(
  reading: Reading<T> | undefined,
  now: number,
  staleMs: number,
  never: Words,
): { readonly value: T; readonly ageMs: number } | Light {
  if (!reading) return light('unknown', never, undefined);
  const ageMs = Math.max(0, now - reading.at);
  if (ageMs <= staleMs) return { value: reading.value, ageMs };
  const age = ageWords(ageMs);
  return light(
    'unknown',
    { ru: `Последнее показание устарело: ${age.ru} назад.`, en: `The last reading is stale: ${age.en} ago.` },
    ageMs,
  );
}

/** A training device can not be mistaken for a real one on any screen. */
export function trained(box: CashboxReading, plain: Light): Light {
  return isTraining(box) ? { ...plain, ru: `[Учебная касса] ${plain.ru}`, en: `[Training] ${plain.en}` } : plain;
}
