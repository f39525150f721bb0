import { secretReader } from '../../adapters/system/secrets/secret-reader.ts';
import { type CashboxPasswords, readCashboxPasswords } from '../../adapters/system/settings/cashbox-passwords.ts';
import type { LoadedSettings } from '../../adapters/system/settings/load-settings.ts';
import { openLinkWarning } from '../../adapters/system/settings/open-link.ts';
import type { ReadSecret } from '../../adapters/system/settings/read-secret.ts';
import type { CashboxSettings, ShopSettings } from '../../adapters/system/settings/schema.ts';
import { readShopLink } from '../../adapters/system/settings/shop-link.ts';
import { KassaError } from '../../core/errors.ts';

/** Reads what the settings only refer to: each time anew, so that a mended file needs no restart. */
export interface Secrets {
  /** @throws {KassaError} CB-804 */
  readonly shopLink: (shop: ShopSettings) => string;
  /** @throws {KassaError} CB-804 */
  readonly passwords: (box: CashboxSettings) => CashboxPasswords;
  /** Any other file that the settings name. */
  readonly read: ReadSecret;
}

/** @param warn hears of secrets that stay readable */
export function secretsOfSettings({ folder }: Pick<LoadedSettings, 'folder'>, warn: (words: string) => void): Secrets {
  const readSecret = secretReader({ folder, warn });
  return {
    shopLink: (shop) => readShopLink(shop, readSecret),
    passwords: (box) => readCashboxPasswords(box, readSecret),
    read: readSecret,
  };
}

/**
 * What a person should hear of at the start. A secret that cannot be read stops one shop or one cashbox, not the agent:
 * it is read again at every try.
 */
export function secretWarnings({ settings }: LoadedSettings, secrets: Secrets): readonly string[] {
  return [
    ...settings.shops.flatMap((shop) => warningsOf(`магазин "${shop.id}"`, () => linkWarning(shop, secrets))),
    ...settings.cashboxes.flatMap((box) => warningsOf(`касса "${box.id}"`, () => void secrets.passwords(box))),
  ];
}

/** Of a link in the settings file itself the loading of that file has spoken. */
function linkWarning(shop: ShopSettings, secrets: Secrets): string | undefined {
  const link = secrets.shopLink(shop);
  return shop.url === undefined ? openLinkWarning(link) : undefined;
}

function warningsOf(whose: string, look: () => string | undefined): readonly string[] {
  try {
    const warning = look();
    return warning === undefined ? [] : [`${whose}: ${warning}`];
  } catch (error) {
    return [error instanceof KassaError ? `${whose}: ${error.detail}` : String(error)];
  }
}
