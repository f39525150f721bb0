import type { Words } from '../health/light.ts';
import { jobDifference, reasonWords } from './about.ts';
import type { AskedJob } from './asked-job.ts';
import type { DayEvidence, DayRules } from './day-evidence.ts';
import type { Difference, DifferenceKind } from './difference.ts';

/** Asked for and not made. A moment ago is no difference. */
export function unmadeDifferences({ unmade, madeAt }: DayEvidence, { unmadeMs }: DayRules): Difference[] {
  return unmade.flatMap((job) => {
    const kind = UNMADE[job.state];
    // A person's own order that was refused is no money without a receipt.
    if (kind === 'refused' && job.shopId === undefined) return [];
    if (!kind || (kind === 'waiting' && madeAt - job.receivedAt < unmadeMs)) return [];
    return [jobDifference(kind, job, reasonWords(job))];
  });
}

const UNMADE: Readonly<Partial<Record<AskedJob['state'], DifferenceKind>>> = {
  received: 'waiting',
  sent: 'waiting',
  closing: 'waiting',
  inDoubt: 'inDoubt',
  parked: 'parked',
  refused: 'refused',
};

/** Made, and somebody who should know has not said so. */
export function laggingDifferences(evidence: DayEvidence, rules: DayRules): Difference[] {
  const { unacknowledged, undelivered, madeAt, cashboxes } = evidence;
  const older = (ms: number) => (job: AskedJob) => madeAt - job.receivedAt >= ms;
  const undeliveredWords = ({ cashboxId, document }: AskedJob) => {
    const present = cashboxes.find((cashbox) => cashbox.cashboxId === cashboxId)?.fnSerial;
    if (present === undefined) return NOT_ASKED;
    return document?.fnSerial === present ? NO_TICKET : REPLACED;
  };
  return [
    ...unacknowledged
      .filter(older(rules.unacknowledgedMs))
      .map((job) => jobDifference('notAcknowledged', job, job.acknowledgement === 'parked' ? HELD : AWAITED)),
    ...undelivered
      .filter(older(rules.undeliveredMs))
      .map((job) => jobDifference('undelivered', job, undeliveredWords(job))),
  ];
}

const NO_TICKET: Words = { ru: 'квитанции ОФД в ФН нет', en: 'no ticket of the OFD in the FN' };
const NOT_ASKED: Words = {
  ru: 'касса не отвечает; квитанции не было, когда она отвечала в последний раз',
  en: 'the cashbox does not answer; there was no ticket when it last did',
};
const REPLACED: Words = {
  ru: 'ФН заменён; квитанции не было, когда мы видели его в последний раз',
  en: 'the FN was replaced; there was no ticket when we saw it last',
};
const HELD: Words = { ru: 'ждёт решения человека', en: 'waits for a person' };
const AWAITED: Words = { ru: 'сообщаем, ответа нет', en: 'told again and again, no answer' };
