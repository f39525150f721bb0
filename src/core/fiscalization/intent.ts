import type { FnDocumentType } from '../fiscal/fiscal-document.ts';
import type { Kopecks } from '../fiscal/money.ts';
import type { ReceiptKey } from '../fiscal/receipt-key.ts';
import type { Operation } from '../fiscal/terms.ts';

/** What a job wants to be found in the cashbox afterwards. Everything that proves it is ours is in here. */
export type Intent =
  | {
      readonly kind: 'receipt';
      readonly operation: Operation;
      readonly totalKop: Kopecks;
      readonly key: ReceiptKey;
      /** Sums of the open receipt after 0, 1, 2… lines: how we know our own unfinished receipt. */
      readonly partialSumsKop: readonly Kopecks[];
    }
  | { readonly kind: 'openShift' }
  | { readonly kind: 'closeShift' }
  | { readonly kind: 'cashIn'; readonly sumKop: Kopecks }
  | { readonly kind: 'cashOut'; readonly sumKop: Kopecks };

export type JobKind = Intent['kind'];

/** The FN document type a kind leaves behind; undefined for cash, which leaves none. */
export const DOCUMENT_OF_KIND = {
  receipt: 'receipt',
  openShift: 'shiftOpen',
  closeShift: 'shiftClose',
  cashIn: undefined,
  cashOut: undefined,
} as const satisfies Record<JobKind, FnDocumentType | undefined>;
