import type { ErrorCode } from '../errors.ts';
import type { FiscalDocument } from '../fiscal/fiscal-document.ts';
import type { Kopecks } from '../fiscal/money.ts';
import type { Receipt } from '../fiscal/receipt.ts';
import type { ShiftTotals } from './cashbox-driver.ts';

/** What the shop is told about one of our cashboxes at every poll. */
export interface CashboxPresence {
  readonly kktSerial: string;
  readonly fnSerial: string;
  readonly usable: boolean;
  readonly totals: ShiftTotals | undefined;
}

/** One order of the shop, as it came: a check to make or a shift to close. */
export interface HandOut {
  readonly kind: 'check' | 'closeShift';
  /** The shop's own id of the check or order: the identity of the job, never the whole token. */
  readonly checkId: string;
  /** What the result must echo; another one at every hand-out. */
  readonly token: string;
  readonly kktSerial: string;
  /** The whole incoming document, kept as it came. */
  readonly incoming: unknown;
  /** Same content, same text; another content, another text. Empty for shift orders. */
  readonly fingerprint: string;
  /** What becomes of the content; undefined for shift orders. */
  readonly translation: Translation | undefined;
}

export type Translation =
  | {
      readonly kind: 'receipt';
      readonly receipt: Receipt /** Named settings that were used to accept it; each goes into the time line. */;
      readonly leniencies: readonly string[];
    }
  | { readonly kind: 'refusal'; readonly code: ErrorCode; readonly detail: string };

/** What the shop is owed about one order. Kept in the journal word for word until the shop has acked it. */
export type ShopResult =
  | {
      readonly kind: 'receiptMade';
      readonly document: FiscalDocument;
      readonly totalKop: Kopecks;
      readonly kktRegNumber: string;
    }
  | {
      readonly kind: 'shiftClosed';
      readonly document: FiscalDocument;
      /** Undefined when the shift was closed by somebody else and its sums are gone. */
      readonly totals: ShiftTotals | undefined;
      readonly kktRegNumber: string;
    }
  | {
      readonly kind: 'refused';
      readonly order: 'check' | 'closeShift';
      readonly code: ErrorCode;
      readonly text: string;
      readonly totals: ShiftTotals | undefined;
    };

export interface OwedResult {
  readonly token: string;
  readonly kktSerial: string;
  readonly result: ShopResult;
}

export interface Exchange {
  readonly acked: readonly string[];
  readonly handOuts: readonly HandOut[];
}

/** What the answers of a site tell beside the work; each undefined until one told it. */
export interface SiteSigns {
  /** Clock of the site minus ours, s. */
  readonly clockOffsetS: number | undefined;
  /** Until when its certificate is good, ms since the epoch. */
  readonly certificateUntil: number | undefined;
}

/** A way to one shop. Pulls; nothing ever calls us. Throws a `KassaError` of the 7xx family that names the site's state. */
export interface ShopDoor {
  readonly shopId: string;
  readonly signs?: SiteSigns;
  /** Asks for work; an answer may be held by the shop for a minute. May carry one result that the shop acks only in its own time. */
  poll(presence: readonly CashboxPresence[], riding: OwedResult | undefined, signal: AbortSignal): Promise<Exchange>;
  /** Hands one result over. The shop may answer with new work instead of an ack. */
  deliver(presence: readonly CashboxPresence[], result: OwedResult, signal: AbortSignal): Promise<Exchange>;
  /** Is this a result the shop settles at once (deliver), or one that must ride on polls until it gives in? */
  settlesAtOnce(result: ShopResult): boolean;
}
