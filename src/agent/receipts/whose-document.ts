import type { Candidate } from '../../contract/receipts.ts';
import type { FiscalDocument } from '../../core/fiscal/fiscal-document.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { CashboxDriver } from '../../core/ports/cashbox-driver.ts';
import type { Journal } from '../../core/ports/journal.ts';

/**
 * Is a document in the FN that of this job? By its key; where the key cannot be read, a document that the journal holds
 * for another job is that one's all the same. Documents of a shift carry no key.
 *
 * @throws what the driver throws
 */
export async function whoseDocument(
  document: FiscalDocument,
  job: Pick<Job, 'id' | 'cashboxId' | 'intent'>,
  { driver, journal }: { readonly driver: Pick<CashboxDriver, 'readKey'>; readonly journal: Journal },
  signal: AbortSignal,
): Promise<Candidate['key']> {
  const { fnSerial, fdNumber } = document;
  if (job.intent?.kind === 'receipt') {
    const seen = await driver.readKey(fdNumber, signal);
    // Ours is always sent: a receipt without any key is a stranger's.
    if (seen.read) return seen.key === job.intent.key ? 'ours' : 'other';
  }
  const [known] = journal.documented(job.cashboxId, fnSerial, fdNumber - 1, fdNumber, 1);
  return known && known.id !== job.id ? 'other' : 'unread';
}
