import type { ErrorCode } from '../../../../core/errors.ts';
import type { Item, Receipt } from '../../../../core/fiscal/receipt.ts';
import { PAYMENT_OBJECTS } from '../../../../core/fiscal/terms.ts';
import { UNIT_TEXTS } from '../../../../core/fiscal/unit-texts.ts';
import { VAT_RATES } from '../../../../core/fiscal/vat.ts';
import type { Session } from '../session.ts';
import { isAtLeast, SINCE } from '../version.ts';

export interface Refusal {
  readonly code: ErrorCode;
  readonly detail: string;
}

type Known = Pick<Session, 'version' | 'vatRates' | 'taxationTypes' | 'ffdVersion'> & {
  readonly device: Pick<Session['device'], 'dropsInternetSign'>;
};

/** Limits of the tags, bytes. Source: fiscal-domain 1.2, 1.3. */
const MOST_BYTES = {
  buyerContact: 64,
  paymentsPlace: 256,
  itemName: 128,
  phone: 19,
  supplierName: 256,
  agentOperation: 24,
  operatorName: 64,
  operatorAddress: 256,
} as const;
/** From here on FFD 1.2 only. */
const FIRST_OBJECT_OF_FFD_1_2 = PAYMENT_OBJECTS.exciseWithoutMarking;

/** Is there anything about the receipt that this driver, with this device, cannot carry? Nothing is dropped or bent to fit. */
export function refusalOf(receipt: Receipt, known: Known): Refusal | undefined {
  return (
    refusalOfWhole(receipt, known) ?? firstOf(receipt.items.map((item, i) => refusalOfItem(item, sayer(i + 1), known)))
  );
}

function refusalOfWhole(receipt: Receipt, { taxationTypes, version, device }: Known): Refusal | undefined {
  if (receipt.internetSign && device.dropsInternetSign)
    return { code: 'CB-139', detail: `драйвер ${version.join('.')}` };
  if (!taxationTypes.includes(receipt.taxationType)) return { code: 'CB-457', detail: receipt.taxationType };
  return (
    tooLong('контакт покупателя (1008)', receipt.clientContact, MOST_BYTES.buyerContact) ??
    tooLong('место расчётов (1187)', receipt.paymentsPlace, MOST_BYTES.paymentsPlace)
  );
}

type Say = (code: ErrorCode, detail: string) => Refusal;
const sayer =
  (line: number): Say =>
  (code, detail) => ({ code, detail: `строка ${line}: ${detail}` });

function refusalOfItem(item: Item, say: Say, known: Known): Refusal | undefined {
  if (!known.vatRates.includes(item.vatRate)) return say('CB-460', VAT_RATES[item.vatRate].ru);
  if (lengthOf(item.itemName) > MOST_BYTES.itemName) return say('CB-455', `${lengthOf(item.itemName)}`);
  const isFfd12 = known.ffdVersion === '1.2';
  if (!isFfd12 && PAYMENT_OBJECTS[item.paymentObject] >= FIRST_OBJECT_OF_FFD_1_2)
    return say('CB-456', item.paymentObject);
  if (item.measurementUnit !== undefined && !UNIT_TEXTS.has(item.measurementUnit)) {
    return say('CB-453', `код ${item.measurementUnit}`);
  }
  return refusalOfMarking(item, say, known) ?? refusalOfAgent(item, say);
}

function refusalOfMarking({ markingCode }: Item, say: Say, known: Known): Refusal | undefined {
  if (!markingCode) return undefined;
  const isFfd12 = known.ffdVersion === '1.2';
  if (markingCode.form === 'tag1162') return isFfd12 ? say('CB-601', 'код товара старого формата') : undefined;
  if (!isFfd12) return say('CB-601', `касса работает в ФФД ${known.ffdVersion}`);
  if (!isAtLeast(known.version, SINCE.ffd12)) return say('CB-601', `драйвер ${known.version.join('.')}`);
  return markingCode.estimatedStatus ? undefined : say('CB-432', 'не сказано состояние кода');
}

function refusalOfAgent({ agent, supplier }: Item, say: Say): Refusal | undefined {
  const { payingAgent, receivePaymentsOperator: acceptor, moneyTransferOperator: transfer } = agent ?? {};
  const phones = [
    ...(supplier?.phones ?? []),
    ...(payingAgent?.phones ?? []),
    ...(acceptor?.phones ?? []),
    ...(transfer?.phones ?? []),
  ];
  if (phones.some((phone) => lengthOf(phone) > MOST_BYTES.phone)) return say('CB-454', 'телефон');
  const texts = [
    ['название поставщика', supplier?.name, MOST_BYTES.supplierName],
    ['операция агента', payingAgent?.operation, MOST_BYTES.agentOperation],
    ['название оператора перевода', transfer?.name, MOST_BYTES.operatorName],
    ['адрес оператора перевода', transfer?.address, MOST_BYTES.operatorAddress],
  ] as const;
  for (const [what, value, most] of texts) {
    if (value !== undefined && lengthOf(value) > most) return say('CB-454', what);
  }
  return undefined;
}

function tooLong(what: string, value: string, most: number): Refusal | undefined {
  return lengthOf(value) > most ? { code: 'CB-454', detail: `${what}: ${lengthOf(value)} из ${most}` } : undefined;
}

/** Bytes in the FN, one a character; what CP866 lacks was replaced or refused before, and counts as one here too. */
const lengthOf = (value: string): number => [...value.normalize('NFC')].length;

const firstOf = (refusals: readonly (Refusal | undefined)[]): Refusal | undefined =>
  refusals.find((refusal) => refusal !== undefined);
