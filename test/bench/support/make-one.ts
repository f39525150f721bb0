import type { Receipt } from '../../../src/core/fiscal/receipt.ts';
import { receiptKey } from '../../../src/core/fiscal/receipt-key.ts';
import type { CashboxDriver } from '../../../src/core/ports/cashbox-driver.ts';
import { CASHIER } from './sample-receipt.ts';

const HOOKS = { aboutToClose: () => undefined };

/** Baseline, receipt and proof, as the lane does them. */
export async function makeOne(driver: CashboxDriver, receipt: Receipt, number: number): Promise<void> {
  const { signal } = new AbortController();
  const condition = await driver.readCondition(signal);
  const key = receiptKey('shop', String(100_000 + number));
  const document = await driver.registerReceipt(
    { receipt, key, cashier: CASHIER, print: false, condition },
    HOOKS,
    signal,
  );
  if (document.totalKop !== receipt.totalKop) throw new Error(`В ФН другая сумма: ФД ${document.fdNumber}`);
}

/** Connected, with an open shift. */
export async function makeReady(driver: CashboxDriver): Promise<void> {
  const { signal } = new AbortController();
  await driver.connect(signal);
  const condition = await driver.readCondition(signal);
  if (condition.shift.state === 'closed')
    await driver.registerOpenShift({ cashier: CASHIER, condition }, HOOKS, signal);
}
