import { openCashboxDriver } from '../../adapters/cashbox/registry.ts';
import { openShopDoor } from '../../adapters/shop/registry.ts';
import { localTime } from '../../adapters/system/local-time.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { CashboxPart, ShopPart } from '../../agent/parts.ts';
import { CASHBOX_ALONE } from '../../core/health/presence.ts';
import type { Log } from '../../core/ports/log.ts';
import { VirtualKkt } from '../../simulator/kkt/index.ts';
import { serveTcp } from '../../simulator/kkt/serve-tcp.ts';
import { serveShop, VirtualShop } from '../../simulator/shop/index.ts';

const SHOP_ID = 'uchebny';
const SETTLEMENT_PLACE = 'https://training-shop.example';
/** A ticket of the OFD takes a moment, so that a person sees the difference between "in the FN" and "delivered", ms. */
const OFD_TICKET_DELAY_MS = 700;

/** A virtual shop and a virtual 30F on this machine, and the parts of an agent that works with them over HTTP and TCP. */
export interface TrainingWorld {
  readonly shop: VirtualShop;
  readonly kkt: VirtualKkt;
  readonly shops: readonly ShopPart[];
  readonly cashboxes: readonly CashboxPart[];
  close(): Promise<void>;
}

/** Everything in memory: each demo begins with an empty FN and a new shop, on ports that are free. */
export async function openTrainingWorld(log: Log, stateDir: string): Promise<TrainingWorld> {
  const clock = systemClock;
  const kkt = new VirtualKkt({ clock, ofd: { ticketDelayMs: OFD_TICKET_DELAY_MS } });
  const shop = new VirtualShop({ clock, site: { activatesNewCashboxes: true, countsDeliveryTax: true } });
  const kktServer = await serveTcp({ kkt, port: 0 });
  const shopServer = await serveShop({ shop, port: 0 });
  const door = openShopDoor(
    { id: SHOP_ID, kind: 'bitrix', apiVersion: '2', settlementPlace: SETTLEMENT_PLACE, allow: [], refuse: [] },
    { clock, log, localTime, url: () => shopServer.connectLink },
  );
  const driver = openCashboxDriver(
    { driver: 'atol-serial', port: kktServer.name, ports: [], taxRows: {} },
    { clock, lockDevice: () => ({ release: () => undefined }), hostFolder: stateDir },
  );
  return {
    shop,
    kkt,
    shops: [{ id: SHOP_ID, maxAgeMs: 24 * 3_600_000, presence: CASHBOX_ALONE, door }],
    cashboxes: [
      {
        id: 'uchebnaya-30f',
        shopIds: [SHOP_ID],
        expected: { kktSerial: undefined, fnSerial: undefined, inn: undefined, allowLiveFiscal: false },
        cashier: { operatorName: 'Учебный кассир', operatorInn: undefined },
        printReceipts: false,
        closeShiftAfterMinutes: 23 * 60 + 30,
        closeLimitMs: 275_000,
        virtual: true,
        driver,
      },
    ],
    async close() {
      await shopServer.close();
      shop.close();
      await kktServer.close();
      kkt.close();
    },
  };
}
