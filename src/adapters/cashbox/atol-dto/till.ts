import { KassaError } from '../../../core/errors.ts';
import type { Cashier } from '../../../core/fiscal/receipt.ts';
import type { CashboxDriver, FiscalHooks } from '../../../core/ports/cashbox-driver.ts';
import { ask } from './asks.ts';
import { isStillBusy, says, vendorCodeOf } from './errors/fault.ts';
import { LIMITS } from './limits.ts';
import { operatorOf } from './operator.ts';
import { demandOpenShift } from './reading/condition.ts';
import type { Session } from './session.ts';
import { taskRefOf } from './task-ref.ts';
import { TASKS } from './tasks/index.ts';
import { runTask } from './tasks/run.ts';

/** They leave no document: the caller compares the counters. */
export async function registerCash(
  session: Session,
  { direction, sumKop, cashier }: Parameters<CashboxDriver['registerCash']>[0],
  hooks: FiscalHooks,
  signal: AbortSignal,
): Promise<void> {
  await demandOpenShift(session, signal);
  const name = direction === 'in' ? 'cashIn' : 'cashOut';
  await runTask(
    session,
    TASKS[name],
    { cashSum: sumKop / 100, ...(cashier && { operator: operatorOf(cashier) }) },
    { signal, aboutToDecide: () => hooks.aboutToClose(taskRefOf(name)) },
  );
}

/** "Nothing to cancel, go on." Source: dto10-driver 1.10 (list of the vendor's own scripts), less what means a shift or a licence. */
const NOTHING_TO_CANCEL = [81, 201] as const;

/** Only for a receipt that is proven to be ours. @throws {KassaError} CB-109 while the device is still at something */
export async function cancelReceipt({ device }: Session, signal: AbortSignal): Promise<void> {
  try {
    await device.call([ask('cancel_receipt')], LIMITS.cancel, 'prepares', signal);
  } catch (error) {
    if (says(error, ...NOTHING_TO_CANCEL)) return;
    if (isStillBusy(error)) throw new KassaError('CB-109', '', { cause: error });
    throw error;
  }
}

/** X-report: not fiscal. @throws {KassaError} CB-205 on a model without a printer, CB-302 when a receipt is open */
export async function printXReport(session: Session, cashier: Cashier | undefined, signal: AbortSignal): Promise<void> {
  demandPrinter(session);
  await runTask(session, TASKS.reportX, cashier ? { operator: operatorOf(cashier) } : {}, { signal });
}

/** Lines that are no document. @throws {KassaError} as {@link printXReport} */
export async function printText(session: Session, lines: readonly string[], signal: AbortSignal): Promise<void> {
  demandPrinter(session);
  const items = lines.map((text) => ({ type: 'text', text }) as const);
  await runTask(session, TASKS.nonFiscal, { printFooter: true, items }, { signal });
}

/** "There is nothing to continue", in the words of a document or a mode that is not open. Source: dto10-driver 1.10. */
const NOTHING_TO_CONTINUE = [12, 81, 201] as const;

/** The rest of a document that is in the FN already. Never fiscalizes. */
export async function continuePrint(session: Session, signal: AbortSignal): Promise<void> {
  demandPrinter(session);
  const { device } = session;
  try {
    await device.call([ask('continue_print')], LIMITS.continuePrint, 'prepares', signal);
  } catch (error) {
    const code = vendorCodeOf(error);
    if (code === undefined || !NOTHING_TO_CONTINUE.some((nothing) => nothing === code)) throw error;
  }
  device.paper.unfinished = false;
}

function demandPrinter({ model }: Session): void {
  if (!model.hasPrinter) throw new KassaError('CB-205', model.name);
}
