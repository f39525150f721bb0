import type { ReceiptDetail, ReceiptLine } from '../../contract/receipts.ts';
import type { Item, Receipt } from '../../core/fiscal/receipt.ts';
import { PAYMENT_METHOD_WORDS, PAYMENT_OBJECT_WORDS, vatWords } from '../../core/fiscal/term-words.ts';
import { TENDER_NAMES } from '../../core/fiscal/terms.ts';
import { vatShares } from '../../core/fiscal/vat-inside.ts';

/** The lines of a receipt, as a screen shows them. */
export function receiptLines({ items }: Pick<Receipt, 'items'>): ReceiptLine[] {
  return items.map(receiptLine);
}

function receiptLine({ itemName, quantityMilli, priceKop, lineSumKop, ...terms }: Item): ReceiptLine {
  return {
    itemName,
    quantityMilli,
    priceKop,
    lineSumKop,
    vat: vatWords(terms.vatRate),
    paymentObject: PAYMENT_OBJECT_WORDS[terms.paymentObject],
    paymentMethod: PAYMENT_METHOD_WORDS[terms.paymentMethod],
    marked: terms.markingCode !== undefined,
  };
}

/** What it was paid with; a tender that was not used is left out. */
export function usedTenders({ tenders }: Pick<Receipt, 'tenders'>): ReceiptDetail['tenders'] {
  return Object.fromEntries(TENDER_NAMES.flatMap((name) => (tenders[name] === 0 ? [] : [[name, tenders[name]]])));
}

/** VAT by rate; its sum only where the cashbox cannot come to another one. */
export function vatByRate({ items }: Pick<Receipt, 'items'>): ReceiptDetail['vat'] {
  return vatShares(items).map(({ vatRate, lineSumKop, vatKop }) => ({
    rate: vatWords(vatRate),
    lineSumKop,
    ...(vatKop === undefined ? {} : { vatKop }),
  }));
}
