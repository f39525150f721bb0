import type { Item, Receipt } from './receipt.ts';

/** The first line without VAT on the general taxation system: lawful for some goods, and what a shop sends for a rate it does not know. */
export function vatNoneOnOsn({ taxationType, items }: Pick<Receipt, 'taxationType' | 'items'>): Item | undefined {
  return taxationType === 'osn' ? items.find(({ vatRate }) => vatRate === 'none') : undefined;
}
