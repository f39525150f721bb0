import type { Meaning } from './money.ts';

/** Key that makes one check one receipt, however often it is handed out; travels inside the document (tag 1084). */
export type ReceiptKey = Meaning<string, 'ReceiptKey'>;

/** Name of our attribute in tag 1085; the value (1086) is the key. */
export const KEY_ATTRIBUTE_NAME = 'KB';

const SHOP_ID = /^[a-z0-9-]{1,16}$/;
const CHECK_ID = /^[A-Za-z0-9._-]{1,15}$/;

/**
 * The key of a check: recomputable from shop id and check id by anybody who reads the OFD's cabinet.
 *
 * Shape: `shop:check`, ASCII, at most 32 characters, no personal data. Source: design, rule 1.
 * @throws {RangeError} when an id does not fit; settings and doors refuse such ids before
 */
export function receiptKey(shopId: string, checkId: string): ReceiptKey {
  return keyOf(shopId, ':', checkId);
}

/**
 * The key of the return that a person orders of that check: another one than that of any check, because no id has this
 * sign in it, and the same for every try, because there is at most one such return.
 *
 * Shape: `shop/check`, for the rest as {@link receiptKey}.
 * @throws {RangeError} when an id does not fit
 */
export function returnKey(shopId: string, checkId: string): ReceiptKey {
  return keyOf(shopId, '/', checkId);
}

function keyOf(shopId: string, sign: ':' | '/', checkId: string): ReceiptKey {
  if (!SHOP_ID.test(shopId)) throw new RangeError(`Shop id does not fit into a key: ${shopId}`);
  if (!CHECK_ID.test(checkId)) throw new RangeError(`Check id does not fit into a key: ${checkId}`);
  return `${shopId}${sign}${checkId}` as ReceiptKey;
}

/** May this text be a shop id in the settings? */
export function isShopId(text: string): boolean {
  return SHOP_ID.test(text);
}

/** May this text be a check id of a shop? */
export function isCheckId(text: string): boolean {
  return CHECK_ID.test(text);
}
