import type { FiscalDocument } from '../fiscal/fiscal-document.ts';
import { lineSums } from '../fiscal/line-sums.ts';
import type { Item, MarkingCode, Receipt } from '../fiscal/receipt.ts';
import { returnKey } from '../fiscal/receipt-key.ts';
import type { Operation } from '../fiscal/terms.ts';
import { VAT_RATES } from '../fiscal/vat.ts';
import type { Words } from '../health/light.ts';
import type { Intent } from './intent.ts';
import type { Job } from './job.ts';
import {
  IS_RETURN,
  LOST_RETURN,
  MARKED_BUY,
  NO_CONTACT,
  NOT_MADE,
  notYetWords,
  type StandingReturn,
  seenWords,
  standingWords,
  UNDECIDED,
  VAT_DIFFERED,
} from './return-refusals.ts';

/** What is known of a stored receipt beside its row. */
export interface BesideOriginal {
  /** Every return that people ordered of it, whatever became of them; undefined when the journal has lost one. */
  readonly returns: readonly Job[] | undefined;
  /** A document with the key of its return that some FN was seen to hold; undefined where none is known. */
  readonly seenReturn: FiscalDocument | undefined;
  /** The FN was seen to hold other VAT in it than the shop asked for. */
  readonly vatDiffered: boolean;
  /** Local date, `YYYY-MM-DD`. */
  readonly today: string;
}

/** The return that may be made of a stored receipt, or the sentence why there is none. */
export type ReturnPlan =
  | { readonly kind: 'return'; readonly receipt: Receipt; readonly intent: Extract<Intent, { kind: 'receipt' }> }
  | { readonly kind: 'refused'; readonly words: Words };

/** The operation that takes another one back; a return is taken back by nothing. */
const RETURN_OF = {
  sell: 'sellReturn',
  buy: 'buyReturn',
  sellReturn: undefined,
  buyReturn: undefined,
} as const satisfies Readonly<Record<Operation, Operation | undefined>>;

/**
 * The whole return of a stored receipt: lines, rates, signs, tenders, taxation and contact are those of the original,
 * only the operation is the opposite one. Whole, and once: while one return of it stands there is no second.
 *
 * Source: fiscal-domain 1.7 (refunds), 2.3 (the date of the original rules its rates), 1.2 (an internet receipt needs 1008).
 */
export function planReturn(original: Job, beside: BesideOriginal): ReturnPlan {
  const { receipt, origin } = original;
  const operation = receipt && RETURN_OF[receipt.operation];
  if (original.kind !== 'receipt' || original.life.state !== 'fiscal' || !receipt) return refused(NOT_MADE);
  if (!operation || origin.from !== 'shop') return refused(IS_RETURN);
  const words = whyNone(original, receipt, beside);
  if (words) return refused(words);
  const returned = returnReceipt(receipt, operation);
  return {
    kind: 'return',
    receipt: returned,
    intent: {
      kind: 'receipt',
      operation,
      totalKop: returned.totalKop,
      key: returnKey(origin.shopId, origin.checkId),
      partialSumsKop: lineSums(returned),
    },
  };
}

/** May this return still become a document, or is it one? Only what was refused leaves room for another. */
export function stands(job: Job): job is StandingReturn {
  return job.life.state !== 'refused';
}

function whyNone(original: Job, receipt: Receipt, beside: BesideOriginal): Words | undefined {
  if (!beside.returns) return LOST_RETURN;
  const standing = beside.returns.find(stands);
  if (standing) return standingWords(standing);
  if (beside.seenReturn) return seenWords(beside.seenReturn);
  if (original.conflict) return UNDECIDED;
  if (beside.vatDiffered) return VAT_DIFFERED;
  if (original.contactsErasedAt !== undefined || receipt.clientContact === '') return NO_CONTACT;
  const young = receipt.items.find(({ vatRate }) => beside.today < VAT_RATES[vatRate].since);
  if (young) return notYetWords(young);
  return receipt.operation === 'buy' && receipt.items.some(({ markingCode }) => markingCode) ? MARKED_BUY : undefined;
}

function returnReceipt(receipt: Receipt, operation: 'sellReturn' | 'buyReturn'): Receipt {
  const items = receipt.items.map((item): Item => {
    return { ...item, markingCode: item.markingCode && returnedCode(item.markingCode) };
  });
  return { ...receipt, operation, items };
}

/** The code is the same; what becomes of the thing is not. A form without a state has none here either. */
function returnedCode(code: MarkingCode): MarkingCode {
  return { ...code, estimatedStatus: code.estimatedStatus && 'itemPieceReturn' };
}

const refused = (words: Words): ReturnPlan => ({ kind: 'refused', words });
