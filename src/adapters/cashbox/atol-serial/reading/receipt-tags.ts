import type { ReceiptTags } from '../../../../core/day/fn-document.ts';
import { tendersIn } from '../../../../wire/atol-v3/tenders.ts';
import type { Session } from '../session.ts';
import { keyIn, readDocumentTags } from './document-tags.ts';

/**
 * Key and tenders (kopecks) of a receipt, out of one reading of its tags. Any other document has no key of ours and 0 of
 * each tender.
 *
 * @returns undefined when the FN has no tags of it (any more), or they make no sense
 */
export async function readReceiptTags(
  session: Session,
  fdNumber: number,
  signal: AbortSignal,
): Promise<ReceiptTags | undefined> {
  const tags = await readDocumentTags(session, fdNumber, signal);
  return tags && { key: keyIn(tags), tenders: tags.isWhole ? tendersIn(tags.tlvs) : undefined };
}
