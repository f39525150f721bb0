import { kopecks, milli } from '../../../src/core/fiscal/money.ts';
import type { Item, Receipt } from '../../../src/core/fiscal/receipt.ts';

export const CASHIER = { operatorName: 'Кассир Иванова И.', operatorInn: undefined };

const ZERO = kopecks(0);
const PRICE = kopecks(123_450);
const LINES = 5;

/** The receipt of the figures: five lines with a name of 28 characters, e-mail, taxation, electronic. */
export function sampleReceipt(paymentsPlace: string): Receipt {
  const item: Item = {
    itemName: 'Чайник электрический 1,7 лит',
    priceKop: PRICE,
    quantityMilli: milli(1_000),
    lineSumKop: PRICE,
    vatRate: 'vat20',
    paymentMethod: 'fullPayment',
    paymentObject: 'commodity',
    measurementUnit: undefined,
    markingCode: undefined,
    agent: undefined,
    supplier: undefined,
  };
  const totalKop = kopecks(LINES * PRICE);
  return {
    operation: 'sell',
    taxationType: 'osn',
    items: Array.from({ length: LINES }, () => item),
    tenders: { cash: ZERO, electronic: totalKop, prepaid: ZERO, credit: ZERO, otherPayment: ZERO },
    totalKop,
    clientContact: 'buyer@mail.example',
    internetSign: true,
    paymentsPlace,
  };
}
