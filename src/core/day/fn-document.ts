import type { FiscalDocument } from '../fiscal/fiscal-document.ts';
import type { Kopecks } from '../fiscal/money.ts';
import type { Tender } from '../fiscal/terms.ts';
import type { SeenKey } from '../fiscalization/judge.ts';

export type TenderSums = Readonly<Record<Tender, Kopecks>>;

/** What a receipt in the FN says beside its summary, out of one reading of its tags. */
export interface ReceiptTags {
  readonly key: SeenKey;
  /** Tags 1031, 1081, 1215, 1216, 1217; one that is not in the document is 0. Undefined when the document was not read to its end, or a sum in it makes no sense. */
  readonly tenders: TenderSums | undefined;
}

/** A document of the FN as it was read back by its number for the report. */
export interface FnDocument {
  readonly document: FiscalDocument;
  /** Undefined for what is no receipt, and where the FN no longer shows the tags. */
  readonly tags: ReceiptTags | undefined;
}
