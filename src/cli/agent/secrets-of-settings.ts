import { readSecretFile } from '../../adapters/system/secrets/secret-file.ts';
import { type CashboxPasswords, readCashboxPasswords } from '../../adapters/system/settings/cashbox-passwords.ts';
import type { LoadedSettings } from '../../adapters/system/settings/load-settings.ts';
import type { CashboxSettings, ShopSettings } from '../../adapters/system/settings/schema.ts';
import { readShopLink } from '../../adapters/system/settings/shop-link.ts';
import { KassaError } from '../../core/errors.ts';

/** Reads what the settings only refer to: each time anew, so that a mended file needs no restart. */
export interface Secrets {
  /** @throws {KassaError} CB-804 */
  readonly shopLink: (shop: ShopSettings) => string;
  /** @throws {KassaError} CB-804 */
  readonly passwords: (box: CashboxSettings) => CashboxPasswords;
}

export function secretsOfSettings({ folder }: Pick<LoadedSettings, 'folder'>): Secrets {
  const readSecret = (name: string) => readSecretFile(name, folder);
  return {
    shopLink: (shop) => readShopLink(shop, readSecret),
    passwords: (box) => readCashboxPasswords(box, readSecret),
  };
}

/**
 * A secret that cannot be read stops one shop or one cashbox, not the agent: it is read again at every try. A person
 * should hear of it at the start.
 */
export function secretWarnings({ settings }: LoadedSettings, secrets: Secrets): readonly string[] {
  return [
    ...settings.shops.flatMap((shop) => troubleOf(`магазин "${shop.id}"`, () => secrets.shopLink(shop))),
    ...settings.cashboxes.flatMap((box) => troubleOf(`касса "${box.id}"`, () => secrets.passwords(box))),
  ];
}

function troubleOf(whose: string, read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    return [error instanceof KassaError ? `${whose}: ${error.detail}` : String(error)];
  }
}
