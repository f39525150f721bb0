import type { FiscalDocument } from '../../../../core/fiscal/fiscal-document.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { BEGIN_KEPT, type DocumentTags, TAG_LIST, tagsOf, unlessRefused } from './document-tags.ts';
import { documentOf, KEPT_DOCUMENT, LAST_DOCUMENT } from './documents.ts';

/** All that is asked of a document just made, in one message: each message costs as much as some calls. */
const BEFORE = [LAST_DOCUMENT, KEPT_DOCUMENT, BEGIN_KEPT] as const;

/**
 * The FN's last document with its tags, in one go.
 *
 * @returns undefined when anything of it was refused: then it is asked for step by step, each with its own patience
 */
export function readLastDocument(
  session: Session,
  signal: AbortSignal,
): Promise<{ readonly document: FiscalDocument; readonly tags: DocumentTags } | undefined> {
  return unlessRefused(async () => {
    const list = await session.device.list({ before: BEFORE, ...TAG_LIST }, LIMITS.document, signal);
    const [{ fdNumber }, said] = list.answers;
    return { document: documentOf(session, fdNumber, said), tags: tagsOf(list) };
  });
}
