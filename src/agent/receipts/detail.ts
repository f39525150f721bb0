import type { ReceiptDetail } from '../../contract/receipts.ts';
import type { JobStatus } from '../../contract/snapshot.ts';
import { receiptQr } from '../../core/fiscal/qr-text.ts';
import type { Receipt } from '../../core/fiscal/receipt.ts';
import { TAXATION_WORDS } from '../../core/fiscal/term-words.ts';
import { actionsOf } from '../../core/fiscalization/actions.ts';
import type { Job, TimelineEntry } from '../../core/fiscalization/job.ts';
import { buyerEraser, eraseContacts } from '../../core/privacy/erase-contacts.ts';
import { maskContacts } from '../../core/privacy/mask.ts';
import { withoutLinks, withoutSecrets } from '../../core/privacy/without-secrets.ts';
import { noSuchRecord } from '../../core/refusal.ts';
import type { AgentView } from '../agent-view.ts';
import type { Clean } from '../detail-words.ts';
import { followUpActions } from '../follow-up/actions.ts';
import { jobView } from '../job-view.ts';
import { aroundOf } from './around.ts';
import { maskedContact } from './masked-contact.ts';
import { momentOf, saidIn } from './moments.ts';
import { receiptLines, usedTenders, vatByRate } from './receipt-lines.ts';

/**
 * All that a person may see of one job. Built field by field; of the buyer's contact nothing but its mask leaves.
 *
 * @throws {Error} with a Russian sentence when the journal has no such row
 */
export function receiptDetail(jobId: number, agent: AgentView): ReceiptDetail {
  const { journal, clock } = agent.parts;
  const job = journal.byId(jobId);
  if (!job) throw noSuchRecord(jobId);
  const timeline = journal.timeline(jobId);
  // The contact lies in texts too: in the name of a line, in a comment of the shop's own code.
  const bare = eraseContacts(job, clock.now());
  const erase = buyerEraser(job);
  const clean: Clean = (text) => withoutLinks(maskContacts(erase(text)));
  return {
    status: cleanStatus(jobView(agent)(bare), clean),
    timeline: timeline.map((entry) => momentOf(entry, clean)),
    ...contentOf(bare.receipt),
    ...contactOf(job),
    ...cashierOf(job, timeline, agent),
    ...(job.intent?.kind === 'receipt' ? { key: job.intent.key } : {}),
    ...qrOf(job),
    ...(bare.incoming === undefined ? {} : { incoming: JSON.stringify(withoutSecrets(bare.incoming), null, 2) }),
    said: saidIn(timeline, clean),
    actions: [...actionsOf(job, aroundOf(job, agent)), ...followUpActions(job, agent)],
  };
}

function cleanStatus({ error, ...status }: JobStatus, clean: Clean): JobStatus {
  return error ? { ...status, error: { ...error, ru: clean(error.ru), en: clean(error.en) } } : status;
}

function contentOf(
  receipt: Receipt | undefined,
): Pick<ReceiptDetail, 'lines' | 'tenders' | 'vat' | 'taxation' | 'settlementPlace'> {
  if (!receipt) return { lines: [], tenders: {}, vat: [] };
  return {
    lines: receiptLines(receipt),
    tenders: usedTenders(receipt),
    vat: vatByRate(receipt),
    taxation: TAXATION_WORDS[receipt.taxationType],
    settlementPlace: receipt.paymentsPlace,
  };
}

/** Nothing is left of it to mask once it is erased. */
function contactOf({ receipt }: Job): Pick<ReceiptDetail, 'contact'> {
  const contact = maskedContact(receipt?.clientContact ?? '');
  return contact === undefined ? {} : { contact };
}

/**
 * The journal keeps no cashier. It is known of what this life of the agent sent itself: its settings were read at the
 * start, and no others have been in force since.
 */
function cashierOf(
  { cashboxId, life }: Job,
  timeline: readonly TimelineEntry[],
  { cashboxes, startedAt }: AgentView,
): Pick<ReceiptDetail, 'cashier'> {
  const sent = timeline.findLast(({ what }) => what === 'aboutToSend');
  if (life.state !== 'fiscal' || !sent || sent.at < startedAt) return {};
  const cashier = cashboxes.find(({ part }) => part.id === cashboxId)?.part.cashier;
  return cashier ? { cashier: cashier.operatorName } : {};
}

function qrOf({ life, receipt }: Job): Pick<ReceiptDetail, 'qr'> {
  if (life.state !== 'fiscal' || !receipt) return {};
  const text = receiptQr(life.document, receipt.totalKop);
  return text === '' ? {} : { qr: text };
}
