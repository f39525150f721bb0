import { KassaError } from '../../../core/errors.ts';
import type { ReadSecret } from './read-secret.ts';
import { isShopLink, type ShopSettings } from './schema.ts';

/**
 * The connect link of a shop, read when it is needed and kept nowhere.
 *
 * @throws {KassaError} CB-804 in words, without the link
 */
export function readShopLink(shop: Pick<ShopSettings, 'url' | 'urlFile'>, readSecret: ReadSecret): string {
  if (shop.url !== undefined) return shop.url;
  const name = shop.urlFile ?? '';
  return readSecret(name, (text) => {
    const link = text.trim();
    if (isShopLink(link)) return link;
    throw new KassaError('CB-804', `в файле ${name} нет ссылки подключения вида https://…/sale_check_print.php?hash=…`);
  });
}
