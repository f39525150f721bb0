import { type ErrorCode, KassaError } from '../../src/core/errors.ts';
import { kopecks, lineSumKop, milli, sumKop } from '../../src/core/fiscal/money.ts';
import type { Item, Receipt } from '../../src/core/fiscal/receipt.ts';

const ZERO = kopecks(0);
export const NO_TENDERS = { cash: ZERO, electronic: ZERO, prepaid: ZERO, credit: ZERO, otherPayment: ZERO } as const;

export function itemOf(more: Partial<Item> = {}): Item {
  const priceKop = more.priceKop ?? kopecks(10_050);
  const quantityMilli = more.quantityMilli ?? milli(2_000);
  return {
    itemName: 'Чайник электрический 1,7 л №2',
    priceKop,
    quantityMilli,
    lineSumKop: lineSumKop(priceKop, quantityMilli),
    vatRate: 'vat20',
    paymentMethod: 'fullPayment',
    paymentObject: 'commodity',
    measurementUnit: undefined,
    markingCode: undefined,
    agent: undefined,
    supplier: undefined,
    ...more,
  };
}

/** Lines that differ in name, price and VAT. */
export function itemsOf(count: number): readonly Item[] {
  const rates = ['vat20', 'vat10', 'none', 'vat0'] as const;
  return Array.from({ length: count }, (_, i) =>
    itemOf({
      itemName: `Товар ${i + 1}: кружка`,
      priceKop: kopecks(1_000 + 37 * i),
      quantityMilli: milli(1_000 * (1 + (i % 3))),
      vatRate: rates[i % rates.length] ?? 'vat20',
    }),
  );
}

/** Paid by card when nothing else is said. */
export function receiptOf(more: Partial<Receipt> = {}): Receipt {
  const items = more.items ?? [itemOf()];
  const totalKop = sumKop(items.map((item) => item.lineSumKop));
  return {
    operation: 'sell',
    taxationType: 'osn',
    items,
    tenders: { ...NO_TENDERS, electronic: totalKop },
    totalKop,
    clientContact: 'buyer@example.com',
    internetSign: true,
    paymentsPlace: 'https://shop.example',
    ...more,
  };
}

/** The same operation and sum as the sale of another program in the virtual cashbox and in the double. */
export function likeTheStrangers(): Receipt {
  const items = [itemOf({ priceKop: kopecks(77_700), quantityMilli: milli(1_000) })];
  return receiptOf({ items, internetSign: false });
}

/** The code of a call that must fail. */
export async function failureOf(work: Promise<unknown>): Promise<ErrorCode> {
  try {
    await work;
  } catch (error) {
    if (error instanceof KassaError) return error.code;
    throw error;
  }
  throw new Error('Expected a failure, it went well');
}

/** Refused or not, in words of the catalog: anything else is a fault of ours. */
export function onlyKnown(error: unknown): void {
  if (!(error instanceof KassaError)) throw error;
}
