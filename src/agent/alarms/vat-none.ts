import type { VatNone } from '../../core/alarms/readings.ts';
import { vatNoneOnOsn } from '../../core/fiscal/vat-none.ts';
import type { Job } from '../../core/fiscalization/job.ts';
import type { Journal } from '../../core/ports/journal.ts';

/** Receipts looked at again after a restart: when so many after it have their rates, it is no news any more. */
const LOOK_BACK = 100;

/** Keeps the newest receipt of each shop that came without VAT on the general system, made or refused. */
export class VatNoneWatch {
  readonly #newest = new Map<string, VatNone>();

  constructor(journal: Pick<Journal, 'recent'>) {
    for (const job of journal.recent(LOOK_BACK)) this.seen(job);
  }

  newest(shopId: string): VatNone | undefined {
    return this.#newest.get(shopId);
  }

  /** A job as it is now; the same one may come again. */
  seen({ origin, receipt, life, receivedAt }: Job): void {
    if (origin.from !== 'shop') return;
    const isRefusedForIt = life.state === 'refused' && life.code === 'CB-426';
    const item = receipt && vatNoneOnOsn(receipt);
    if (!isRefusedForIt && !item) return;
    const known = this.#newest.get(origin.shopId);
    if (known && known.at >= receivedAt) return;
    this.#newest.set(origin.shopId, { checkId: origin.checkId, itemName: item?.itemName, at: receivedAt });
  }
}
