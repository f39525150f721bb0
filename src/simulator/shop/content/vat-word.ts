import { CHECK_TYPES } from '../check-types.ts';
import type { CashboxSettings, ShopCheck } from '../data/records.ts';

/** Rates with a calculated form. 22 % is missing here: a prepayment at 22 % says `vat22`, the shop's own mistake. */
const CALCULATED: Readonly<Record<string, string>> = { vat10: 'vat110', vat20: 'vat120' };

/**
 * The administrator's word for a line's VAT row. Null: settings never saved. Empty: the field was left empty.
 * Source: bitrix-protocol.md, section 7.3.
 */
export function vatWord(
  settings: CashboxSettings | null,
  rowId: number | null,
  type: ShopCheck['type'],
): string | number | null {
  if (!settings) return null;
  const word = rowId === null ? settings.vat.none : (settings.vat.byRow[String(rowId)] ?? settings.vat.none);
  const { lines } = CHECK_TYPES[type];
  const prepaid = lines === 'goodsShare' || lines === 'goodsPrepaid';
  return prepaid ? (CALCULATED[word] ?? word) : word;
}
