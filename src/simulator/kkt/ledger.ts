import { decodeCp866 } from '../../wire/atol-v3/cp866.ts';
import { decodeVln, parseTlvs, type Tlv } from '../../wire/atol-v3/tlv.ts';
import type { FnDocument, LastingState } from './lasting-state.ts';
import { FN_DOCUMENT } from './records.ts';
import { qrText } from './slip.ts';

export type LedgerDocumentType =
  | 'registration'
  | 'shiftOpen'
  | 'receipt'
  | 'shiftClose'
  | 'settlementReport'
  | 'correction';

const TYPE_NAMES: ReadonlyMap<number, LedgerDocumentType> = new Map(
  Object.entries(FN_DOCUMENT).map(([name, code]) => [code, name as LedgerDocumentType]),
);
const OPERATIONS = ['sell', 'sellReturn', 'buy', 'buyReturn'] as const;

export interface LedgerLine {
  readonly itemName: string;
  readonly priceKop: number;
  readonly quantityMilli: number;
  readonly lineSumKop: number;
  /** Tag 1199. */
  readonly vatCode: number;
  readonly taxKop: number;
  /** Tag 1214. */
  readonly paymentMethod: number;
  /** Tag 1212. */
  readonly paymentObject: number;
  readonly tags: readonly Tlv[];
}

/** A document of the FN, read for people and tests. */
export interface LedgerDocument {
  readonly fnSerial: string;
  readonly fdNumber: number;
  readonly type: LedgerDocumentType;
  /** Ten digits, as registers and QR carry it. */
  readonly fiscalSign: string;
  /** Device time, `2026-11-24T12:00:00`. */
  readonly issuedAt: string;
  readonly shiftNumber: number;
  readonly hasTicket: boolean;
  /** Value of 1086 inside 1084: the key of whoever sold. */
  readonly key: string | undefined;
  readonly operation: (typeof OPERATIONS)[number] | undefined;
  readonly totalKop: number | undefined;
  /** Number within the shift. */
  readonly receiptNumber: number | undefined;
  readonly electronic: boolean | undefined;
  readonly changeKop: number | undefined;
  readonly tendersKop: {
    readonly cash: number;
    readonly electronic: number;
    readonly prepaid: number;
    readonly credit: number;
    readonly otherPayment: number;
  };
  readonly lines: readonly LedgerLine[];
  /** Every tag of the document at its top level. */
  readonly tags: readonly Tlv[];
  readonly qr: string | undefined;
  /** Text of a tag at the top level. */
  textOf(tag: number): string | undefined;
}

/** Reads the documents of a virtual cashbox. Never changes one. */
export class Ledger {
  readonly #state: LastingState;
  readonly #settle: () => void;

  /** @param settle lets due OFD tickets arrive first */
  constructor(state: LastingState, settle: () => void) {
    this.#state = state;
    this.#settle = settle;
  }

  /** Documents of all FNs this cashbox had, oldest first. */
  get documents(): readonly LedgerDocument[] {
    this.#settle();
    return this.#state.documents.map(readDocument);
  }

  get receipts(): readonly LedgerDocument[] {
    this.#settle();
    return this.#receipts().map(readDocument);
  }

  /** Number of the last document of the present FN; 0 for none. */
  get lastFdNumber(): number {
    return this.#state.lastFdNumber;
  }

  /** How many documents there are, all FNs together. Cheap, like the counts below. */
  get count(): number {
    return this.#state.documents.length;
  }

  get receiptCount(): number {
    return this.#receipts().length;
  }

  byKey(key: string): readonly LedgerDocument[] {
    this.#settle();
    return this.#receipts()
      .filter((document) => keyOf(document) === key)
      .map(readDocument);
  }

  /** How many receipts carry a key that an earlier one carries: what must always be 0. */
  countDuplicates(): number {
    const keys = this.#receipts().flatMap((document) => keyOf(document) ?? []);
    return keys.length - new Set(keys).size;
  }

  countDelivered(): number {
    this.#settle();
    return this.#receipts().filter(({ ticketLocalMs }) => ticketLocalMs !== undefined).length;
  }

  #receipts(): FnDocument[] {
    return this.#state.documents.filter(({ receipt }) => receipt !== undefined);
  }
}

/** Reads one document of the FN. */
export function readDocument(document: FnDocument): LedgerDocument {
  const tags = parseTlvs(document.tlv);
  const valueIn = (tag: number) => tags.find((known) => known.tag === tag)?.value;
  const operation = valueIn(1054)?.[0];
  const [cash = 0, electronic = 0, prepaid = 0, credit = 0, otherPayment = 0] = document.receipt?.paymentsKop ?? [];
  return {
    fnSerial: document.fnSerial,
    fdNumber: document.fdNumber,
    type: TYPE_NAMES.get(document.type) ?? 'receipt',
    fiscalSign: fiscalSignText(document),
    issuedAt: new Date(document.localMs).toISOString().slice(0, 19),
    shiftNumber: document.shiftNumber,
    hasTicket: document.ticketLocalMs !== undefined,
    key: keyOf(document),
    operation: operation === undefined ? undefined : OPERATIONS[operation - 1],
    totalKop: document.receipt?.totalKop,
    receiptNumber: document.receipt?.number,
    electronic: document.receipt?.electronic,
    changeKop: document.receipt?.changeKop,
    tendersKop: { cash, electronic, prepaid, credit, otherPayment },
    lines: tags.filter(({ tag }) => tag === 1059).map(({ value }) => readLine(value)),
    tags,
    qr: document.receipt && qrText(document),
    textOf: (tag) => {
      const value = valueIn(tag);
      return value && decodeCp866(value);
    },
  };
}

export const fiscalSignText = ({ fiscalSign }: FnDocument): string => String(fiscalSign).padStart(10, '0');

function keyOf(document: FnDocument): string | undefined {
  const attribute = parseTlvs(document.tlv).find(({ tag }) => tag === 1084)?.value;
  const value = attribute && parseTlvs(attribute).find(({ tag }) => tag === 1086)?.value;
  return value && decodeCp866(value);
}

function readLine(bytes: Uint8Array): LedgerLine {
  const tags = parseTlvs(bytes);
  const valueIn = (tag: number) => tags.find((known) => known.tag === tag)?.value ?? Uint8Array.of(0);
  return {
    itemName: decodeCp866(valueIn(1030)),
    priceKop: decodeVln(valueIn(1079)),
    quantityMilli: decodeVln(valueIn(1023).slice(1)),
    lineSumKop: decodeVln(valueIn(1043)),
    vatCode: decodeVln(valueIn(1199)),
    taxKop: decodeVln(valueIn(1200)),
    paymentMethod: decodeVln(valueIn(1214)),
    paymentObject: decodeVln(valueIn(1212)),
    tags,
  };
}
