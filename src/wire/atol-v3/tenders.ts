import type { TenderSums } from '../../core/day/fn-document.ts';
import { type Kopecks, kopecks } from '../../core/fiscal/money.ts';
import { TENDER_NAMES, TENDERS } from '../../core/fiscal/terms.ts';
import { decodeVln, type Tlv } from './tlv.ts';

const NOTHING = kopecks(0);

/**
 * What a receipt was paid with, kopecks, out of all its tags; a tag that is not there is 0.
 *
 * @returns undefined when one of the sums makes no sense: what the others say would look like all that was paid
 */
export function tendersIn(tags: readonly Tlv[]): TenderSums | undefined {
  try {
    const sums = TENDER_NAMES.map((tender) => [tender, sumIn(tags, TENDERS[tender])] as const);
    return Object.fromEntries(sums) as TenderSums;
  } catch {
    return undefined;
  }
}

function sumIn(tags: readonly Tlv[], tag: number): Kopecks {
  const [found, another] = tags.filter((one) => one.tag === tag);
  // Each stands in a receipt once (fiscal-domain 1.6): of two, nobody knows which is meant.
  if (another) throw new RangeError(`Tag ${tag} is there twice`);
  return found ? kopecks(decodeVln(found.value)) : NOTHING;
}
