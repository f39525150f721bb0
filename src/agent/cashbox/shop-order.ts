import type { FiscalDocument } from '../../core/fiscal/fiscal-document.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { CashboxCondition, CashboxDriver, CashboxIdentity } from '../../core/ports/cashbox-driver.ts';
import type { Journal } from '../../core/ports/journal.ts';
import type { Recorder } from '../record.ts';
import { shiftClosedResult } from './make.ts';

/** A shop repeats its order to close the shift for so long; an older closing of ours cannot be what it means. Source: bitrix-protocol 9. */
const ORDER_LIFE_MS = 12 * 3600_000;
/** Documents looked at backwards for a closing somebody else made. */
const LOOK_BACK = 50;

export interface OrderMeeting {
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly driver: CashboxDriver;
  readonly identity: CashboxIdentity;
  readonly condition: CashboxCondition;
  readonly now: number;
  readonly signal: AbortSignal;
}

/**
 * An order of the shop to close the shift, when that is done already: by us before 24 hours (the order comes with the
 * first poll after 23:30, even next morning), or by somebody at the cashbox. The shop gets the closing that exists.
 *
 * @returns true when the order is met and nothing is to be made
 */
export async function meetOrder(order: Job, meeting: OrderMeeting): Promise<boolean> {
  const { journal, recorder, condition, identity, now } = meeting;
  const ours = journal.lastShiftClose(order.cashboxId);
  if (ours?.life.state === 'fiscal' && isFree(ours, now)) {
    recorder.note(ours, { handOut: order.handOut }, 'answersOrder', `заказ ${orderId(order)}`);
    meet(order, ours.life.document, ours.totals, meeting);
    return true;
  }
  if (condition.shift.state !== 'closed') return false;
  const document = await lastClosing(meeting);
  if (document) {
    const known =
      ours?.life.state === 'fiscal' && ours.life.document.fdNumber === document.fdNumber ? ours.totals : undefined;
    meet(order, document, known, meeting);
    return true;
  }
  const result = {
    kind: 'refused',
    order: 'closeShift',
    code: 'CB-315',
    text: `Смена закрыта, отчёт о закрытии в ФН ${identity.fnSerial} не найден`,
    totals: undefined,
  } as const;
  recorder.apply(order, { type: 'metAlready' }, { report: { state: 'owed', result, tries: 0, nextAt: now } });
  return true;
}

/** A closing of our own accord that has not answered any order yet. */
function isFree(closing: Job, now: number): boolean {
  return closing.origin.from !== 'shop' && closing.handOut === undefined && now - closing.receivedAt < ORDER_LIFE_MS;
}

function meet(
  order: Job,
  document: FiscalDocument,
  totals: Job['totals'],
  { recorder, identity, now }: OrderMeeting,
): void {
  const result = shiftClosedResult(document, totals, identity.kktRegNumber);
  recorder.apply(order, { type: 'metAlready' }, { totals, report: { state: 'owed', result, tries: 0, nextAt: now } });
}

async function lastClosing({ driver, condition, signal }: OrderMeeting): Promise<FiscalDocument | undefined> {
  for (let fd = condition.lastFdNumber; fd > Math.max(0, condition.lastFdNumber - LOOK_BACK); fd--) {
    const document = await driver.readDocument(fd, signal);
    if (document?.type === 'shiftClose') return document;
  }
  return undefined;
}

function orderId(order: Job): string {
  return order.origin.from === 'shop' ? order.origin.checkId : String(order.id);
}
