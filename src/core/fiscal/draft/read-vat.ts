import type { PaymentMethod } from '../terms.ts';
import { VAT_RATE_NAMES, VAT_RATES, type VatRate } from '../vat.ts';
import { type Leniencies, refuse } from './refusal.ts';

/** The calculated form of each plain rate. */
const CALCULATED: Partial<Record<VatRate, VatRate>> = {
  vat5: 'vat105',
  vat7: 'vat107',
  vat10: 'vat110',
  vat20: 'vat120',
  vat22: 'vat122',
};

/** Money taken before the goods are handed over: the tax is inside it. Source: fiscal-domain 1.6. */
const BEFORE_GOODS: ReadonlySet<PaymentMethod> = new Set(['fullPrepayment', 'prepayment', 'advance']);

/**
 * 1199. The rate is the shop's: old rates are never replaced by new ones, a date only refuses what does not exist yet.
 *
 * @param today local date `YYYY-MM-DD`
 * @throws {Refused}
 */
export function readVat(
  word: string | null,
  method: PaymentMethod,
  where: string,
  today: string,
  leniencies: Leniencies,
): VatRate {
  if (word === null || word.trim() === '') return refuse('CB-421', where);
  const rate = VAT_RATE_NAMES.find((name) => name === word.trim());
  if (!rate) return refuse('CB-422', `${where}: «${word.trim().slice(0, 20)}»`);
  const { since, ru } = VAT_RATES[rate];
  if (today < since) return refuse('CB-423', `${where}: ${ru} действует с ${since}`);
  const calculated = BEFORE_GOODS.has(method) ? CALCULATED[rate] : undefined;
  if (!calculated) return rate;
  leniencies.need('plainVatOnPrepayment', 'CB-425', `${where}: ${ru}`);
  return calculated;
}

/** 20 % and 22 % in one receipt: whether a cashbox takes them is unknown. @throws {Refused} */
export function checkVatEras(rates: readonly VatRate[], leniencies: Leniencies): void {
  const old = rates.some((rate) => rate === 'vat20' || rate === 'vat120');
  const current = rates.some((rate) => rate === 'vat22' || rate === 'vat122');
  if (old && current) leniencies.need('mixedVatEras', 'CB-424', '');
}
