import { KassaError } from '../../../../core/errors.ts';
import type { FiscalDocument } from '../../../../core/fiscal/fiscal-document.ts';
import type { CashboxCondition, FiscalHooks } from '../../../../core/ports/cashbox-driver.ts';
import { ERROR } from '../constants.ts';
import { says } from '../errors/fault.ts';
import { checkMarks, endRunningCheck } from '../marking/check.ts';
import type { ListedDocument } from '../reading/last-document.ts';
import type { Session } from '../session.ts';
import { taskRefOf } from '../task-ref.ts';
import { makeByCalls } from './by-calls.ts';
import { makeByTask } from './by-task.ts';
import type { Making, ReceiptRequest } from './making.ts';
import { proveReceipt } from './prove.ts';
import { refusalOf } from './refusal.ts';
import { makesReceiptsByTask } from './way.ts';

/**
 * One receipt: marking codes checked, made once, read back. Nothing is repeated here and nothing cancelled. Whatever the
 * deciding call says, and whether it comes back at all, the FN is asked; what it does not prove is in doubt.
 */
export async function registerReceipt(
  session: Session,
  request: ReceiptRequest,
  hooks: FiscalHooks,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  const { receipt, key, condition } = request;
  demandReady(condition);
  const refusal = refusalOf(receipt, session);
  if (refusal) throw new KassaError(refusal.code, refusal.detail);
  const marks = await checkMarks(session, receipt, hooks, signal);
  const making: Making = {
    request,
    isPrinted: request.print && session.model.hasPrinter,
    marks,
    aboutToDecide: () => hooks.aboutToClose(taskRefOf(key)),
  };
  const listed = await make(session, making, signal);
  return proveReceipt(session, { receipt, key, lastFdNumber: condition.lastFdNumber, listed }, signal);
}

async function make(session: Session, making: Making, signal: AbortSignal): Promise<ListedDocument | undefined> {
  try {
    if (!makesReceiptsByTask(session.version)) return await makeByCalls(session, making, signal);
    await makeByTask(session, making, signal);
    return undefined;
  } catch (error) {
    if (says(error, ERROR.CHEKING_MARK_IN_PROGRESS)) await endRunningCheck(session, signal);
    throw error;
  }
}

/**
 * In a closed shift the library opens one by itself, a document nobody recorded; and its tasks cancel whatever is open.
 * So neither is left to it.
 */
function demandReady({ shift, openReceipt }: CashboxCondition): void {
  if (openReceipt) throw new KassaError('CB-302');
  if (shift.state === 'expired') throw new KassaError('CB-301');
  if (shift.state === 'closed') throw new KassaError('CB-315', 'смена закрыта');
}
