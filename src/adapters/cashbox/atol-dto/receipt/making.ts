import type { CashboxDriver } from '../../../../core/ports/cashbox-driver.ts';
import type { MarkResults } from '../marking/check.ts';

export type ReceiptRequest = Parameters<CashboxDriver['registerReceipt']>[0];

/** One receipt on its way, by task or by calls. */
export interface Making {
  readonly request: ReceiptRequest;
  readonly isPrinted: boolean;
  readonly marks: MarkResults;
  /** Returns when it is durable that the next call decides. */
  readonly aboutToDecide: () => void;
}
