import { estimateItemBytes, MAX_ITEM_BYTES, MAX_ITEM_NAME } from '../limits.ts';
import { type Kopecks, kopecks, lineSumKop, type Milli } from '../money.ts';
import type { Item } from '../receipt.ts';
import {
  isMeasurementUnit,
  type Operation,
  PAYMENT_METHODS,
  PAYMENT_OBJECTS,
  type PaymentMethod,
  type PaymentObject,
  type TaxationType,
} from '../terms.ts';
import { fiscalText } from '../text.ts';
import { rublesToKopecks, toQuantityMilli } from './decimal.ts';
import type { DraftItem, ReceiptRules } from './draft.ts';
import { fitLine, isRoundingOnly, type LinePart, sumAgrees } from './fit-line.ts';
import { readMarking } from './read-marking.ts';
import { readSupplier } from './read-supplier.ts';
import { readVat } from './read-vat.ts';
import { type Leniencies, refuse } from './refusal.ts';

/** What every line is read against. */
export interface ItemContext {
  readonly operation: Operation;
  readonly taxationType: TaxationType;
  readonly rules: ReceiptRules;
  /** Local date `YYYY-MM-DD`. */
  readonly today: string;
  readonly leniencies: Leniencies;
}

/** One line of the shop; two where the rounding rule splits it. @throws {Refused} */
export function readItem(draft: DraftItem, index: number, context: ItemContext): readonly Item[] {
  const { rules, leniencies } = context;
  const where = lineName(draft, index);
  if (draft.notCarried.length > 0) refuse('CB-436', `${where}: ${draft.notCarried.join(', ')}`);
  const itemName = readName(draft, index, leniencies);
  const quantity = toQuantityMilli(draft.quantity, where);
  const parts = readParts(draft, quantity, where, leniencies);
  const paymentMethod =
    readWord(draft.paymentMethod, isPaymentMethod) ?? refuse('CB-427', said(where, draft.paymentMethod));
  const paymentObject =
    readWord(draft.paymentObject, isPaymentObject) ?? refuse('CB-428', said(where, draft.paymentObject));
  const vatRate = readVat(draft.vatRate, paymentMethod, where, context.today, leniencies);
  noteVatNone(vatRate, where, context);
  const sold = draft.supplier ? readSupplier(draft.supplier, rules, where, leniencies) : undefined;
  const markingCode = draft.marking
    ? readMarking(draft.marking, context.operation, quantity, where, leniencies)
    : undefined;
  const measurementUnit = readMeasurementUnit(draft.measurementUnit, where);
  return parts.map((part) => {
    const item: Item = {
      itemName,
      ...part,
      vatRate,
      paymentMethod,
      paymentObject,
      measurementUnit,
      markingCode,
      agent: sold?.agent,
      supplier: sold?.supplier,
    };
    if (estimateItemBytes(item) > MAX_ITEM_BYTES) refuse('CB-435', where);
    return item;
  });
}

/** `строка 2 «Чайник»`: how a refusal names a line. */
function lineName(draft: DraftItem, index: number): string {
  const name = fiscalText(draft.name ?? '');
  const short = name.length > 40 ? `${name.slice(0, 39)}…` : name;
  return `строка ${index + 1}${short === '' ? '' : ` «${short}»`}`;
}

function readName(draft: DraftItem, index: number, leniencies: Leniencies): string {
  const name = fiscalText(draft.name ?? '');
  if (name === '') return refuse('CB-410', `строка ${index + 1}`);
  if (name.length <= MAX_ITEM_NAME) return name;
  leniencies.note('itemNameCut');
  return name.slice(0, MAX_ITEM_NAME).trimEnd();
}

/** Price, quantity and sum of the line. The sum is the shop's in every case. */
function readParts(draft: DraftItem, quantity: Milli, where: string, leniencies: Leniencies): readonly LinePart[] {
  const price = rublesToKopecks(draft.price, `${where}: цена`);
  const sum = rublesToKopecks(draft.amount, `${where}: сумма строки`);
  const differs = `${where}: цена ${draft.price} × ${draft.quantity}, сумма ${draft.amount}`;
  if (sum === 0) return [readGift(price, quantity, where, differs, leniencies)];
  if (sumAgrees(price, quantity, sum) && price > 0)
    return [{ priceKop: price, quantityMilli: quantity, lineSumKop: sum }];
  if (price > 0 && isRoundingOnly(price, quantity, sum)) {
    leniencies.note('lineFitted');
  } else if (sum < lineSumKop(price, quantity)) {
    // Older shops send the price before discount beside the final sum (bitrix-protocol 6.3).
    leniencies.need('priceBeforeDiscount', 'CB-417', differs);
  } else {
    return refuse('CB-417', differs);
  }
  return fitLine(quantity, sum) ?? refuse('CB-417', differs);
}

function readGift(price: Kopecks, quantity: Milli, where: string, differs: string, leniencies: Leniencies): LinePart {
  leniencies.need('zeroPrice', 'CB-416', where);
  if (price > 0) leniencies.need('priceBeforeDiscount', 'CB-417', differs);
  return { priceKop: kopecks(0), quantityMilli: quantity, lineSumKop: kopecks(0) };
}

function noteVatNone(vatRate: Item['vatRate'], where: string, { taxationType, rules, leniencies }: ItemContext): void {
  if (vatRate !== 'none' || taxationType !== 'osn') return;
  if (rules.refuse.has('vatNoneOnOsn')) refuse('CB-426', where);
  leniencies.note('vatNoneOnOsn');
}

function readMeasurementUnit(unit: number | null, where: string): number | undefined {
  if (unit === null) return undefined;
  return isMeasurementUnit(unit) ? unit : refuse('CB-429', `${where}: ${unit}`);
}

/** Some words come with blanks at the end: so they stand in the shop's own source (bitrix-protocol 6.4). */
function readWord<T extends string>(word: string | null, isKnown: (word: string) => word is T): T | undefined {
  const trimmed = word?.trim() ?? '';
  return isKnown(trimmed) ? trimmed : undefined;
}

function isPaymentMethod(word: string): word is PaymentMethod {
  return Object.hasOwn(PAYMENT_METHODS, word);
}

function isPaymentObject(word: string): word is PaymentObject {
  return Object.hasOwn(PAYMENT_OBJECTS, word);
}

function said(where: string, word: string | null): string {
  return word === null || word.trim() === '' ? `${where}: не указан` : `${where}: «${word.trim().slice(0, 40)}»`;
}
