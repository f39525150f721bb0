import { concat, fromHex, u32le } from '../../../wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../wire/atol-v3/cp866.ts';
import { encodeTlv, encodeVln } from '../../../wire/atol-v3/tlv.ts';
import type { LocalMs } from '../device-clock.ts';
import type { KktFfd, KktRegistration } from '../options.ts';
import type { DraftItem, DraftTag } from './draft.ts';

/** A tag with its encoded value. */
export type TagValue = readonly [tag: number, value: Uint8Array];

/** What the FN adds to every document. */
export interface DocumentNumbers {
  readonly fnSerial: string;
  readonly fdNumber: number;
  readonly fiscalSign: number;
  readonly localMs: LocalMs;
  readonly shiftNumber: number;
  readonly receiptNumber?: number;
}

const THOUSANDTHS = 3;

/** Value of tag 1209 by format. */
export const FFD_CODE: Readonly<Record<KktFfd, number>> = { '1.05': 2, '1.1': 3, '1.2': 4 };

/** Tags of payments in the order of the wire's payment types 1..5. */
export const PAYMENT_TAGS = [1031, 1081, 1215, 1216, 1217] as const;

/** VAT sums by tag 1199. Sums of newer rates have no confirmed tag, so they are not written. */
const VAT_SUM_TAGS: ReadonlyMap<number, number> = new Map([
  [1, 1102],
  [2, 1103],
  [3, 1106],
  [4, 1107],
  [5, 1104],
  [6, 1105],
]);

export const byte = (value: number): Uint8Array => Uint8Array.of(value);
export const text = (value: string): Uint8Array => encodeCp866(value);
const padded = (value: string, length: number): Uint8Array => encodeCp866(value.padEnd(length, ' '));
export const toTagValue = ({ tag, hex }: DraftTag): TagValue => [tag, fromHex(hex)];

/** Tag 1054 of a receipt type of the wire: corrections settle the same four ways. */
export function operationOf(kind: number): number {
  const operations: Readonly<Record<number, number>> = { 1: 1, 2: 2, 4: 3, 5: 4, 7: 1, 8: 2, 9: 3, 10: 4 };
  return operations[kind] ?? 0;
}

/** One item, 1059. */
export function itemTag(item: DraftItem, vatCode: number): TagValue {
  const tlvs: TagValue[] = [
    [1030, fromHex(item.nameHex)],
    [1079, encodeVln(item.priceKop)],
    [1023, concat(THOUSANDTHS, encodeVln(item.quantityMilli))],
    [1043, encodeVln(item.sumKop)],
    [1199, byte(vatCode)],
    [1200, encodeVln(item.taxKop)],
    [1214, byte(item.paymentMethod)],
    [1212, byte(item.paymentObject)],
    ...item.tags.map(toTagValue),
  ];
  return [1059, joinTlvs(tlvs)];
}

/** Sums of the receipt by rate: taxes, or turnover where there is no tax. */
export function vatSumTags(sums: ReadonlyMap<number, number>): TagValue[] {
  const tags: TagValue[] = [];
  for (const [vatCode, sumKop] of sums) {
    const tag = VAT_SUM_TAGS.get(vatCode);
    if (tag !== undefined) tags.push([tag, encodeVln(sumKop)]);
  }
  return tags;
}

/** Requisites of the registration that every document repeats. */
export function registrationTags(registration: KktRegistration, serial: string, ffd: KktFfd): TagValue[] {
  return [
    [1048, text(registration.userName)],
    [1018, padded(registration.inn, 12)],
    [1009, text(registration.address)],
    [1187, text(registration.place)],
    [1037, padded(registration.rnm, 20)],
    [1013, text(serial)],
    [1017, padded(registration.ofdInn, 12)],
    [1209, byte(FFD_CODE[ffd])],
  ];
}

/**
 * The document's TLVs with the FN's own numbers behind them. A tag given by the cashier's program wins over the registration's
 * (1009, 1187), so the first of equals stays.
 */
export function finishTlv(tags: readonly TagValue[], numbers: DocumentNumbers): Uint8Array {
  return joinTlvs([...tags, ...numberTags(numbers)]);
}

function numberTags(numbers: DocumentNumbers): TagValue[] {
  const sign = u32le(numbers.fiscalSign).reverse();
  return [
    [1041, text(numbers.fnSerial)],
    [1012, u32le(Math.floor(numbers.localMs / 1000))],
    [1038, u32le(numbers.shiftNumber)],
    ...(numbers.receiptNumber === undefined ? [] : ([[1042, u32le(numbers.receiptNumber)]] as const)),
    [1040, u32le(numbers.fdNumber)],
    [1077, concat(0, 0, sign)],
  ];
}

export const joinTlvs = (tags: readonly TagValue[]): Uint8Array =>
  concat(...tags.map(([tag, value]) => encodeTlv(tag, value)));
