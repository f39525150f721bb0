import { CHECK_TYPES } from '../check-types.ts';
import type { PaymentKind, ShopCheck, ShopOrder } from '../data/records.ts';

/** One payment of a check before it gets the administrator's word for its kind. */
export interface ContentPayment {
  readonly kind: PaymentKind;
  readonly sumKop: number;
}

/** The payments of a check, read from the order as it is now. Source: bitrix-protocol.md, section 7.1. */
export function contentPayments(check: ShopCheck, order: ShopOrder): ContentPayment[] {
  const source = CHECK_TYPES[check.type].payments;
  const own = paymentsOf(check, order);
  if (source === 'credit') return [{ kind: 'credit', sumKop: own.reduce((sum, payment) => sum + payment.sumKop, 0) }];
  if (source === 'byPaySystem') return own;
  const kind = source === 'cash' ? 'cash' : 'cashless';
  return own.map((payment) => ({ kind, sumKop: payment.sumKop }));
}

function paymentsOf(check: ShopCheck, order: ShopOrder): ContentPayment[] {
  const byId = new Map(order.payments.map((payment) => [payment.id, payment]));
  const paid = check.paymentIds.flatMap((id): ContentPayment[] => {
    const payment = byId.get(id);
    // Acquiring counts as cashless: only the pay system's flag Y is cash.
    return payment ? [{ kind: payment.paySystem === 'cash' ? 'cash' : 'cashless', sumKop: payment.sumKop }] : [];
  });
  const offset = check.offsets.flatMap((o): ContentPayment[] => {
    const payment = byId.get(o.paymentId);
    return payment ? [{ kind: o.as === 'credit' ? 'credit' : 'advance', sumKop: payment.sumKop }] : [];
  });
  return [...paid, ...offset];
}
