import { VAT_RATE_NAMES, VAT_RATES, type VatRate } from './vat.ts';

/**
 * Is the VAT in the FN that of the receipt? A driver or a device may write another rate and say nothing of it.
 *
 * @param sent rate of each line of the receipt, in order
 * @param written tag 1199 of each line in the FN, in order
 * @returns what differs, in words of a person; undefined when all is as sent
 */
export function vatDifference(sent: readonly VatRate[], written: readonly number[]): string | undefined {
  if (written.length !== sent.length) return `строк в чеке ${sent.length}, в ФН ${written.length}`;
  const index = sent.findIndex((rate, i) => VAT_RATES[rate].code !== written[i]);
  const rate = sent[index];
  if (!rate) return undefined;
  return `строка ${index + 1}: нужно «${VAT_RATES[rate].ru}», записано «${rateWords(written[index])}»`;
}

function rateWords(code: number | undefined): string {
  const name = VAT_RATE_NAMES.find((rate) => VAT_RATES[rate].code === code);
  return name ? VAT_RATES[name].ru : `код ${code}`;
}
