import { resolve } from 'node:path';
import { openCashboxDriver } from '../../adapters/cashbox/registry.ts';
import { openShopDoor } from '../../adapters/shop/registry.ts';
import { localTime } from '../../adapters/system/local-time.ts';
import type { LoadedSettings } from '../../adapters/system/settings/load-settings.ts';
import type { CashboxSettings, ShopSettings } from '../../adapters/system/settings/schema.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { CashboxPart, ShopPart } from '../../agent/parts.ts';
import type { Log } from '../../core/ports/log.ts';
import type { DeviceLocks } from './device-locks.ts';
import type { Secrets } from './secrets-of-settings.ts';
import { stateFiles } from './state-files.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Doors and drivers as the settings describe them. Nothing is opened yet. */
export function partsOfSettings(
  { settings, ...folders }: Omit<LoadedSettings, 'warnings'>,
  secrets: Secrets,
  log: Log,
  { lockDevice }: DeviceLocks,
): { readonly shops: readonly ShopPart[]; readonly cashboxes: readonly CashboxPart[] } {
  return {
    shops: settings.shops.map((shop) => shopPart(shop, secrets, log)),
    cashboxes: settings.cashboxes.map((box) => cashboxPart(box, folders, secrets, lockDevice)),
  };
}

function shopPart(shop: ShopSettings, secrets: Secrets, log: Log): ShopPart {
  return {
    id: shop.id,
    maxAgeMs: shop.maxAgeHours * HOUR_MS,
    refundAfterMs: shop.refundAfterMinutes && shop.refundAfterMinutes * MINUTE_MS,
    presence: { fn: shop.presence.fn, ofdMs: shop.presence.ofdHours && shop.presence.ofdHours * HOUR_MS },
    door: openShopDoor(shop, { clock: systemClock, log, localTime, url: () => secrets.shopLink(shop) }),
  };
}

function cashboxPart(
  box: CashboxSettings,
  { folder, stateDir }: Pick<LoadedSettings, 'folder' | 'stateDir'>,
  secrets: Secrets,
  lockDevice: DeviceLocks['lockDevice'],
): CashboxPart {
  const { id, shops, serialNumber, fnSerial, inn, allowLiveFiscal, cashier } = box;
  const library = box.library === undefined ? undefined : resolve(folder, box.library);
  return {
    id,
    shopIds: shops,
    expected: { kktSerial: serialNumber, fnSerial, inn, allowLiveFiscal },
    cashier: cashier && { operatorName: cashier.name, operatorInn: cashier.inn },
    printReceipts: box.printReceipts,
    closeShiftAfterMinutes: box.closeShiftAfterMinutes,
    closeLimitMs: box.closeLimitSeconds * 1_000,
    // A training device says so by itself; the settings have no word for it.
    virtual: false,
    reach: { driver: box.driver, port: box.port, ofdChannel: box.ofdChannel },
    driver: openCashboxDriver(
      { ...box, library },
      {
        clock: systemClock,
        lockDevice,
        hostFolder: stateFiles(stateDir).driverHost(id),
        passwords: () => secrets.passwords(box),
      },
    ),
  };
}
