import type { Receipt } from '../../../../core/fiscal/receipt.ts';
import { KEY_ATTRIBUTE_NAME, type ReceiptKey } from '../../../../core/fiscal/receipt-key.ts';
import { TAXATION_TYPES } from '../../../../core/fiscal/terms.ts';
import { byteValue, INNER_TAGS, inner, structure, TAGS, type TagRow, textValue } from '../tags.ts';

/** Tags of the whole receipt in the order they are written, right after 92. Source: atol-serial-protocol section 9. */
export function receiptTags(receipt: Receipt, key: ReceiptKey): readonly (readonly [TagRow, Uint8Array])[] {
  const tags: (readonly [TagRow, Uint8Array])[] = [[TAGS.userAttribute, keyAttribute(key)]];
  if (receipt.internetSign) tags.push([TAGS.internetSign, byteValue(1)]);
  if (receipt.paymentsPlace) tags.push([TAGS.paymentsPlace, textValue(receipt.paymentsPlace)]);
  tags.push([TAGS.buyerContact, textValue(receipt.clientContact)]);
  tags.push([TAGS.taxation, byteValue(TAXATION_TYPES[receipt.taxationType])]);
  return tags;
}

/** 1084 ⊃ 1085 name, 1086 value: how our document is known among all others (design, rule 1). */
function keyAttribute(key: ReceiptKey): Uint8Array {
  return structure(
    inner(INNER_TAGS.attributeName, textValue(KEY_ATTRIBUTE_NAME)),
    inner(INNER_TAGS.attributeValue, textValue(key)),
  );
}
