import type { FiscalDocument } from '../../../../core/fiscal/fiscal-document.ts';
import type { Listed } from '../device.ts';
import { LIMITS } from '../limits.ts';
import type { Session } from '../session.ts';
import { BEGIN_KEPT, type DocumentTags, TAG_LIST, tagsOf, unlessRefused } from './document-tags.ts';
import { documentOf, KEPT_DOCUMENT, LAST_DOCUMENT } from './documents.ts';

/** All that is asked of a document just made, in one message: each message costs as much as some calls. */
export const LAST_DOCUMENT_LIST = { before: [LAST_DOCUMENT, KEPT_DOCUMENT, BEGIN_KEPT], ...TAG_LIST } as const;

/** What the library answered to it. */
export type ListedDocument = Listed<typeof LAST_DOCUMENT_LIST.before, typeof TAG_LIST.next.fields>;

/** A document with its tags. */
export interface WholeDocument {
  readonly document: FiscalDocument;
  readonly tags: DocumentTags;
}

/**
 * The FN's last document with its tags, in one go.
 *
 * @returns undefined when anything of it was refused: then it is asked for step by step, each with its own patience
 */
export function readLastDocument(session: Session, signal: AbortSignal): Promise<WholeDocument | undefined> {
  return unlessRefused(async () =>
    wholeDocument(session, await session.device.list(LAST_DOCUMENT_LIST, LIMITS.document, signal)),
  );
}

/** @throws {KassaError} CB-104 when the answers are about different documents */
export function wholeDocument(session: Session, listed: ListedDocument): WholeDocument {
  const [{ fdNumber }, said] = listed.answers;
  return { document: documentOf(session, fdNumber, said), tags: tagsOf(listed) };
}
