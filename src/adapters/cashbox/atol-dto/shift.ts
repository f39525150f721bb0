import { KassaError } from '../../../core/errors.ts';
import type { FiscalDocument } from '../../../core/fiscal/fiscal-document.ts';
import type { FiscalHooks, ShiftRequest } from '../../../core/ports/cashbox-driver.ts';
import { operatorOf } from './operator.ts';
import { proveShiftDocument } from './receipt/prove.ts';
import type { Session } from './session.ts';
import { taskRefOf } from './task-ref.ts';
import { TASKS } from './tasks/index.ts';
import { runTask } from './tasks/run.ts';

/** Opened as a step of its own, proven by the FN's own document; never left to a receipt. */
export function registerOpenShift(
  session: Session,
  request: ShiftRequest,
  hooks: FiscalHooks,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  return registerShiftDocument(session, 'openShift', request, hooks, signal);
}

/** Closed, printed and cleared inside one call, proven by the FN's own document. */
export function registerCloseShift(
  session: Session,
  request: ShiftRequest,
  hooks: FiscalHooks,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  return registerShiftDocument(session, 'closeShift', request, hooks, signal);
}

const DOCUMENT_OF = { openShift: 'shiftOpen', closeShift: 'shiftClose' } as const;

async function registerShiftDocument(
  session: Session,
  name: 'openShift' | 'closeShift',
  { cashier, condition }: ShiftRequest,
  hooks: FiscalHooks,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  // The task would cancel it, whosever it is.
  if (condition.openReceipt) throw new KassaError('CB-302');
  const answer = await runTask(session, TASKS[name], cashier ? { operator: operatorOf(cashier) } : {}, {
    signal,
    aboutToDecide: () => hooks.aboutToClose(taskRefOf(`${name}:${condition.lastFdNumber}`)),
  });
  if (answer?.warnings?.notPrinted) session.device.paper.unfinished = true;
  return proveShiftDocument(session, DOCUMENT_OF[name], condition.lastFdNumber, signal);
}
