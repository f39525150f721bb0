import { join } from 'node:path';
import { openCashboxDriver } from '../../adapters/cashbox/registry.ts';
import { openShopDoor } from '../../adapters/shop/registry.ts';
import { localTime } from '../../adapters/system/local-time.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { CashboxPart, ShopPart } from '../../agent/parts.ts';
import { CASHBOX_ALONE } from '../../core/health/presence.ts';
import type { Log } from '../../core/ports/log.ts';
import { folderStore, VirtualKkt } from '../../simulator/kkt/index.ts';
import { serveTcp } from '../../simulator/kkt/serve-tcp.ts';
import { FolderStore, serveShop, VirtualShop } from '../../simulator/shop/index.ts';

const SHOP_ID = 'uchebny';
const SETTLEMENT_PLACE = 'https://training-shop.example';
/** A ticket of the OFD takes a moment, so that a person sees the difference between "in the FN" and "delivered", ms. */
const OFD_TICKET_DELAY_MS = 700;

/** What of it may be as somebody's own settings say. */
export interface TrainingWish {
  readonly apiVersion: '2' | '3';
  readonly settlementPlace: string;
  readonly cashier: CashboxPart['cashier'];
  readonly printReceipts: boolean;
}

const USUAL: TrainingWish = {
  apiVersion: '2',
  settlementPlace: SETTLEMENT_PLACE,
  cashier: { operatorName: 'Учебный кассир', operatorInn: undefined },
  printReceipts: false,
};

/** A virtual shop and a virtual 30F on this machine, and the parts of an agent that works with them over HTTP and TCP. */
export interface TrainingWorld {
  readonly shop: VirtualShop;
  readonly kkt: VirtualKkt;
  readonly shops: readonly ShopPart[];
  readonly cashboxes: readonly CashboxPart[];
  close(): Promise<void>;
}

/**
 * On ports that are free. Unless it is kept, everything is in memory: each demo begins with an empty FN and a new shop.
 *
 * @param isKept shop and FN lie in the state folder and go on where they were, as the journal there does
 */
export async function openTrainingWorld(
  log: Log,
  stateDir: string,
  isKept: boolean,
  wish = USUAL,
): Promise<TrainingWorld> {
  const { apiVersion, settlementPlace, cashier, printReceipts } = wish;
  const clock = systemClock;
  const kkt = new VirtualKkt({
    clock,
    ofd: { ticketDelayMs: OFD_TICKET_DELAY_MS },
    ...(isKept ? { store: folderStore(join(stateDir, 'kkt')) } : {}),
  });
  const shop = new VirtualShop({
    clock,
    site: { activatesNewCashboxes: true, countsDeliveryTax: true },
    ...(isKept ? { store: new FolderStore(join(stateDir, 'shop')) } : {}),
  });
  const kktServer = await serveTcp({ kkt, port: 0 });
  const shopServer = await serveShop({ shop, port: 0 });
  const door = openShopDoor(
    { id: SHOP_ID, kind: 'bitrix', apiVersion, settlementPlace, allow: [], refuse: [] },
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
        cashier,
        printReceipts,
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
