import { inventOrders } from '../invent-orders.ts';
import type { ShopAdmin } from '../shop-admin.ts';
import type { FaultSwitches } from './fault-switches.ts';

const CHECKS_LOST = 3;
const POISON_CHECKS = 5;

/** What happens at the shop as a whole, noticed when a usable cashbox polls. */
export function happenAtPoll(faults: FaultSwitches, admin: ShopAdmin): void {
  const { printing, reported } = admin.counters();
  if (printing + reported > 0 && faults.fires('restored-backup')) restoreBackup(admin);
  if (faults.fires('thousandfold')) crowdWithPoison(admin);
}

function restoreBackup(admin: ShopAdmin): void {
  const before = admin.counters().checks;
  admin.restoreBackup(CHECKS_LOST);
  const lost = before - admin.counters().checks;
  for (const sale of inventOrders({ seed: 7_001, count: lost })) admin.sell(sale);
}

function crowdWithPoison(admin: ShopAdmin): void {
  for (const sale of inventOrders({ seed: 7_002, count: POISON_CHECKS })) {
    for (const check of admin.sell(sale)) admin.deleteOrder(check.orderId);
  }
}
