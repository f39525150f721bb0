import type { Cashier } from '../../../../core/fiscal/receipt.ts';
import type { Session } from '../session.ts';
import { innValue, TAGS, textValue, writeTag } from '../tags.ts';

/** 1021 and 1203: said before every document, since no source says how long a device keeps them. */
export async function writeCashier(
  { device }: Session,
  cashier: Cashier | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (!cashier) return;
  await writeTag(device, TAGS.cashierName, textValue(cashier.operatorName), signal);
  if (cashier.operatorInn) await writeTag(device, TAGS.cashierInn, innValue(cashier.operatorInn), signal);
}
