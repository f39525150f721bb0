import { fromHex } from '../../../wire/atol-v3/bytes.ts';
import { encodeVln } from '../../../wire/atol-v3/tlv.ts';
import { isCorrectionKind } from '../counters.ts';
import type { Device } from '../device.ts';
import { ERROR, EXTENDED, refuse, refuseExtended } from '../kkt-error.ts';
import type { FnDocument } from '../lasting-state.ts';
import type { ReceiptSummary } from '../records.ts';
import { renderSlip } from '../slip.ts';
import {
  byte,
  itemTag,
  operationOf,
  PAYMENT_TAGS,
  registrationTags,
  type TagValue,
  toTagValue,
  vatSumTags,
} from './document-tags.ts';
import { type Draft, draftChangeKop, draftRemainderKop, draftTotalKop } from './draft.ts';
import { demandLivingShift, documentTypeOf, withPayment } from './receipt.ts';

const CASH_INDEX = 0;

/** Body of 4A: one last payment, nothing when the sum is 0. */
export interface Closing {
  readonly paymentType: number;
  readonly sumKop: number;
}

/**
 * 4A: makes the document. Refuses with 9A, 88, 46 (no items), 72, 71, 98, 67, EE/0206, or what the FN says; then the receipt stays
 * open.
 */
export function closeReceipt(device: Device, closing: Closing, isTest: boolean): FnDocument | undefined {
  const draft = settled(device, device.openDraft(), closing);
  demandLivingShift(device);
  demandTags(device, draft);
  if (!draft.electronic) device.demandPaper();
  device.fn.check(documentTypeOf(draft.kind));
  return isTest ? undefined : makeDocument(device, draft);
}

/** The receipt with its last payment. */
function settled(device: Device, draft: Draft, { paymentType, sumKop }: Closing): Draft {
  if (draft.items.length === 0 || draft.positionTags) refuse(ERROR.badCommand);
  const restKop = draftRemainderKop(draft);
  const paysKop = sumKop === 0 && device.habits.closePaysRest ? restKop : sumKop;
  const paid = paysKop > 0 ? withPayment(device, draft, paymentType, paysKop) : draft;
  if (draftRemainderKop(paid) > 0) refuse(ERROR.paymentsBelowTotal);
  return paid;
}

function demandTags(device: Device, draft: Draft): void {
  const has = (tag: number) => draft.tags.some((known) => known.tag === tag);
  const isInternet = draft.tags.some(({ tag, hex }) => tag === 1125 && hex === '01');
  if (device.habits.demandsBuyerContact && isInternet && !has(1008)) refuseExtended(EXTENDED.tagMissing);
  if (isCorrectionKind(draft.kind) && !(has(1173) && has(1174))) refuseExtended(EXTENDED.tagMissing);
  if (!has(1055) && defaultTaxation(device) === undefined) refuseExtended(EXTENDED.tagMissing);
}

/** With one system registered the device knows which; with several it has to be told. */
function defaultTaxation({ registration: { taxationMask } }: Device): number | undefined {
  return (taxationMask & (taxationMask - 1)) === 0 ? taxationMask : undefined;
}

function makeDocument(device: Device, draft: Draft): FnDocument {
  const receipt = summarize(device, draft);
  const document = device.fn.make({
    type: documentTypeOf(draft.kind),
    shiftNumber: device.state.shift.number,
    tags: documentTags(device, draft, receipt),
    receipt,
  });
  device.saveDraft(undefined);
  if (!draft.electronic && device.hasPrinter) device.print(renderSlip(document));
  return document;
}

function summarize(device: Device, draft: Draft): ReceiptSummary {
  const changeKop = draftChangeKop(draft);
  return {
    kind: draft.kind,
    number: device.state.shift.receipts + 1,
    electronic: draft.electronic,
    totalKop: draftTotalKop(draft),
    paymentsKop: draft.tenderedKop.map((sumKop, index) => (index === CASH_INDEX ? sumKop - changeKop : sumKop)),
    changeKop,
    taxesKop: receiptTaxes(draft),
  };
}

/** Tax of the receipt by row: items added up, or what B8 said. */
export function receiptTaxes(draft: Draft): Record<string, number> {
  const taxes: Record<string, number> = {};
  for (const { taxRow, taxKop } of draft.items) taxes[taxRow] = (taxes[taxRow] ?? 0) + taxKop;
  return { ...taxes, ...draft.taxesKop };
}

function documentTags(device: Device, draft: Draft, receipt: ReceiptSummary): TagValue[] {
  const vatCode = (row: number): number => device.taxRow(row)?.vatCode ?? 0;
  const given = draft.tags.map(toTagValue);
  const own: TagValue[] = [
    [1054, byte(operationOf(draft.kind))],
    ...draft.items.map((item) => itemTag(item, vatCode(item.taxRow))),
    [1020, encodeVln(receipt.totalKop)],
    ...PAYMENT_TAGS.map((tag, index): TagValue => [tag, encodeVln(receipt.paymentsKop[index] ?? 0)]),
    ...vatSumTags(vatSums(draft, receipt, vatCode)),
    ...[...device.memory.cashier].map(([tag, hex]): TagValue => [tag, fromHex(hex)]),
    ...given,
  ];
  const isGiven = (tag: number) => given.some(([known]) => known === tag);
  const taxation = defaultTaxation(device);
  if (!isGiven(1055) && taxation !== undefined) own.push([1055, byte(taxation)]);
  // What the shop's program says about the place of settlement wins over the registration.
  const registered = registrationTags(device.registration, device.state.serial, device.ffd);
  return [...own, ...registered.filter(([tag]) => !isGiven(tag))];
}

/** Tax by code of tag 1199; turnover where the rate is 0 or none. */
function vatSums(draft: Draft, receipt: ReceiptSummary, vatCode: (row: number) => number): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { taxRow, sumKop } of draft.items) {
    const code = vatCode(taxRow);
    const isTurnover = code === 5 || code === 6;
    sums.set(code, isTurnover ? (sums.get(code) ?? 0) + sumKop : (receipt.taxesKop[taxRow] ?? 0));
  }
  return sums;
}
