import { isCorrectionKind, isReceiptKind, takesCash } from '../counters.ts';
import type { Device } from '../device.ts';
import { ERROR, EXTENDED, KktError, refuse, refuseExtended } from '../kkt-error.ts';
import { FN_DOCUMENT } from '../records.ts';
import { type Draft, type DraftItem, draftChangeKop, draftRemainderKop, draftTotalKop } from './draft.ts';
import { taxInside } from './tax.ts';

const CASH = 1;
/** Largest sum of a document: four bytes of kopecks. */
const LARGEST_KOP = 2 ** 32 - 1;

export interface ReceiptOpening {
  readonly kind: number;
  /** Flag 04: nothing is printed. */
  readonly electronic: boolean;
}

/** What EB says about one item. */
export interface ItemRequest {
  readonly priceKop: number;
  readonly quantityMilli: number;
  readonly sumKop: number;
  readonly taxRow: number;
  /** 0: the device computes. */
  readonly taxKop: number;
  readonly section: number;
  /** Tag 1212; 0 means goods. */
  readonly paymentObject: number;
  /** Tag 1214; 0 means full settlement. */
  readonly paymentMethod: number;
  readonly checksCash: boolean;
  readonly nameHex: string;
}

export const documentTypeOf = (kind: number): number =>
  isCorrectionKind(kind) ? FN_DOCUMENT.correction : FN_DOCUMENT.receipt;

export function demandLivingShift(device: Device): void {
  const shift = device.shiftState();
  if (shift === 'closed') refuse(ERROR.shiftClosed);
  if (shift === 'expired') refuse(ERROR.shiftOver24h);
}

/** 92. Refuses with 9B, 8F, 88, 6A, 67, or what the FN says. */
export function openReceipt(device: Device, { kind, electronic }: ReceiptOpening, isTest: boolean): void {
  if (device.draft) refuse(ERROR.receiptOpen);
  if (!isReceiptKind(kind)) refuse(ERROR.wrongReceiptType);
  demandLivingShift(device);
  device.fn.check(documentTypeOf(kind));
  if (!electronic) device.demandPaper();
  if (isTest) return;
  device.saveDraft({
    kind,
    electronic,
    openedAfterFd: device.state.lastFdNumber,
    tags: [],
    items: [],
    positionTags: null,
    tenderedKop: [0, 0, 0, 0, 0],
    taxesKop: {},
  });
}

/** EA. A position begun again before its end starts anew. */
export function beginItem(device: Device): void {
  const draft = device.openDraft();
  demandNoPayments(draft);
  device.saveDraft({ ...draft, positionTags: [] });
}

/** EB. Refuses with 9A, 46 (no EA), 0A, 08, EE/0104, F6/08, F6/09, 81. */
export function addItem(device: Device, request: ItemRequest, isTest: boolean): void {
  const draft = device.openDraft();
  const positionTags = draft.positionTags ?? refuse(ERROR.badCommand);
  demandLivingShift(device);
  checkItem(device, request);
  const tax = device.taxRow(request.taxRow || 6) ?? refuseExtended(EXTENDED.badTaxNumber);
  const { taxKop, ...rest } = request;
  const item: DraftItem = {
    ...rest,
    taxRow: tax.row,
    taxKop: taxKop || taxInside(request.sumKop, tax),
    paymentObject: request.paymentObject || 1,
    paymentMethod: request.paymentMethod || 4,
    tags: positionTags,
  };
  if (draftTotalKop(draft) + item.sumKop > LARGEST_KOP) refuse(ERROR.totalOverflow);
  if (!isTest) device.saveDraft({ ...draft, items: [...draft.items, item], positionTags: null });
}

function checkItem(device: Device, item: ItemRequest): void {
  if (item.quantityMilli === 0) refuse(ERROR.badQuantity);
  // Price × quantity is rubles × 10^5: a kopeck either way is 1000 of these (fiscal-domain.md 1.4).
  const exact = BigInt(item.priceKop) * BigInt(item.quantityMilli);
  const difference = BigInt(item.sumKop) * 1000n - exact;
  if (device.habits.checksLineSum && (difference > 1000n || difference < -1000n)) refuse(ERROR.badSum);
  if (item.paymentObject > 33) throw new KktError(ERROR.receiptTooLarge, { subcode: 8 });
  if (item.paymentMethod > 7) throw new KktError(ERROR.receiptTooLarge, { subcode: 9 });
  if (item.section > 30) refuse(ERROR.badSection);
}

/** B8: tax sum of the whole receipt for one row, instead of the computed one. */
export function setReceiptTax(device: Device, row: number, sumKop: number): void {
  const draft = device.openDraft();
  if (!device.taxRow(row)) refuseExtended(EXTENDED.badTaxNumber);
  device.saveDraft({ ...draft, taxesKop: { ...draft.taxesKop, [row]: sumKop } });
}

/** 99. Gives what is still to pay and the change; refuses with 9A, 7E, 08, 71, 98. */
export function pay(device: Device, type: number, sumKop: number): { remainderKop: number; changeKop: number } {
  const draft = withPayment(device, device.openDraft(), type, sumKop);
  device.saveDraft(draft);
  return { remainderKop: draftRemainderKop(draft), changeKop: draftChangeKop(draft) };
}

/** 9B. */
export function voidPayment(device: Device, type: number, sumKop: number): void {
  const draft = device.openDraft();
  if (type < 1 || type > 5) refuse(ERROR.badPaymentType);
  if (sumKop > (draft.tenderedKop[type - 1] ?? 0)) refuse(ERROR.voidAbovePayment);
  device.saveDraft({ ...draft, tenderedKop: plus(draft.tenderedKop, type, -sumKop) });
}

/** The receipt with one payment more, nothing saved. */
export function withPayment(device: Device, draft: Draft, type: number, sumKop: number): Draft {
  if (type < 1 || type > 5) refuse(ERROR.badPaymentType);
  if (sumKop === 0 || draft.positionTags) refuse(ERROR.badSum);
  demandLivingShift(device);
  if (type !== CASH && sumKop > draftRemainderKop(draft)) refuse(ERROR.cashlessAboveTotal);
  if (type === CASH) demandCash(device, draft, sumKop);
  return { ...draft, tenderedKop: plus(draft.tenderedKop, type, sumKop) };
}

/** A refund in cash needs that cash in the drawer, unless every item asked not to look. */
function demandCash(device: Device, draft: Draft, sumKop: number): void {
  if (takesCash(draft.kind)) return;
  const looks = device.habits.alwaysChecksCash || draft.items.some(({ checksCash }) => checksCash);
  if (looks && (draft.tenderedKop[0] ?? 0) + sumKop > device.state.counters.cashKop) refuse(ERROR.notEnoughCash);
}

/** 59. Refuses with 9A. */
export function cancelReceipt(device: Device): void {
  const draft = device.openDraft();
  device.state.commit({ kind: 'cancelled', sumKop: draftTotalKop(draft) });
  device.saveDraft(undefined);
}

function demandNoPayments(draft: Draft): void {
  if (draft.tenderedKop.some((sumKop) => sumKop > 0)) refuse(ERROR.wrongReceiptType);
}

function plus(tenderedKop: readonly number[], type: number, sumKop: number): number[] {
  return tenderedKop.map((known, index) => (index === type - 1 ? known + sumKop : known));
}
