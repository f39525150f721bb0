import type { Words } from '../health/light.ts';
import type { Job } from './job.ts';
import { isOpenQuestion, keepsDoubt, type Life } from './life.ts';

/** What a person may do with a job, beside making a new receipt out of it. The contract says what each of them means. */
export const PERSON_ACTIONS = ['park', 'retry', 'settle', 'notMade', 'resend'] as const;
export type PersonAction = (typeof PERSON_ACTIONS)[number];

/** What the settings name: a cashbox or a shop that is not described any more cannot do its part. */
export interface Around {
  readonly hasCashbox: boolean;
  readonly hasShop: boolean;
}

type What = Pick<Job, 'kind' | 'origin' | 'intent' | 'life' | 'handOut' | 'report' | 'conflict'>;

export const TOO_EARLY: Words = {
  ru: 'Агент ещё сверяется с ФН; решать рано',
  en: 'The agent still checks it against the FN; it is too early to decide',
};
export const NO_RECEIPT: Words = {
  ru: 'Этот чек нельзя пробить: из присланного он не сложился',
  en: 'This receipt cannot be made: what was sent does not make one',
};
export const NOTHING_TO_DECIDE: Words = {
  ru: 'Этот чек не ждёт решения человека',
  en: 'This receipt does not wait for a person',
};
const NO_CASHBOX: Words = {
  ru: 'Касса этого чека больше не описана в настройках',
  en: 'The cashbox of this receipt is not in the settings any more',
};

/** Everything that fits the state of a job, and nothing else. */
export function actionsOf(job: What, around: Around): readonly PersonAction[] {
  return PERSON_ACTIONS.filter((action) => refusalOf(action, job, around) === undefined);
}

/**
 * Why something does not fit the state of a job.
 *
 * @returns undefined when it fits
 */
export function refusalOf(action: PersonAction, job: What, around: Around): Words | undefined {
  switch (action) {
    case 'park':
      return noPark(job);
    case 'retry':
      return noRetry(job, around);
    case 'settle':
      return noSettling(job, around);
    case 'notMade':
      return noRefusing(job, around);
    case 'resend':
      return noResending(job, around);
  }
}

function noPark({ kind, life }: What): Words | undefined {
  if (kind !== 'receipt') return { ru: 'Отложить можно только чек', en: 'Only a receipt can be put aside' };
  if (life.state === 'parked') return { ru: 'Этот чек уже отложен', en: 'This receipt is put aside already' };
  if (isOpenQuestion(life))
    return {
      ru: 'Чек уже отправлен на кассу: отложить его поздно, агент сверяется с ФН',
      en: 'The receipt was sent to the cashbox: it is too late to put it aside, the agent asks the FN',
    };
  return life.state === 'received'
    ? undefined
    : {
        ru: 'Этот чек уже пробит или отклонён: откладывать нечего',
        en: 'This receipt was made or refused already: there is nothing to put aside',
      };
}

/** Only what is proven not to be in the FN, which {@link keepsDoubt} tells. */
function noRetry({ life, intent }: What, { hasCashbox }: Around): Words | undefined {
  if (isOpenQuestion(life)) return TOO_EARLY;
  if (life.state !== 'parked') return NOTHING_TO_DECIDE;
  if (!intent) return NO_RECEIPT;
  if (keepsDoubt(life))
    return {
      ru: 'Не доказано, что этого чека нет в ФН: выберите его документ или откажитесь после сверки с ФН',
      en: 'It is not proven that the FN has no document of it: choose its document, or refuse it after the FN was read',
    };
  return hasCashbox ? undefined : NO_CASHBOX;
}

/** A document of a shift can be named, though there is no list of them to choose from. */
function noSettling(job: What, around: Around): Words | undefined {
  if (job.kind !== 'receipt')
    return { ru: 'Выбрать документ можно только для чека', en: 'A document can be chosen only for a receipt' };
  return noDocumentToName(job, around);
}

/** Why no document of the FN can be named as that of this job. */
export function noDocumentToName({ life, intent }: What, { hasCashbox }: Around): Words | undefined {
  if (isOpenQuestion(life)) return TOO_EARLY;
  if (!hasCashbox) return NO_CASHBOX;
  return keepsDoubt(life) && intent
    ? undefined
    : { ru: 'По этому чеку нет сомнения, пробит ли он', en: 'There is no doubt about this receipt' };
}

function noRefusing({ life, intent }: What, { hasCashbox }: Around): Words | undefined {
  if (isOpenQuestion(life)) return TOO_EARLY;
  if (life.state !== 'parked' && life.state !== 'received')
    return {
      ru: 'Этот чек уже пробит или отклонён: отказаться от него нельзя',
      en: 'This receipt was made or refused already: it cannot be refused',
    };
  if (!keepsDoubt(life)) return undefined;
  if (!intent)
    return {
      ru: 'Нечего искать в ФН: из присланного этот чек не сложился',
      en: 'There is nothing to look for in the FN: what was sent does not make a receipt',
    };
  return hasCashbox ? undefined : NO_CASHBOX;
}

/**
 * A conflict on what is final is decided by the same act: what was made stands, and so does what is told. Where no shop
 * is to be told, deciding is all there is.
 */
function noResending({ life, report, handOut, conflict }: What, { hasShop }: Around): Words | undefined {
  if (isOpenQuestion(life)) return TOO_EARLY;
  if (!isFinal(life))
    return {
      ru: 'Результата этого чека ещё нет: отправлять нечего',
      en: 'This receipt has no result yet: there is nothing to tell',
    };
  if (report.state === 'none')
    return conflict
      ? undefined
      : {
          ru: 'Магазину об этом чеке ничего не сообщается: отправлять нечего',
          en: 'The shop is told nothing about this receipt: there is nothing to tell',
        };
  if (!handOut)
    return {
      ru: 'Магазин не присылал этот чек: отвечать ему не на что',
      en: 'The shop did not send this receipt: there is nothing to answer',
    };
  return hasShop
    ? undefined
    : {
        ru: 'Магазин этого чека больше не описан в настройках',
        en: 'The shop of this receipt is not in the settings any more',
      };
}

function isFinal({ state }: Life): boolean {
  return state === 'fiscal' || state === 'done' || state === 'refused';
}
