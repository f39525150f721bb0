import type { AgentBlock, Supplier } from '../../../../core/fiscal/receipt.ts';
import { KEY_ATTRIBUTE_NAME, type ReceiptKey } from '../../../../core/fiscal/receipt-key.ts';
import { concat } from '../../../../wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../../wire/atol-v3/cp866.ts';
import { encodeTlv } from '../../../../wire/atol-v3/tlv.ts';
import { TAG } from '../constants.ts';

/** INNs are 12 characters in the FN, shorter ones with spaces behind. */
const INN_CHARS = 12;

const textTag = (tag: number, value: string): Uint8Array => encodeTlv(tag, encodeCp866(value));
const textTags = (tag: number, values: readonly string[]): Uint8Array[] => values.map((value) => textTag(tag, value));
const textIfSaid = (tag: number, value: string | undefined): Uint8Array[] => (value ? [textTag(tag, value)] : []);

/** 1084 ⊃ 1085 name, 1086 value: how our document is known among all others (design, rule 1). */
export function keyAttribute(key: ReceiptKey): Uint8Array {
  return concat(textTag(TAG.attributeName, KEY_ATTRIBUTE_NAME), textTag(TAG.attributeValue, key));
}

/** 1224; empty when there is nothing to say. */
export function supplierStructure({ phones, name }: Supplier): Uint8Array {
  return concat(...textTags(TAG.supplierPhone, phones), ...textIfSaid(TAG.supplierName, name));
}

/** 1223; empty when the kind of agent asks for no particulars. */
export function agentStructure({
  payingAgent,
  receivePaymentsOperator,
  moneyTransferOperator,
}: AgentBlock): Uint8Array {
  const transfer = moneyTransferOperator;
  return concat(
    ...textTags(TAG.transferPhone, transfer?.phones ?? []),
    ...textIfSaid(TAG.agentOperation, payingAgent?.operation),
    ...textTags(TAG.agentPhone, payingAgent?.phones ?? []),
    ...textTags(TAG.acceptorPhone, receivePaymentsOperator?.phones ?? []),
    ...textIfSaid(TAG.operatorName, transfer?.name),
    ...textIfSaid(TAG.operatorAddress, transfer?.address),
    ...(transfer?.inn ? [textTag(TAG.operatorInn, transfer.inn.padEnd(INN_CHARS))] : []),
  );
}
