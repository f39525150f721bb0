import { kopecks } from '../../../../core/fiscal/money.ts';
import type { CashCounters } from '../../../../core/fiscalization/life.ts';
import type { ShiftTotals } from '../../../../core/ports/cashbox-driver.ts';
import type { Session } from '../session.ts';
import { readShiftNumber } from './condition.ts';

/** Counters of cash in and out: the only trace they leave. */
export async function readCashCounters({ device }: Session, signal: AbortSignal): Promise<CashCounters> {
  return {
    cashInCount: (await device.call('readCashInCount', {}, signal)).count,
    cashInKop: kopecks((await device.call('readCashInSum', {}, signal)).sumKop),
    cashOutCount: (await device.call('readCashOutCount', {}, signal)).count,
    cashOutKop: kopecks((await device.call('readCashOutSum', {}, signal)).sumKop),
  };
}

/** Sums of the running shift. Cash payments are those of sales. */
export async function readShiftTotals(session: Session, signal: AbortSignal): Promise<ShiftTotals> {
  const { device } = session;
  const { state } = await device.call('readShiftState', {}, signal);
  return {
    shiftNumber: await readShiftNumber(session, state === 0 ? 'closed' : 'open', signal),
    cashInDrawerKop: kopecks((await device.call('readCashInDrawer', {}, signal)).sumKop),
    cashPaymentsKop: kopecks((await device.call('readCashPayments', {}, signal)).sumKop),
    salesKop: kopecks((await device.call('readSales', {}, signal)).sumKop),
    returnsKop: kopecks((await device.call('readReturns', {}, signal)).sumKop),
    nonResettableKop: kopecks((await device.call('readNonResettableSales', {}, signal)).sumKop),
  };
}
