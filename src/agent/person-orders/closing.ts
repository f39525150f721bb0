import type { ShiftClosing } from '../../contract/shift-closing.ts';
import { codedWords, KassaError } from '../../core/errors.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { CashboxCondition } from '../../core/ports/cashbox-driver.ts';
import type { Journal } from '../../core/ports/journal.ts';
import { type Refusal, refusal } from '../../core/refusal.ts';
import type { CashboxLane } from '../cashbox/lane.ts';
import { personClosing } from '../cashbox/person-closing.ts';
import type { OrderParts } from './order-parts.ts';
import { parkedWords } from './parked-words.ts';
import { shiftUnknown } from './shift-unknown.ts';

/** What the time line says when the person gave no reason. */
const NO_REASON = 'закрыть смену';

/**
 * Writes down a person's order to close the running shift; the lane makes it, once, in its turn.
 *
 * @throws {Error} with a Russian sentence when there is nothing to close, or a closing is under way already
 */
export function orderClosing(
  who: { readonly author: string; readonly reason: string },
  { lane, journal, recorder, clock }: OrderParts,
): Job {
  const { id } = lane.part;
  const underWay = closingUnderWay(id, journal);
  if (underWay) throw isUnderWay(underWay);
  const { connected, condition, trouble } = lane.view;
  if (!connected) throw new KassaError(trouble?.code ?? 'CB-101', trouble?.detail);
  if (!condition) throw shiftUnknown(id);
  const { shift } = condition.value;
  if (shift.state === 'closed' || isClosedSince(condition.value, journal.lastShiftClose(id)))
    throw refusal(
      `Смена на кассе «${id}» не открыта: закрывать нечего`,
      `The shift of the cashbox “${id}” is not open: there is nothing to close`,
    );
  const { author, reason } = who;
  const now = clock.now();
  const order = personClosing(id, shift.number, { author, reason: reason || NO_REASON }, now);
  const job = journal.insert(order, { at: now, what: 'wanted', detail: reason || NO_REASON, author });
  recorder.onSaved(job);
  return job;
}

/** Our own closing may be younger than the last look at the device. */
export function isClosedSince({ fnSerial, lastFdNumber }: CashboxCondition, last: Job | undefined): boolean {
  if (last?.life.state !== 'fiscal') return false;
  const { document } = last.life;
  return document.fnSerial === fnSerial && document.fdNumber > lastFdNumber;
}

/** A closing that a person waits for already, or that the device may be at right now. */
function closingUnderWay(cashboxId: string, journal: Journal): Job | undefined {
  const waiting = journal.nextReceived(cashboxId, 'closeShift');
  if (waiting?.origin.from === 'person') return waiting;
  return journal.openQuestions(cashboxId).find(({ kind }) => kind === 'closeShift');
}

const BY = {
  person: { ru: 'человек', en: 'a person' },
  agent: { ru: 'агент', en: 'the agent' },
  shop: { ru: 'магазин', en: 'the shop' },
} as const;

function isUnderWay({ id, cashboxId, origin }: Job): Refusal {
  const by = BY[origin.from];
  const name = origin.from === 'person' ? ` (${origin.author})` : '';
  return refusal(
    `Смена на кассе «${cashboxId}» уже закрывается: так решил ${by.ru}${name}, запись ${id}. Второго закрытия не будет; итог покажет окно «Касса»`,
    `The shift of the cashbox “${cashboxId}” is being closed already: so decided ${by.en}${name}, record ${id}. It is not closed twice; the screen Cashbox will show`,
  );
}

/** How far a closing that somebody wanted has come. */
export function closingState(
  jobId: number,
  { journal, lanes }: { readonly journal: Journal; readonly lanes: readonly CashboxLane[] },
): ShiftClosing {
  const job = journal.byId(jobId);
  if (job?.kind !== 'closeShift')
    return {
      state: 'failed',
      ru: `Закрытия смены ${jobId} нет в журнале`,
      en: `The journal has no closing of a shift ${jobId}`,
    };
  const { life, totals } = job;
  switch (life.state) {
    case 'fiscal': {
      const { fnSerial, fdNumber, fiscalSign, issuedAt } = life.document;
      return { state: 'closed', document: { fnSerial, fdNumber, fiscalSign, issuedAt }, ...(totals && { totals }) };
    }
    case 'done':
      return { state: 'met' };
    case 'refused':
      return { state: 'failed', ...codedWords(life.code, life.detail) };
    case 'parked':
      return { state: 'failed', ...parkedWords(jobId, life) };
    case 'received':
    case 'sent':
    case 'closing':
    case 'inDoubt':
      return waiting(lanes.find(({ part }) => part.id === job.cashboxId));
  }
}

function waiting(lane: CashboxLane | undefined): ShiftClosing {
  const trouble = lane?.view.trouble;
  // A pause holds up receipts and no closing.
  if (!trouble || trouble.code === 'CB-320') return { state: 'waiting' };
  return { state: 'waiting', ...codedWords(trouble.code, trouble.detail) };
}
