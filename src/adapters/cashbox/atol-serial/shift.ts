import type { FiscalDocument } from '../../../core/fiscal/fiscal-document.ts';
import type { FiscalHooks, ShiftRequest } from '../../../core/ports/cashbox-driver.ts';
import { MODE } from './modes.ts';
import { waitWhilePrinting } from './printing.ts';
import { learnOpenShift } from './reading/condition.ts';
import { writeCashier } from './receipt/cashier.ts';
import { proveShiftDocument } from './receipt/prove.ts';
import type { Session } from './session.ts';
import { taskRefOf } from './wire/task.ts';

/** 9A, proven by the FN's own document. */
export async function registerOpenShift(
  session: Session,
  { cashier, condition }: ShiftRequest,
  hooks: FiscalHooks,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  const { device, sender, modes, memory } = session;
  memory.forget();
  await writeCashier(session, cashier, signal);
  await modes.enter(MODE.registration, signal);
  const tid = sender.takeTid();
  hooks.aboutToClose(taskRefOf(tid));
  await device.call('openShift', { flags: 0 }, signal, tid);
  const document = await proveShiftDocument(session, 'shiftOpen', condition.lastFdNumber, signal);
  // The document is proven: a line that breaks only now must not take that back. Not learned means asked again.
  await learnOpenShift(session, document.fdNumber, signal).catch(() => undefined);
  return document;
}

/** 5A in mode 3, waited out while it prints and clears, proven by the FN's own document. */
export async function registerCloseShift(
  session: Session,
  { cashier, condition }: ShiftRequest,
  hooks: FiscalHooks,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  const { device, sender, modes, memory } = session;
  memory.forget();
  await writeCashier(session, cashier, signal);
  await modes.enter(MODE.closing, signal);
  const tid = sender.takeTid();
  hooks.aboutToClose(taskRefOf(tid));
  modes.forget();
  await device.call('closeShift', {}, signal, tid);
  // A printer that failed on the way says nothing about the document: the FN does.
  await waitWhilePrinting(session, 'decides', signal);
  return proveShiftDocument(session, 'shiftClose', condition.lastFdNumber, signal);
}
