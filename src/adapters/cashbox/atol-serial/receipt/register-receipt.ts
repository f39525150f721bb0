import { KassaError } from '../../../../core/errors.ts';
import type { FiscalDocument } from '../../../../core/fiscal/fiscal-document.ts';
import type { Item, Receipt } from '../../../../core/fiscal/receipt.ts';
import { PAYMENT_METHODS, PAYMENT_OBJECTS, type Tender } from '../../../../core/fiscal/terms.ts';
import type { CashboxDriver, FiscalHooks } from '../../../../core/ports/cashbox-driver.ts';
import { MODE } from '../modes.ts';
import { RECEIPT_TYPES } from '../reading/operation.ts';
import type { Session } from '../session.ts';
import { writeTag } from '../tags.ts';
import { taskRefOf } from '../wire/task.ts';
import { writeCashier } from './cashier.ts';
import { itemTags } from './item-tags.ts';
import { proveReceipt } from './prove.ts';
import { receiptTags } from './receipt-tags.ts';

export type ReceiptRequest = Parameters<CashboxDriver['registerReceipt']>[0];

/** 92: bits of the flags. Source: atol-serial-protocol section 10 (A4J's 02 is wrong). */
const OPEN_FLAG = { doNotPrint: 0x04 } as const;
/** EB: the drawer is not checked line by line; the device checks it at the close. As the vendor's driver does. */
const ITEM_FLAGS = 0x02;

/** Payment codes of 99. Cashless first, cash last: only cash may give change (fiscal-domain 1.5). */
const TENDER_CODES = [
  ['electronic', 2],
  ['prepaid', 3],
  ['credit', 4],
  ['otherPayment', 5],
  ['cash', 1],
] as const satisfies readonly (readonly [Tender, number])[];

/**
 * One receipt: opened, filled, closed once, read back. Order: section 10. Nothing is repeated here, and nothing
 * cancelled: an error before the close leaves the receipt open for the lane to settle.
 */
export async function registerReceipt(
  session: Session,
  request: ReceiptRequest,
  hooks: FiscalHooks,
  signal: AbortSignal,
): Promise<FiscalDocument> {
  const { receipt, key, condition } = request;
  const isPrinted = request.print && session.model.hasPrinter;
  await writeCashier(session, request.cashier, signal);
  await session.modes.enter(MODE.registration, signal);
  await open(session, receipt, isPrinted, signal);
  for (const [row, value] of receiptTags(receipt, key)) await writeTag(session.device, row, value, signal);
  for (const item of receipt.items) await writeItem(session, item, signal);
  await pay(session, receipt, signal);
  await close(session, hooks, signal);
  const { fnSerial, lastFdNumber } = condition;
  const document = await proveReceipt(session, { receipt, key, lastFdNumber }, signal);
  if (isPrinted) session.memory.forget();
  else session.memory.grewByQuietReceipt(fnSerial, lastFdNumber, document.fdNumber);
  return document;
}

async function open(
  { device }: Session,
  { operation }: Receipt,
  isPrinted: boolean,
  signal: AbortSignal,
): Promise<void> {
  const flags = isPrinted ? 0 : OPEN_FLAG.doNotPrint;
  try {
    await device.call('openReceipt', { flags, type: RECEIPT_TYPES[operation] }, signal);
  } catch (error) {
    // None was open when we looked, and ours is not: somebody came in between. His receipt may look just like ours.
    if (error instanceof KassaError && error.code === 'CB-319') throw new KassaError('CB-302', '', { cause: error });
    throw error;
  }
}

async function writeItem({ device, vatRows }: Session, item: Item, signal: AbortSignal): Promise<void> {
  const taxRow = vatRows.get(item.vatRate);
  if (taxRow === undefined) throw new KassaError('CB-450', item.vatRate);
  await device.call('beginItem', {}, signal);
  for (const [row, value] of itemTags(item)) await writeTag(device, row, value, signal);
  await device.call(
    'endItem',
    {
      flags: ITEM_FLAGS,
      priceKop: item.priceKop,
      quantityMilli: item.quantityMilli,
      lineSumKop: item.lineSumKop,
      taxRow,
      // The device computes the tax (fiscal-domain 1.3).
      taxSumKop: 0,
      section: 0,
      paymentObject: PAYMENT_OBJECTS[item.paymentObject],
      paymentMethod: PAYMENT_METHODS[item.paymentMethod],
      discountSign: 0,
      discountKop: 0,
      itemName: item.itemName,
    },
    signal,
  );
}

async function pay({ device }: Session, { tenders }: Receipt, signal: AbortSignal): Promise<void> {
  for (const [tender, type] of TENDER_CODES) {
    const sumKop = tenders[tender];
    if (sumKop > 0) await device.call('pay', { flags: 0, type, sumKop }, signal);
  }
}

/** Once. What comes back instead of "done" is for a reading of the FN to settle. */
async function close({ device, sender }: Session, hooks: FiscalHooks, signal: AbortSignal): Promise<void> {
  const tid = sender.takeTid();
  hooks.aboutToClose(taskRefOf(tid));
  // All payments were made by 99, hence "cash, 0".
  await device.call('closeReceipt', { flags: 0, type: 1, sumKop: 0 }, signal, tid);
}
