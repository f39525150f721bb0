import type { OfdExchange } from '../ports/cashbox-driver.ts';
import { ageWords } from './age-words.ts';
import { freshReading, trained } from './cashbox-lights.ts';
import { secondsBetween } from './device-time.ts';
import { errorLight, type Light, light } from './light.ts';
import type { CashboxReading, HealthRules } from './readings.ts';

/** What a person can do about documents that do not leave. */
export const OFD_CURE = {
  ru: 'Проверьте интернет у кассы и её канал ОФД. Чеки уже в ФН и уйдут сами; через 30 дней без связи ФН остановится.',
  en: 'Check the internet of the cashbox and its OFD channel. The receipts are in the FN and leave by themselves; after 30 days it stops.',
};

/** Do the documents reach the OFD? Evidence: what the FN says about its unsent ones, never the site's "in the net". */
export function ofdLight(box: CashboxReading, now: number, rules: HealthRules): Light {
  return trained(box, plainOfdLight(box, now, rules));
}

function plainOfdLight(box: CashboxReading, now: number, rules: HealthRules): Light {
  const code = box.trouble?.code;
  if (code === 'CB-312' || code === 'CB-313') return errorLight('trouble', code, box.trouble?.detail ?? '', undefined);
  const fresh = freshReading(box.ofd, now, rules.ofdStaleMs, {
    ru: 'Касса ещё не сообщила об обмене с ОФД.',
    en: 'The cashbox has not told about its exchange with the OFD yet.',
  });
  if ('state' in fresh) return fresh;
  const { value, ageMs } = fresh;
  if (box.condition?.value.fnWarnings.ofdTooLong) return errorLight('trouble', 'CB-312', countRu(value), ageMs);
  if (value.unsentCount === 0) {
    const words = { ru: 'Все документы переданы в ОФД.', en: 'Every document has reached the OFD.' };
    return light('fine', words, ageMs);
  }
  return waitingLight(value, unsentWaitMs(box, value, now), ageMs, rules);
}

function waitingLight(value: OfdExchange, waitsMs: number | undefined, ageMs: number, rules: HealthRules): Light {
  const error = value.lastError ? ` Ошибка обмена: ${value.lastError}.` : '';
  if (waitsMs === undefined) {
    const words = {
      ru: `Не передано в ОФД: ${countRu(value)}; с какого времени, касса не говорит.${error}`,
      en: `Not sent to the OFD: ${value.unsentCount}; the cashbox does not say since when.`,
    };
    return light('attention', words, ageMs);
  }
  const age = ageWords(waitsMs);
  const words = {
    ru: `Не передано в ОФД: ${countRu(value)}, старший ждёт ${age.ru}.${error}`,
    en: `Not sent to the OFD: ${value.unsentCount}, the oldest waits for ${age.en}.`,
  };
  return light(stateOf(waitsMs, rules), words, ageMs);
}

function stateOf(waitsMs: number, rules: HealthRules): 'fine' | 'attention' | 'trouble' {
  if (waitsMs >= rules.ofdTroubleMs) return 'trouble';
  return waitsMs >= rules.ofdAttentionMs ? 'attention' : 'fine';
}

/** Age of the oldest unsent document by the device's own clock; undefined when one of the two times is missing. */
export function unsentWaitMs(box: CashboxReading, value: OfdExchange, now: number): number | undefined {
  const { condition } = box;
  if (!condition || value.firstUnsentAt === undefined) return undefined;
  const atReadingMs = secondsBetween(condition.value.deviceTime, value.firstUnsentAt) * 1_000;
  // The device's clock goes on after the look at it.
  return Math.max(0, atReadingMs + now - condition.at);
}

function countRu(value: OfdExchange): string {
  return value.firstUnsentFd === undefined
    ? `${value.unsentCount} док.`
    : `${value.unsentCount} док., начиная с ФД ${value.firstUnsentFd}`;
}
