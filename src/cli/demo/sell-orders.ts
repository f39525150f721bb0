import type { Clock } from '../../core/ports/clock.ts';
import type { InventedSale, VirtualShop } from '../../simulator/shop/index.ts';

/** How often the shop is looked at for its first cashbox, ms. */
const LOOK_MS = 100;

/**
 * Sells invented orders as soon as the shop has a cashbox: a shop without one makes no checks and says nothing.
 *
 * @param pauseMs between two sales
 */
export async function sellOrders(
  shop: VirtualShop,
  sales: Iterable<InventedSale>,
  clock: Clock,
  signal: AbortSignal,
  pauseMs = 0,
): Promise<void> {
  while (!shop.admin.cashboxes().some((cashbox) => cashbox.active)) await clock.sleep(LOOK_MS, signal);
  for (const sale of sales) {
    signal.throwIfAborted();
    shop.admin.sell(sale);
    if (pauseMs > 0) await clock.sleep(pauseMs, signal);
  }
}
