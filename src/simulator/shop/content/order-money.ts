import type { OrderLine, ShopOrder } from '../data/records.ts';

/** Line total in kopecks: as given, or price × quantity rounded half up. */
export function lineSumKop(line: Pick<OrderLine, 'priceKop' | 'quantityMilli' | 'sumKop'>): number {
  return line.sumKop ?? Math.round((line.priceKop * line.quantityMilli) / 1000);
}

/** Goods and delivery. */
export function orderTotalKop(order: ShopOrder): number {
  return order.lines.reduce((sum, line) => sum + lineSumKop(line), order.deliveryKop);
}

/**
 * Shares `totalKop` among parts in their proportion; the last part takes the rest, so that the sum is exact.
 * Source: bitrix-protocol.md, section 6.5 ("last line takes the rest").
 */
export function sharedOut(partsKop: readonly number[], totalKop: number): number[] {
  const whole = partsKop.reduce((sum, part) => sum + part, 0);
  let left = totalKop;
  return partsKop.map((part, index) => {
    const share = index === partsKop.length - 1 ? left : Math.round(whole === 0 ? 0 : (part * totalKop) / whole);
    left -= share;
    return share;
  });
}
