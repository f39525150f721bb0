import type { ErrorCode } from '../../../../core/errors.ts';
import type { Item, Receipt } from '../../../../core/fiscal/receipt.ts';
import { PAYMENT_OBJECTS } from '../../../../core/fiscal/terms.ts';
import { UNIT_TEXTS } from '../../../../core/fiscal/unit-texts.ts';
import { VAT_RATES } from '../../../../core/fiscal/vat.ts';
import type { Session } from '../session.ts';
import { TAGS, type TagRow, textValue } from '../tags.ts';
import { itemTags } from './item-tags.ts';

export interface Refusal {
  readonly code: ErrorCode;
  readonly detail: string;
}

type Known = Pick<Session, 'vatRows' | 'taxationTypes'>;

/** Name of a line in EB; the vendor's driver cuts it in silence, we refuse. Source: atol-serial-protocol section 10. */
const ITEM_NAME_BYTES = 128;
/** From here on FFD 1.2 only. */
const FIRST_OBJECT_OF_FFD_1_2 = PAYMENT_OBJECTS.exciseWithoutMarking;
const PHONE_BYTES = 19;
const SUPPLIER_NAME_BYTES = 256;

/** Is there anything about the receipt that this device, spoken to over the wire, cannot carry? Nothing is dropped or bent to fit. */
export function refusalOf(receipt: Receipt, known: Known): Refusal | undefined {
  return refusalOfWhole(receipt, known) ?? firstOf(receipt.items, (item, i) => refusalOfItem(item, i + 1, known));
}

function refusalOfWhole(receipt: Receipt, { taxationTypes }: Known): Refusal | undefined {
  if (!taxationTypes.includes(receipt.taxationType)) return { code: 'CB-457', detail: receipt.taxationType };
  return (
    tooLong(TAGS.buyerContact, textValue(receipt.clientContact)) ??
    tooLong(TAGS.paymentsPlace, textValue(receipt.paymentsPlace))
  );
}

function refusalOfItem(item: Item, line: number, { vatRows }: Known): Refusal | undefined {
  const said = (code: ErrorCode, detail: string): Refusal => ({ code, detail: `строка ${line}: ${detail}` });
  if (!vatRows.has(item.vatRate)) return said('CB-450', VAT_RATES[item.vatRate].ru);
  if (textValue(item.itemName).length > ITEM_NAME_BYTES) return said('CB-455', `${textValue(item.itemName).length}`);
  if (PAYMENT_OBJECTS[item.paymentObject] >= FIRST_OBJECT_OF_FFD_1_2) return said('CB-456', item.paymentObject);
  if (item.measurementUnit !== undefined && !UNIT_TEXTS.has(item.measurementUnit)) {
    return said('CB-453', `код ${item.measurementUnit}`);
  }
  return (
    refusalOfMarking(item, said) ??
    refusalOfAgent(item, said) ??
    firstOf(itemTags(item), ([tag, value]) => tooLong(tag, value))
  );
}

function refusalOfMarking({ markingCode }: Item, said: Say): Refusal | undefined {
  if (!markingCode) return undefined;
  // The full code belongs to tag 1163 and its check, which only FFD 1.2 has.
  return markingCode.form === 'tag1162' ? undefined : said('CB-451', 'полный код маркировки');
}

/** The page knows 1222, 1224 and 1226 of a line; where 1223 goes on the wire is in no source. */
function refusalOfAgent({ agent, supplier }: Item, said: Say): Refusal | undefined {
  const part = agent?.payingAgent ?? agent?.receivePaymentsOperator ?? agent?.moneyTransferOperator;
  if (part) return said('CB-452', 'данные платёжного агента или оператора');
  if (supplier?.phones.some((phone) => textValue(phone).length > PHONE_BYTES)) {
    return said('CB-454', 'телефон поставщика');
  }
  if (textValue(supplier?.name ?? '').length > SUPPLIER_NAME_BYTES) return said('CB-454', 'название поставщика');
  return undefined;
}

type Say = (code: ErrorCode, detail: string) => Refusal;

function tooLong({ maxBytes, ru, tag }: TagRow, value: Uint8Array): Refusal | undefined {
  if (value.length <= maxBytes) return undefined;
  return { code: 'CB-454', detail: `${ru} (${tag}): ${value.length} из ${maxBytes}` };
}

function firstOf<T>(
  values: readonly T[],
  refuse: (value: T, index: number) => Refusal | undefined,
): Refusal | undefined {
  for (const [index, value] of values.entries()) {
    const refusal = refuse(value, index);
    if (refusal) return refusal;
  }
  return undefined;
}
