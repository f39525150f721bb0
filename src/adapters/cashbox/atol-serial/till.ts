import { KassaError } from '../../../core/errors.ts';
import type { Cashier } from '../../../core/fiscal/receipt.ts';
import type { CashboxDriver, FiscalHooks } from '../../../core/ports/cashbox-driver.ts';
import { MODE } from './modes.ts';
import { waitWhilePrinting } from './printing.ts';
import { writeCashier } from './receipt/cashier.ts';
import type { Session } from './session.ts';
import { taskRefOf } from './wire/task.ts';

/** Flags of 45 after a report. Source: atol-serial-protocol sections 6 and 10. */
const NO_PAPER = 0x01;
const BROKEN = 0x02 | 0x04 | 0x08 | 0x10;

/** 49 and 4F. They leave no document: the caller compares the counters. */
export async function registerCash(
  session: Session,
  { direction, sumKop, cashier }: Parameters<CashboxDriver['registerCash']>[0],
  hooks: FiscalHooks,
  signal: AbortSignal,
): Promise<void> {
  const { device, sender, modes } = session;
  await writeCashier(session, cashier, signal);
  await modes.enter(MODE.registration, signal);
  const tid = sender.takeTid();
  hooks.aboutToClose(taskRefOf(tid));
  await device.call(direction === 'in' ? 'putCashIn' : 'takeCashOut', { flags: 0, sumKop }, signal, tid);
}

/** 59: only for a receipt that is proven to be ours. */
export async function cancelReceipt({ device, modes }: Session, signal: AbortSignal): Promise<void> {
  await modes.enter(MODE.registration, signal);
  await device.call('cancelReceipt', {}, signal);
}

/**
 * X-report: not fiscal.
 *
 * @throws {KassaError} CB-205 on a model without a printer, CB-302 when a receipt is open, CB-201 or CB-204 when it did not print
 */
export async function printXReport(session: Session, cashier: Cashier | undefined, signal: AbortSignal): Promise<void> {
  demandPrinter(session);
  await demandNoOpenReceipt(session, signal);
  await writeCashier(session, cashier, signal);
  await session.modes.enter(MODE.reports, signal);
  await session.device.call('printXReport', {}, signal);
  await demandPrinted(session, signal);
}

/**
 * 4C for each line, then the foot of the paper: lines that are no document.
 *
 * @throws {KassaError} as {@link printXReport}
 */
export async function printText(session: Session, lines: readonly string[], signal: AbortSignal): Promise<void> {
  demandPrinter(session);
  await demandNoOpenReceipt(session, signal);
  for (const line of lines) await session.device.call('printLine', { line }, signal);
  await session.modes.enter(MODE.reports, signal);
  await session.device.call('printFooter', {}, signal);
  await demandPrinted(session, signal);
}

async function demandPrinted(session: Session, signal: AbortSignal): Promise<void> {
  const flags = await waitWhilePrinting(session, 'prepares', signal);
  if ((flags & NO_PAPER) !== 0) throw new KassaError('CB-201');
  if ((flags & BROKEN) !== 0) throw new KassaError('CB-204');
}

/** EE: the rest of a document that is in the FN already. */
export async function continuePrint(session: Session, signal: AbortSignal): Promise<void> {
  demandPrinter(session);
  session.memory.forget();
  await session.device.call('continuePrint', {}, signal);
}

/** The way to the reports leads out of the mode in which a stranger may have a receipt open. */
async function demandNoOpenReceipt({ device, modes }: Session, signal: AbortSignal): Promise<void> {
  const { mode, receiptState } = await device.call('readState', {}, signal);
  modes.know(mode);
  if (receiptState !== 0) throw new KassaError('CB-302', `вид чека ${receiptState}`);
}

function demandPrinter({ model }: Session): void {
  if (!model.hasPrinter) throw new KassaError('CB-205', model.name);
}
