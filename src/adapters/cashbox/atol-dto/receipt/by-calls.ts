import type { ParamIn } from '../../../../contract/driver-host.ts';
import { KassaError } from '../../../../core/errors.ts';
import type { Item, Receipt } from '../../../../core/fiscal/receipt.ts';
import type { ReceiptKey } from '../../../../core/fiscal/receipt-key.ts';
import {
  AGENT_TYPES,
  PAYMENT_METHODS,
  PAYMENT_OBJECTS,
  TAXATION_TYPES,
  type Tender,
} from '../../../../core/fiscal/terms.ts';
import { UNIT_TEXTS } from '../../../../core/fiscal/unit-texts.ts';
import type { VatRate } from '../../../../core/fiscal/vat.ts';
import { type Ask, ask } from '../asks.ts';
import { ERROR, PARAM, PAYMENT, TAG, TAX } from '../constants.ts';
import { says } from '../errors/fault.ts';
import { LIMITS } from '../limits.ts';
import { checkBits, MARK_STATUS_CODES, type MarkResult, type MarkResults } from '../marking/check.ts';
import { operatorParams } from '../operator.ts';
import { LAST_DOCUMENT_LIST, type ListedDocument } from '../reading/last-document.ts';
import { RECEIPT_TYPES } from '../reading/operation.ts';
import type { Session } from '../session.ts';
import { asFlag, asKopecks, bytes, double, flag, int, maybe, rubles, text, unprintedBytes } from '../values.ts';
import type { Making } from './making.ts';
import { agentStructure, keyAttribute, supplierStructure } from './structures.ts';

/** Numbers that never moved. A rate that is not here is only ever said as text, by a task. */
const TAX_NUMBERS: Readonly<Partial<Record<VatRate, number>>> = {
  none: TAX.NO,
  vat0: TAX.VAT0,
  vat10: TAX.VAT10,
  vat110: TAX.VAT110,
  vat20: TAX.VAT20,
  vat120: TAX.VAT120,
};

/** Cashless first, cash last: only cash may give change. */
const TENDER_NUMBERS = [
  ['electronic', PAYMENT.ELECTRONICALLY],
  ['prepaid', PAYMENT.PREPAID],
  ['credit', PAYMENT.CREDIT],
  ['otherPayment', PAYMENT.OTHER],
  ['cash', PAYMENT.CASH],
] as const satisfies readonly (readonly [Tender, number])[];

/** What a payment leaves: nothing after the last one. */
const LEFT = { remainder: maybe(asKopecks(PARAM.REMAINDER)), change: maybe(asKopecks(PARAM.CHANGE)) };

/**
 * One receipt by native calls: opened, filled and paid in one go, then closed once. An error before the close leaves it
 * open, or the library cancels it by itself; either way nothing is in the FN.
 *
 * @returns the FN's last document, where it was read in the same go as the close
 */
export async function makeByCalls(
  session: Session,
  making: Making,
  signal: AbortSignal,
): Promise<ListedDocument | undefined> {
  const { receipt } = making.request;
  const { device } = session;
  const limitMs = LIMITS.fill + LIMITS.fillPerLine * receipt.items.length;
  try {
    demandPaid(await device.call(fillCalls(session, making), limitMs, 'prepares', signal));
  } catch (error) {
    // None was open when we looked, and ours is not: somebody came in between. His receipt may look just like ours.
    if (error instanceof KassaError && says(error, ERROR.DENIED_IN_OPENED_RECEIPT)) {
      throw new KassaError('CB-302', '', { cause: error });
    }
    throw error;
  }
  making.aboutToDecide();
  const close = ask('close_receipt');
  if (!making.isPrinted) return device.decideAndList(close, LAST_DOCUMENT_LIST, LIMITS.closeQuiet, signal);
  const limit = LIMITS.closePrinted + LIMITS.printPerLine * receipt.items.length;
  await device.call([close], limit, 'decides', signal);
  await learnPrinted(session, signal);
  return undefined;
}

/** The library closes a receipt that is not wholly paid all the same: it adds the rest as cash, in silence (measured on 10.8). */
function demandPaid(answers: readonly Readonly<Record<string, unknown>>[]): void {
  const { remainder = 0, change = 0 }: { readonly remainder?: unknown; readonly change?: unknown } =
    answers.at(-1) ?? {};
  if (remainder !== 0 || change !== 0) throw new KassaError('CB-463', `осталось ${remainder}, сдача ${change}, копеек`);
}

/** Everything before the close, in the order of the page (2.1) and of what was measured: no total, it changes nothing. */
export function fillCalls(session: Pick<Session, 'ffdVersion'>, making: Making): readonly Ask[] {
  const { receipt, key, cashier } = making.request;
  return [
    ...(cashier ? [ask('operator_login', operatorParams(cashier))] : []),
    ask('open_receipt', openParams(receipt, key, making.isPrinted)),
    ...receipt.items.map((item, line) => ask('registration', itemParams(item, line, session.ffdVersion, making.marks))),
    ...paymentsOf(receipt),
  ];
}

function openParams(receipt: Receipt, key: ReceiptKey, isPrinted: boolean): readonly ParamIn[] {
  return [
    int(PARAM.RECEIPT_TYPE, RECEIPT_TYPES[receipt.operation]),
    flag(PARAM.RECEIPT_ELECTRONICALLY, !isPrinted),
    int(TAG.taxation, TAXATION_TYPES[receipt.taxationType]),
    ...(receipt.clientContact ? [text(TAG.buyerContact, receipt.clientContact)] : []),
    ...(receipt.paymentsPlace ? [text(TAG.paymentsPlace, receipt.paymentsPlace)] : []),
    ...(receipt.internetSign ? [flag(TAG.internetSign, true)] : []),
    unprintedBytes(TAG.userAttribute, keyAttribute(key)),
  ];
}

function itemParams(item: Item, line: number, ffd: Session['ffdVersion'], marks: MarkResults): readonly ParamIn[] {
  return [
    text(PARAM.COMMODITY_NAME, item.itemName),
    rubles(PARAM.PRICE, item.priceKop),
    double(PARAM.QUANTITY, item.quantityMilli / 1000),
    rubles(PARAM.POSITION_SUM, item.lineSumKop),
    int(PARAM.TAX_TYPE, taxNumber(item.vatRate)),
    int(TAG.paymentObject, PAYMENT_OBJECTS[item.paymentObject]),
    int(TAG.paymentMethod, PAYMENT_METHODS[item.paymentMethod]),
    ...unitParams(item, ffd),
    ...agentParams(item),
    ...markParams(item, marks.get(line)),
  ];
}

function taxNumber(rate: VatRate): number {
  const number = TAX_NUMBERS[rate];
  if (number === undefined) throw new KassaError('CB-460', rate);
  return number;
}

function unitParams({ measurementUnit = 0 }: Item, ffd: Session['ffdVersion']): readonly ParamIn[] {
  if (ffd === '1.2') return [int(PARAM.MEASUREMENT_UNIT, measurementUnit)];
  const unit = UNIT_TEXTS.get(measurementUnit);
  return unit ? [text(TAG.unit, unit)] : [];
}

function agentParams({ agent, supplier }: Item): readonly ParamIn[] {
  const agentData = agent ? agentStructure(agent) : new Uint8Array();
  const supplierData = supplier ? supplierStructure(supplier) : new Uint8Array();
  return [
    ...(agent ? [int(TAG.agentSign, AGENT_TYPES[agent.agentType])] : []),
    ...(agentData.length > 0 ? [bytes(TAG.agentData, agentData)] : []),
    ...(supplierData.length > 0 ? [bytes(TAG.supplier, supplierData)] : []),
    ...(supplier?.inn ? [text(TAG.supplierInn, supplier.inn)] : []),
  ];
}

function markParams({ markingCode }: Item, mark: MarkResult | undefined): readonly ParamIn[] {
  if (markingCode?.form === 'tag1162') return [bytes(TAG.productCode, Buffer.from(markingCode.base64, 'base64'))];
  if (!markingCode || !mark) return [];
  return [
    text(PARAM.MARKING_CODE, Buffer.from(markingCode.base64, 'base64').toString('latin1')),
    int(PARAM.MARKING_CODE_STATUS, MARK_STATUS_CODES[mark.asked.itemEstimatedStatus]),
    int(PARAM.MARKING_CODE_ONLINE_VALIDATION_RESULT, checkBits(mark.result)),
    int(PARAM.MARKING_PROCESSING_MODE, mark.asked.imcModeProcessing),
  ];
}

function paymentsOf({ tenders }: Receipt): readonly Ask[] {
  return TENDER_NUMBERS.flatMap(([tender, number]) =>
    tenders[tender] > 0
      ? [ask('payment', [int(PARAM.PAYMENT_TYPE, number), rubles(PARAM.PAYMENT_SUM, tenders[tender])], LEFT)]
      : [],
  );
}

const PRINTED = ask('check_document_closed', [], { printed: maybe(asFlag(PARAM.DOCUMENT_PRINTED)) });

/** Is its paper whole? The handle that closed it is the only one that knows. Whether it is closed is for the FN to say. */
async function learnPrinted({ device }: Session, signal: AbortSignal): Promise<void> {
  try {
    const { printed } = await device.read(PRINTED, LIMITS.reading, signal);
    if (printed === false) device.paper.unfinished = true;
  } catch {
    // The proof comes next and says what can be said; a receipt is not in doubt because its paper is.
  }
}
