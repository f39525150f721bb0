import type { Receipt } from './receipt.ts';
import { VAT_RATE_NAMES, VAT_RATES } from './vat.ts';

/**
 * Is the VAT in the FN that of the receipt? A driver or a device may write another rate and say nothing of it.
 *
 * @param written tag 1199 of each line in the FN, in order
 * @returns what differs, in words of a person; undefined when all is as sent
 */
export function vatDifference({ items }: Pick<Receipt, 'items'>, written: readonly number[]): string | undefined {
  if (written.length !== items.length) return `строк в чеке ${items.length}, в ФН ${written.length}`;
  const index = items.findIndex(({ vatRate }, i) => VAT_RATES[vatRate].code !== written[i]);
  const item = items[index];
  if (!item) return undefined;
  return `строка ${index + 1}: нужно «${VAT_RATES[item.vatRate].ru}», записано «${rateWords(written[index])}»`;
}

function rateWords(code: number | undefined): string {
  const name = VAT_RATE_NAMES.find((rate) => VAT_RATES[rate].code === code);
  return name ? VAT_RATES[name].ru : `код ${code}`;
}
