import type { Receipt } from './receipt.ts';

/** A line without VAT on the general taxation system: lawful for some goods, and what a shop sends for a rate it does not know. */
export function isVatNoneOnOsn({ taxationType, items }: Pick<Receipt, 'taxationType' | 'items'>): boolean {
  return taxationType === 'osn' && items.some(({ vatRate }) => vatRate === 'none');
}
