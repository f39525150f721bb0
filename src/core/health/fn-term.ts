import type { FnLife } from '../ports/cashbox-driver.ts';

const DAY_MS = 86_400_000;
/** Key life of the two kinds of FN, days: 15 months and 36 months. Source: fiscal-domain 3, "Key life". */
const TERMS = [470, 1_100] as const;
/** The FN counts from its activation, and its first document may stand a day beside it. */
const SLACK_DAYS = 1;

/**
 * For how long this FN was made, days. Its dates prove which kind it is: from the first document to the end there lies one of
 * the two terms. Anything else, such as a term that was cut by the way the cashbox is registered, is not known.
 */
export function fnTermDays({ began, validUntil }: Pick<FnLife, 'began' | 'validUntil'>): number | undefined {
  if (began === undefined) return undefined;
  const days = Math.round((Date.parse(validUntil) - Date.parse(began)) / DAY_MS);
  return TERMS.find((term) => Math.abs(term - days) <= SLACK_DAYS);
}
