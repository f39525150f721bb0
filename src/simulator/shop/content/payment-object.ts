import type { Handler } from '../data/records.ts';
import type { LineMarking } from './content-lines.ts';

/** The shop's words that have an entry in the handlers; any other (deposit, expense, fine, tax …) becomes null. */
const KNOWN = new Set([
  'commodity',
  'service',
  'job',
  'excise',
  'payment',
  'gamblingBet',
  'gamblingPrize',
  'lottery',
  'lotteryPrize',
  'intellectualActivity',
  'agentCommission',
  'composite',
  'another',
  'proprietaryLaw',
  'nonOperatingIncome',
  'merchantTax',
  'resortFee',
]);

/** V3's words for marked goods. Three of the four end in a blank: so it stands in the shop's source. */
const MARKED_WORDS: Readonly<Record<string, { readonly code: string; readonly missing: string }>> = {
  commodity: { code: 'commodityWithMarking', missing: 'commodityWithoutMarking ' },
  excise: { code: 'exciseWithMarking ', missing: 'exciseWithoutMarking ' },
};

/** Source: bitrix-protocol.md, sections 6.4 and 7.2. */
export function paymentObjectWord(object: string, marking: LineMarking, handler: Handler): string | null {
  const marked = handler === 'V3' && marking.kind !== 'none' ? MARKED_WORDS[object] : undefined;
  if (marked && marking.kind !== 'none') return marked[marking.kind];
  return KNOWN.has(object) ? object : null;
}
