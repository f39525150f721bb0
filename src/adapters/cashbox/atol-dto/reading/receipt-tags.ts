import type { ReceiptTags, TenderSums } from '../../../../core/day/fn-document.ts';
import { type Kopecks, kopecks } from '../../../../core/fiscal/money.ts';
import { TENDER_NAMES, TENDERS } from '../../../../core/fiscal/terms.ts';
import { decodeVln } from '../../../../wire/atol-v3/tlv.ts';
import type { Session } from '../session.ts';
import { type DocumentTags, keyIn, readDocumentTags } from './document-tags.ts';

const NOTHING = kopecks(0);

/**
 * Key and tenders (kopecks) of a receipt, out of one reading of its tags. Any other document has no key of ours and 0 of
 * each tender.
 *
 * @returns undefined when the FN has no tags of it (any more): only the archive's summary is left
 */
export async function readReceiptTags(
  session: Session,
  fdNumber: number,
  signal: AbortSignal,
): Promise<ReceiptTags | undefined> {
  const tags = await readDocumentTags(session, fdNumber, signal);
  return tags && { key: keyIn(tags), tenders: tendersIn(tags) };
}

function tendersIn(document: DocumentTags): TenderSums | undefined {
  if (!document.isWhole) return undefined;
  try {
    const sums = TENDER_NAMES.map((tender) => [tender, sumIn(document, TENDERS[tender])] as const);
    return Object.fromEntries(sums) as TenderSums;
  } catch {
    // One sum that is no sum: what the others say would look like all that was paid.
    return undefined;
  }
}

function sumIn({ tags }: DocumentTags, tag: number): Kopecks {
  const [found, another] = tags.filter((one) => one.tag === tag);
  // Each stands in a receipt once (fiscal-domain 1.6): of two, nobody knows which is meant.
  if (another) throw new RangeError(`Tag ${tag} is there twice`);
  return found ? kopecks(decodeVln(found.bytes)) : NOTHING;
}
