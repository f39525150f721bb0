import type { CheckContent } from '../content/check-content.ts';
import type { CashboxRow, ShopCheck } from '../data/records.ts';
import type { ShopData } from '../data/shop-data.ts';
import { editedOrder } from '../order-edits.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { FaultSwitches } from './fault-switches.ts';

const ONE_RUBLE_KOP = 100;

/** What a person at the shop does to the order just before its content is read. `check` is the row before its marking. */
export function atHandOut(faults: FaultSwitches, data: ShopData, check: ShopCheck): void {
  const order = data.orders.get(check.orderId);
  if (!order) return;
  if (check.status === 'N' && faults.fires('deleted-order')) data.orders.delete(order.id);
  else if (check.status === 'P' && faults.fires('edits-order-between-hand-outs')) {
    const { id: _, ...changed } = editedOrder(order, ONE_RUBLE_KOP);
    data.orders.update(order.id, changed);
  }
}

/** A cashbox form that was filled in badly, or not at all. */
export function settingsFault(faults: FaultSwitches, cashbox: CashboxRow, site: SiteSettings): CashboxRow {
  const { settings } = cashbox;
  if (!settings) return cashbox;
  if (faults.fires('unset-settings')) return { ...cashbox, settings: null };
  const words = (word: string, rate?: number) => {
    const rows = site.vatRows.filter((row) => rate === undefined || row.rate === rate);
    const byRow = { ...settings.vat.byRow, ...Object.fromEntries(rows.map((row) => [String(row.id), word])) };
    return {
      ...cashbox,
      settings: { ...settings, vat: { none: rate === undefined ? word : settings.vat.none, byRow } },
    };
  };
  if (faults.fires('empty-vat')) return words('');
  if (faults.fires('vat-none-for-22')) return words('none', 22);
  return cashbox;
}

/** Payments that do not meet the lines; the total follows the payments, as it always does. */
export function contentFault(faults: FaultSwitches, content: CheckContent): CheckContent {
  const [first, ...rest] = content.payments;
  if (!first || !faults.fires('sums-do-not-meet')) return content;
  const payments = [{ ...first, sumKop: first.sumKop + ONE_RUBLE_KOP }, ...rest];
  return { ...content, payments, totalKop: content.totalKop + ONE_RUBLE_KOP };
}
