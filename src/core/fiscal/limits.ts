import type { Item, MarkingCode, Receipt } from './receipt.ts';

/** Limits of one receipt. Source: fiscal-domain 1.2, 1.3 (the smaller of FNS, ATOL Online and cashbox). */
export const MAX_ITEMS = 100;
export const MAX_PAYMENTS = 10;
/** 1030, characters. */
export const MAX_ITEM_NAME = 128;
/** 1008, characters. */
export const MAX_CONTACT = 64;
/** 1225, characters. */
export const MAX_SUPPLIER_NAME = 256;
/** 1171 and the like, characters. */
export const MAX_PHONE = 19;
/** 1162, bytes. */
export const MAX_TAG_1162_BYTES = 32;
/** 1187, characters. */
export const MAX_PAYMENTS_PLACE = 256;
/** 1059 as a whole, bytes. */
export const MAX_ITEM_BYTES = 1024;
/** The whole receipt, bytes. */
export const MAX_RECEIPT_BYTES = 32_768;

/** Tag number and length before each value. */
const TLV_HEAD = 4;
/** 1079, 1023, 1043 at their longest, and 1199, 1214, 1212, 2108 of one byte each. */
const ITEM_FIXED = TLV_HEAD + 6 + (TLV_HEAD + 8) + (TLV_HEAD + 6) + 4 * (TLV_HEAD + 1);
/** Everything of a receipt that is no item, contact or place: user, address, cashier, numbers, VAT sums, our key; generous. */
const RECEIPT_FIXED = 1500;
/** Vendor scripts leave a fifth of the size free when they estimate. Source: fiscal-domain 1.3. */
const RESERVE = 1.2;

/** Size of one line inside the FN, bytes; an upper estimate. */
export function estimateItemBytes(item: Item): number {
  const { supplier, agent, markingCode } = item;
  const phones = supplier?.phones.reduce((sum, phone) => sum + tlv(phone.length), 0) ?? 0;
  const supplierBytes = supplier ? TLV_HEAD + phones + tlv(supplier.name?.length ?? 0) + tlv(12) : 0;
  const agentBytes = agent ? tlv(1) : 0;
  return (
    TLV_HEAD +
    tlv(item.itemName.length) +
    ITEM_FIXED +
    supplierBytes +
    agentBytes +
    (markingCode ? markingBytes(markingCode) : 0)
  );
}

/** Size of the whole receipt inside the FN with the usual reserve, bytes. */
export function estimateReceiptBytes(receipt: Receipt): number {
  const items = receipt.items.reduce((sum, item) => sum + estimateItemBytes(item), 0);
  return Math.ceil(
    (items + RECEIPT_FIXED + tlv(receipt.clientContact.length) + tlv(receipt.paymentsPlace.length)) * RESERVE,
  );
}

function tlv(length: number): number {
  return TLV_HEAD + length;
}

/** The code itself, its wrapper and the results of its check. */
function markingBytes(code: MarkingCode): number {
  return TLV_HEAD + tlv(Math.ceil((code.base64.length * 3) / 4)) + 3 * tlv(1);
}
