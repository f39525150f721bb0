import { KassaError } from '../../core/errors.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { Journal } from '../../core/ports/journal.ts';
import { Refusal, refusal } from '../../core/refusal.ts';
import { OPENING_REASON, personOpening } from '../cashbox/person-opening.ts';
import { isClosedSince } from './closing.ts';
import type { OrderParts } from './order-parts.ts';
import { parkedWords } from './parked-words.ts';
import { shiftUnknown } from './shift-unknown.ts';

/** A person waits at the screen: an order the cashbox has not begun by then is withdrawn. */
const BEGIN_WITHIN_MS = 60_000;
/** One that was begun is waited for as long as a device may take to finish it, and a reading after that. */
const END_WITHIN_MS = 6 * 60_000;
const LOOK_EVERY_MS = 250;

/**
 * Writes down a person's order to open a shift, and waits until the lane has made it, once, in its turn. What the cashbox
 * cannot begin now is withdrawn: a shift that opens by itself hours later is not what the person meant.
 *
 * @throws {Error} with a Russian sentence when no shift was opened, or when that is not known yet
 */
export async function openShift(author: string, parts: OrderParts, signal: AbortSignal): Promise<void> {
  const { lane, journal, recorder, clock } = parts;
  refuseAtOnce(parts);
  const now = clock.now();
  const order = personOpening(lane.part.id, author, now);
  const job = journal.insert(order, { at: now, what: 'wanted', detail: OPENING_REASON, author });
  recorder.onSaved(job);
  const beganMs = clock.monotonicMs();
  while (!isOver(recorder.newest(job), parts, clock.monotonicMs() - beganMs)) await clock.sleep(LOOK_EVERY_MS, signal);
}

/** By the last look at the device; what the lane finds later is told too. */
function refuseAtOnce({ lane, journal }: OrderParts): void {
  const { id } = lane.part;
  const { connected, condition, trouble } = lane.view;
  if (!connected) throw new KassaError(trouble?.code ?? 'CB-101', trouble?.detail);
  const underWay = openingUnderWay(id, journal);
  if (underWay) throw isUnderWay(underWay);
  // A doubt and a pause are among them.
  if (trouble) throw new KassaError(trouble.code, trouble.detail);
  if (!condition) throw shiftUnknown(id);
  const { state, number } = condition.value.shift;
  if (state === 'closed' || isClosedSince(condition.value, journal.lastShiftClose(id))) return;
  throw state === 'expired'
    ? refusal(
        `Смена ${number} на кассе «${id}» длится больше 24 часов: сначала закройте её`,
        `Shift ${number} of the cashbox “${id}” is older than 24 hours: close it first`,
      )
    : refusal(`Смена ${number} на кассе «${id}» уже открыта`, `Shift ${number} of the cashbox “${id}” is open already`);
}

/** An opening that a person waits for already, or that the device may be at right now. */
function openingUnderWay(cashboxId: string, journal: Journal): Job | undefined {
  const waiting = journal.nextReceived(cashboxId, 'openShift');
  if (waiting?.origin.from === 'person') return waiting;
  return journal.openQuestions(cashboxId).find(({ kind }) => kind === 'openShift');
}

function isUnderWay({ id, cashboxId }: Job): Refusal {
  return refusal(
    `Смена на кассе «${cashboxId}» уже открывается, запись ${id}. Второй раз открывать не нужно`,
    `The shift of the cashbox “${cashboxId}” is being opened already, record ${id}. There is no need to open it again`,
  );
}

/** @throws {Error} when it is over, and no shift was opened by it */
function isOver(job: Job, parts: OrderParts, waitedMs: number): boolean {
  const { life, cashboxId } = job;
  switch (life.state) {
    case 'fiscal':
      return true;
    case 'done':
      throw refusal(
        `Смена на кассе «${cashboxId}» уже открыта: второго открытия агент не сделал`,
        `The shift of the cashbox “${cashboxId}” is open already: the agent did not open it a second time`,
      );
    case 'refused':
      throw new KassaError(life.code, life.detail);
    case 'parked':
      throw new Refusal(parkedWords(job.id, life));
    case 'received':
      return withdrawIfStopped(job, parts, waitedMs);
    case 'sent':
    case 'closing':
    case 'inDoubt':
      if (waitedMs < END_WITHIN_MS) return false;
      throw refusal(
        `Открылась ли смена, ещё неизвестно: агент сверяется с ФН (запись ${job.id}) и второй раз её не откроет; итог покажет окно «Касса»`,
        `Whether the shift was opened is not known yet: the agent asks the FN (record ${job.id}) and does not open it again; the screen Cashbox will show`,
      );
  }
}

/** Nothing of it has left yet. */
function withdrawIfStopped(job: Job, { lane, recorder }: OrderParts, waitedMs: number): boolean {
  const { connected, trouble } = lane.view;
  if (connected && !trouble && waitedMs < BEGIN_WITHIN_MS) return false;
  const code = trouble?.code ?? (connected ? 'CB-109' : 'CB-101');
  const detail = [code, trouble?.detail ?? ''].join(' ').trim();
  recorder.apply(job, { type: 'personRefuses', code: 'CB-808', detail });
  throw new KassaError('CB-808', detail);
}
