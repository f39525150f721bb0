import { lineSumKop } from './content/order-money.ts';
import type { ShopOrder } from './data/records.ts';

/** The order with its first line dearer by `byKop` per piece, and its first payment raised to meet it. */
export function editedOrder(order: ShopOrder, byKop: number): ShopOrder {
  const [line, ...lines] = order.lines;
  const [payment, ...payments] = order.payments;
  if (!line || !payment) return order;
  const dearer = { ...line, priceKop: line.priceKop + byKop };
  const moreKop = lineSumKop(dearer) - lineSumKop(line);
  return {
    ...order,
    lines: [dearer, ...lines],
    payments: [{ ...payment, sumKop: payment.sumKop + moreKop }, ...payments],
  };
}
