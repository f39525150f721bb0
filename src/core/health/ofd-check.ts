import { ageWords } from './age-words.ts';
import type { OfdEvidence, OfdStep } from './ofd-evidence.ts';
import { OFD_CURE, ofdLight } from './ofd-light.ts';
import { travelStep } from './ofd-travel.ts';
import { HEALTH_RULES } from './readings.ts';

/** A queue that stands for as long does not move. One that was seen for less may have had no time to. */
const STANDS_MS = 5 * 60_000;

/**
 * What the evidence says about the way of the documents to the OFD, a sentence a step. Nothing is fine without evidence:
 * a queue that was not watched for long enough, and a ticket nobody could read, are not known.
 */
export function ofdSteps(evidence: OfdEvidence): readonly OfdStep[] {
  return [
    registeredStep(evidence),
    travelStep(evidence),
    unsentStep(evidence),
    errorStep(evidence),
    evidence.exchange.unsentCount === 0 ? ticketStep(evidence) : movementStep(evidence),
  ];
}

function registeredStep({ identity }: OfdEvidence): OfdStep {
  if (identity.ofd?.name) {
    const { name } = identity.ofd;
    return { state: 'fine', ru: `Касса зарегистрирована с ОФД «${name}».`, en: `Registered with the OFD "${name}".` };
  }
  return {
    state: 'unknown',
    ru: 'С каким ОФД зарегистрирована касса, отсюда не видно: сверьтесь с карточкой кассы в кабинете ФНС.',
    en: 'With which OFD the cashbox is registered cannot be seen from here: look at its card at the tax service.',
  };
}

function unsentStep({ box, exchange, now }: OfdEvidence): OfdStep {
  const { state, ru, en } = ofdLight(box, now, HEALTH_RULES);
  // A light may be green while a young document waits; here that proves nothing.
  if (state === 'fine') return { state: exchange.unsentCount === 0 ? 'fine' : 'unknown', ru, en };
  return { state, ru: `${ru} ${OFD_CURE.ru}`, en: `${en} ${OFD_CURE.en}` };
}

function errorStep({ exchange: { lastError, unsentCount } }: OfdEvidence): OfdStep {
  if (lastError === undefined) {
    return {
      state: 'fine',
      ru: 'Касса не называет ошибок последнего обмена.',
      en: 'The cashbox names no error of the last exchange.',
    };
  }
  if (unsentCount === 0) {
    return {
      state: 'fine',
      ru: `Последняя ошибка обмена, которую помнит касса: ${lastError}. После неё всё передано.`,
      en: `The last error the cashbox remembers: ${lastError}. Everything was sent since.`,
    };
  }
  return {
    state: 'attention',
    ru: `Ошибка обмена: ${lastError}. Сеть — проверьте интернет у кассы и её настройки сети; ОФД — договор и оплату в кабинете ОФД; ФН — обратитесь в сервисный центр.`,
    en: `Error of the exchange: ${lastError}. Network: check the internet of the cashbox; OFD: contract and payment there; FN: call service.`,
  };
}

/** Has the queue moved since it was looked at last? */
function movementStep({ exchange, firstUnsent, now }: OfdEvidence): OfdStep {
  const fd = exchange.firstUnsentFd;
  if (fd === undefined || firstUnsent === undefined) {
    return {
      state: 'unknown',
      ru: 'Двигается ли очередь, ещё не видно: сравнить не с чем. Повторите проверку через несколько минут.',
      en: 'Whether the queue moves is not known yet: there is nothing to compare with. Check again in some minutes.',
    };
  }
  const age = ageWords(now - firstUnsent.since);
  if (fd > firstUnsent.fdNumber) {
    return {
      state: 'fine',
      ru: `Очередь двигается: первым ждал ФД ${firstUnsent.fdNumber}, теперь ФД ${fd}.`,
      en: `The queue moves: FD ${firstUnsent.fdNumber} was the first to wait, now it is FD ${fd}.`,
    };
  }
  if (now - firstUnsent.since < STANDS_MS) {
    return {
      state: 'unknown',
      ru: `ФД ${fd} ждёт первым уже ${age.ru}: он ещё мог не успеть уйти. Повторите проверку через несколько минут.`,
      en: `FD ${fd} is the first to wait for ${age.en}: it may not have had the time yet. Check again in some minutes.`,
    };
  }
  return {
    state: 'attention',
    ru: `Очередь стоит: ФД ${fd} ждёт первым уже ${age.ru}. ${OFD_CURE.ru}`,
    en: `The queue stands: FD ${fd} is the first to wait for ${age.en}. ${OFD_CURE.en}`,
  };
}

/** Nothing waits: the ticket of the last document is the proof that it has arrived. */
function ticketStep({ condition: { lastFdNumber }, ticket }: OfdEvidence): OfdStep {
  if (ticket) {
    return {
      state: 'fine',
      ru: `На последний документ, ФД ${lastFdNumber}, в ФН есть квитанция ОФД.`,
      en: `The FN holds the ticket of the OFD for the last document, FD ${lastFdNumber}.`,
    };
  }
  return {
    state: 'unknown',
    ru: `Квитанцию ОФД на последний документ, ФД ${lastFdNumber}, ФН не показал: подтвердить доставку ею нельзя.`,
    en: `The FN did not show the ticket for the last document, FD ${lastFdNumber}: it proves no delivery.`,
  };
}
