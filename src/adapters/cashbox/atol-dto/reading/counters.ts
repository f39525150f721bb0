import type { CashCounters } from '../../../../core/fiscalization/life.ts';
import type { ShiftTotals } from '../../../../core/ports/cashbox-driver.ts';
import { query } from '../asks.ts';
import { PARAM, PAYMENT, RECEIPT } from '../constants.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { asInt, asKopecks, int } from '../values.ts';

const sum = { sumKop: asKopecks(PARAM.SUM) };
const count = { count: asInt(PARAM.DOCUMENTS_COUNT) };
const ofType = (type: number) => int(PARAM.RECEIPT_TYPE, type);

const CASH_IN_COUNT = query('CASHIN_COUNT', count);
const CASH_IN_SUM = query('CASHIN_SUM', sum);
const CASH_OUT_COUNT = query('CASHOUT_COUNT', count);
const CASH_OUT_SUM = query('CASHOUT_SUM', sum);

/** Counters of cash in and out: the only trace they leave. */
export async function readCashCounters({ device }: Session, signal: AbortSignal): Promise<CashCounters> {
  const [inCount, inSum, outCount, outSum] = await device.call(
    [CASH_IN_COUNT, CASH_IN_SUM, CASH_OUT_COUNT, CASH_OUT_SUM],
    LIMITS.reading,
    'reads',
    signal,
  );
  return {
    cashInCount: inCount.count,
    cashInKop: inSum.sumKop,
    cashOutCount: outCount.count,
    cashOutKop: outSum.sumKop,
  };
}

const SHIFT = query('STATUS', { number: asInt(PARAM.SHIFT_NUMBER) });
const DRAWER = query('CASH_SUM', sum);
const CASH_PAYMENTS = query('PAYMENT_SUM', sum, [ofType(RECEIPT.SELL), int(PARAM.PAYMENT_TYPE, PAYMENT.CASH)]);
const SALES = query('REGISTRATIONS_SUM', sum, [ofType(RECEIPT.SELL)]);
const RETURNS = query('REGISTRATIONS_SUM', sum, [ofType(RECEIPT.SELL_RETURN)]);
const NON_RESETTABLE = query('NON_NULLABLE_SUM', sum, [ofType(RECEIPT.SELL)]);

/** Sums of the running shift. Cash payments are those of sales. */
export async function readShiftTotals({ device }: Session, signal: AbortSignal): Promise<ShiftTotals> {
  const [shift, drawer, cash, sales, returns, nonResettable] = await device.call(
    [SHIFT, DRAWER, CASH_PAYMENTS, SALES, RETURNS, NON_RESETTABLE],
    LIMITS.reading,
    'reads',
    signal,
  );
  return {
    shiftNumber: shift.number,
    cashInDrawerKop: drawer.sumKop,
    cashPaymentsKop: cash.sumKop,
    salesKop: sales.sumKop,
    returnsKop: returns.sumKop,
    nonResettableKop: nonResettable.sumKop,
  };
}
