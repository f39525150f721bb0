import { OPERATIONS } from '../../src/core/fiscal/terms.ts';
import { type DoubleDocument, type DoubleTag, keyOf, tagOf } from '../support/double-cashbox.ts';
import type { SeenDocument, SeenLine } from './rig.ts';

const TYPE_NAMES: Readonly<Record<number, string>> = {
  1: 'registration',
  2: 'shiftOpen',
  3: 'receipt',
  5: 'shiftClose',
};
const OPERATION_NAMES = Object.entries(OPERATIONS) as [keyof typeof OPERATIONS, number][];

/** A document of the double's FN in the words of the promises. */
export function seen(fnSerial: string, document: DoubleDocument): SeenDocument {
  const { number, type, operation, sumKop, sign, electronically, tags } = document;
  const kopOf = (tag: number) => Number(tagOf(tags, tag) ?? 0);
  return {
    fnSerial,
    fdNumber: number,
    type: TYPE_NAMES[type] ?? 'unknown',
    operation: OPERATION_NAMES.find(([, code]) => code === operation)?.[0],
    totalKop: sumKop,
    key: keyOf(document),
    fiscalSign: String(sign).padStart(10, '0'),
    tendersKop: {
      cash: kopOf(1031),
      electronic: kopOf(1081),
      prepaid: kopOf(1215),
      credit: kopOf(1216),
      otherPayment: kopOf(1217),
    },
    hasInternetSign: [true, 1].some((yes) => tagOf(tags, 1125) === yes),
    buyerContact: textOf(tags, 1008),
    paymentsPlace: textOf(tags, 1187),
    cashierName: textOf(tags, 1021),
    taxation: Number(tagOf(tags, 1055)),
    isElectronic: electronically,
    lines: tags.filter(({ tag }) => tag === 1059).map(({ value }) => seenLine(Array.isArray(value) ? value : [])),
  };
}

function seenLine(tags: readonly DoubleTag[]): SeenLine {
  const numberOf = (tag: number) => Number(tagOf(tags, tag));
  return {
    itemName: textOf(tags, 1030) ?? '',
    priceKop: numberOf(1079),
    quantityMilli: Math.round(numberOf(1023) * 1000),
    lineSumKop: numberOf(1043),
    vatCode: numberOf(1199),
    paymentMethod: numberOf(1214),
    paymentObject: numberOf(1212),
  };
}

function textOf(tags: readonly DoubleTag[], tag: number): string | undefined {
  const value = tagOf(tags, tag);
  return typeof value === 'string' ? value : undefined;
}
