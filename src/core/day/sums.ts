import { type Kopecks, kopecks, sumKop } from '../fiscal/money.ts';
import { OPERATIONS, type Operation, TENDER_NAMES } from '../fiscal/terms.ts';
import type { Sums } from './day-report.ts';
import type { FnDocument, TenderSums } from './fn-document.ts';

export const OPERATION_NAMES = Object.keys(OPERATIONS) as readonly Operation[];

const NO_TENDERS: TenderSums = tendersBy(() => kopecks(0));
export const NO_SUMS: Sums = { count: 0, totalKop: kopecks(0), tenders: NO_TENDERS };

/** One receipt as one side knows it. */
export interface Counted {
  readonly operation: Operation | undefined;
  readonly totalKop: Kopecks | undefined;
  readonly tenders: TenderSums | undefined;
}

/** A receipt of the FN as something to count; nothing of any other document. */
export function counted({ document, tags }: FnDocument): readonly Counted[] {
  const { type, operation, totalKop } = document;
  return type === 'receipt' || type === 'strictForm' ? [{ operation, totalKop, tenders: tags?.tenders }] : [];
}

/** Count and sums of the receipts of one operation. Tenders that one receipt does not tell are told for none. */
export function sumsOf(receipts: readonly Counted[], operation: Operation): Sums {
  const own = receipts.filter((receipt) => receipt.operation === operation);
  const tenders = own.map((receipt) => receipt.tenders).filter((sums) => sums !== undefined);
  return {
    count: own.length,
    totalKop: sumKop(own.map(({ totalKop }) => totalKop ?? kopecks(0))),
    tenders:
      tenders.length === own.length ? tendersBy((tender) => sumKop(tenders.map((sums) => sums[tender]))) : undefined,
  };
}

function tendersBy(sum: (tender: keyof TenderSums) => Kopecks): TenderSums {
  return Object.fromEntries(TENDER_NAMES.map((tender) => [tender, sum(tender)])) as TenderSums;
}
