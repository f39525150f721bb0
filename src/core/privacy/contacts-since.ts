import type { Job } from '../fiscalization/job.ts';

/**
 * From when on nobody needs the buyer's contact in this job any more, ms since the epoch.
 *
 * Delivered: the buyer's receipt is the OFD's business from then on. Refused or done without a document: from its
 * hand-out on, there being no other moment in the row. A conflict that came after the erasing brought a contact of its own.
 *
 * @returns undefined while it is needed, and when there is none
 */
export function contactsSince({
  kind,
  life,
  delivery,
  receivedAt,
  conflict,
  contactsErasedAt,
}: Job): number | undefined {
  if (kind !== 'receipt') return undefined;
  const isOver = life.state === 'refused' || life.state === 'done';
  const since = delivery?.at ?? (isOver ? receivedAt : undefined);
  if (since === undefined || contactsErasedAt === undefined) return since;
  return conflict && conflict.at > contactsErasedAt ? conflict.at : undefined;
}
