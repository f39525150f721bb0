import { openJournal } from '../../../src/adapters/journal/sqlite/open-journal.ts';
import { BitrixDoor } from '../../../src/adapters/shop/bitrix/door.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { Recorder } from '../../../src/agent/record.ts';
import { takeIn } from '../../../src/agent/shop/intake.ts';
import type { Job } from '../../../src/core/fiscalization/job.ts';
import type { CashboxPresence } from '../../../src/core/ports/shop-door.ts';
import { inventOrders, MemoryStore, VirtualShop } from '../../../src/simulator/shop/index.ts';

export const SAMPLE_SHOP = 'shop';
export const SAMPLE_CASHBOX = 'kassa';

const PRESENCE: CashboxPresence = {
  kktSerial: '00106100000001',
  fnSerial: '9999078900001234',
  usable: true,
  totals: undefined,
};

/** Jobs as the agent takes them in: checks of the virtual shop through the real door into a journal in memory. */
export async function sampleJobs(count: number): Promise<readonly Job[]> {
  const journal = openJournal({ path: ':memory:', clock: systemClock });
  const recorder = new Recorder(journal, systemClock);
  const shop = new VirtualShop({ clock: systemClock, store: new MemoryStore(), site: { activatesNewCashboxes: true } });
  const door = doorInProcess(shop);
  const { signal } = new AbortController();
  const poll = async () => {
    for (const handOut of (await door.poll([PRESENCE], undefined, signal)).handOuts) {
      takeIn(SAMPLE_SHOP, SAMPLE_CASHBOX, handOut, { journal, recorder, clock: systemClock });
    }
  };
  // A shop makes no check before it has seen a cashbox, and holds a poll that has nothing to bring.
  shop.admin.saveCashbox(firstPollMakesRow(shop));
  for (const { order } of inventOrders({ seed: 7, count })) {
    const { payments: _, ...paidAtOnce } = order;
    shop.admin.makeCheck(shop.admin.createOrder(paidAtOnce).id, 'sell');
  }
  for (let polls = 0; polls < count && shop.admin.counters().waiting > 0; polls++) await poll();
  const jobs = journal.recent(count).filter((job) => job.life.state === 'received');
  journal.close();
  shop.close();
  return jobs;
}

function firstPollMakesRow(shop: VirtualShop): number {
  const leave = AbortSignal.abort();
  const body = JSON.stringify({ api_version: '2', kkm: [{ zn: PRESENCE.kktSerial, status: 'ok' }] });
  const hash = shop.admin.currentHash();
  const request = { method: 'POST', path: '/bitrix/tools/sale_check_print.php', query: { hash }, headers: {}, body };
  // It would hold this poll; the row is made before.
  shop.handle(request, leave).catch(() => undefined);
  const [row] = shop.admin.cashboxes();
  if (!row) throw new Error('The virtual shop has made no cashbox row');
  return row.id;
}

function doorInProcess(shop: VirtualShop): BitrixDoor {
  return new BitrixDoor({
    shopId: SAMPLE_SHOP,
    url: () => `http://training-shop.example/bitrix/tools/sale_check_print.php?hash=${shop.admin.currentHash()}`,
    apiVersion: '2',
    paymentsPlace: 'https://training-shop.example',
    allow: [],
    today: () => new Date().toISOString().slice(0, 10),
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    post: async (request, signal) => {
      const at = new URL(request.url);
      const query = Object.fromEntries(at.searchParams);
      const asked = { method: 'POST', path: at.pathname, query, headers: { host: at.host }, body: request.body };
      return shop.handle(asked, signal);
    },
  });
}
