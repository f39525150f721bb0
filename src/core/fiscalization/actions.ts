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

export const TOO_EARLY = 'Агент ещё сверяется с ФН; решать рано';
export const NO_RECEIPT = 'Этот чек нельзя пробить: из присланного он не сложился';
export const NOTHING_TO_DECIDE = 'Этот чек не ждёт решения человека';
const NO_CASHBOX = 'Касса этого чека больше не описана в настройках';

/** Everything that fits the state of a job, and nothing else. */
export function actionsOf(job: What, around: Around): readonly PersonAction[] {
  return PERSON_ACTIONS.filter((action) => refusalOf(action, job, around) === undefined);
}

/**
 * Why something does not fit the state of a job.
 *
 * @returns a Russian sentence; undefined when it fits
 */
export function refusalOf(action: PersonAction, job: What, around: Around): string | undefined {
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

function noPark({ kind, life }: What): string | undefined {
  if (kind !== 'receipt') return 'Отложить можно только чек';
  if (life.state === 'parked') return 'Этот чек уже отложен';
  if (isOpenQuestion(life)) return 'Чек уже отправлен на кассу: отложить его поздно, агент сверяется с ФН';
  return life.state === 'received' ? undefined : 'Этот чек уже пробит или отклонён: откладывать нечего';
}

/** Only what is proven not to be in the FN, which {@link keepsDoubt} tells. */
function noRetry({ life, intent }: What, { hasCashbox }: Around): string | undefined {
  if (isOpenQuestion(life)) return TOO_EARLY;
  if (life.state !== 'parked') return NOTHING_TO_DECIDE;
  if (!intent) return NO_RECEIPT;
  if (keepsDoubt(life))
    return 'Не доказано, что этого чека нет в ФН: выберите его документ или откажитесь после сверки с ФН';
  return hasCashbox ? undefined : NO_CASHBOX;
}

/** A document of a shift can be named, though there is no list of them to choose from. */
function noSettling(job: What, around: Around): string | undefined {
  if (job.kind !== 'receipt') return 'Выбрать документ можно только для чека';
  return noDocumentToName(job, around);
}

/** Why no document of the FN can be named as that of this job. */
export function noDocumentToName({ life, intent }: What, { hasCashbox }: Around): string | undefined {
  if (isOpenQuestion(life)) return TOO_EARLY;
  if (!hasCashbox) return NO_CASHBOX;
  return keepsDoubt(life) && intent ? undefined : 'По этому чеку нет сомнения, пробит ли он';
}

function noRefusing({ life, intent }: What, { hasCashbox }: Around): string | undefined {
  if (isOpenQuestion(life)) return TOO_EARLY;
  if (life.state !== 'parked' && life.state !== 'received')
    return 'Этот чек уже пробит или отклонён: отказаться от него нельзя';
  if (!keepsDoubt(life)) return undefined;
  if (!intent) return 'Нечего искать в ФН: из присланного этот чек не сложился';
  return hasCashbox ? undefined : NO_CASHBOX;
}

/**
 * A conflict on what is final is decided by the same act: what was made stands, and so does what is told. Where no shop
 * is to be told, deciding is all there is.
 */
function noResending({ life, report, handOut, conflict }: What, { hasShop }: Around): string | undefined {
  if (isOpenQuestion(life)) return TOO_EARLY;
  if (!isFinal(life)) return 'Результата этого чека ещё нет: отправлять нечего';
  if (report.state === 'none')
    return conflict ? undefined : 'Магазину об этом чеке ничего не сообщается: отправлять нечего';
  if (!handOut) return 'Магазин не присылал этот чек: отвечать ему не на что';
  return hasShop ? undefined : 'Магазин этого чека больше не описан в настройках';
}

function isFinal({ state }: Life): boolean {
  return state === 'fiscal' || state === 'done' || state === 'refused';
}
