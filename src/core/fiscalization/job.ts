import type { ErrorCode } from '../errors.ts';
import type { OfdTicket } from '../fiscal/fiscal-document.ts';
import type { Receipt } from '../fiscal/receipt.ts';
import type { ShiftTotals } from '../ports/cashbox-driver.ts';
import type { ShopResult } from '../ports/shop-door.ts';
import type { Intent, JobKind } from './intent.ts';
import type { Life } from './life.ts';

/** Who wants it. `check` and `order` are unique by shop and id. */
export type Origin =
  | { readonly from: 'shop'; readonly shopId: string; readonly kind: 'check' | 'closeShift'; readonly checkId: string }
  | { readonly from: 'agent'; readonly reason: string }
  | { readonly from: 'person'; readonly author: string; readonly reason: string };

/** The newest hand-out of the shop: what our result must echo. */
export interface LastHandOut {
  readonly token: string;
  readonly kktSerial: string;
  readonly at: number;
  /** How often the shop has handed it out. */
  readonly count: number;
}

/** What the shop has been told. `owed` is resent until the shop acks. */
export type Report =
  | { readonly state: 'none' }
  | {
      readonly state: 'owed';
      readonly result: ShopResult;
      readonly tries: number /** Not before, ms since the epoch. */;
      readonly nextAt: number;
    }
  | { readonly state: 'acked'; readonly result: ShopResult; readonly at: number }
  | { readonly state: 'parked'; readonly result: ShopResult; readonly code: ErrorCode; readonly detail: string };

/** The OFD's ticket for the document, once the FN holds it. */
export interface Delivery {
  readonly ticket: OfdTicket;
  readonly at: number;
}

/** The same id came again with something that does not fit, or the FN says otherwise; nothing is told until a person decides. */
export interface Conflict {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly at: number;
  readonly incoming: unknown;
  /** Of the content that stands once a person has decided: its coming again asks nothing any more. */
  readonly fingerprint: string;
}

/** One job of one cashbox, from hand-out to delivery. The journal keeps it for ever. */
export interface Job {
  readonly id: number;
  /** Grows with every save; a late writer cannot overwrite a newer row. */
  readonly version: number;
  readonly cashboxId: string;
  readonly kind: JobKind;
  readonly origin: Origin;
  /** First hand-out to us, or the moment we wanted it; ms since the epoch, our clock. */
  readonly receivedAt: number;
  /**
   * Everything that came from the shop, as it came; without its buyer once `contactsErasedAt` is set. Of an order of a
   * person: what it is about.
   */
  readonly incoming: unknown;
  readonly fingerprint: string;
  readonly receipt: Receipt | undefined;
  /** Undefined when the content never became a receipt (refused). */
  readonly intent: Intent | undefined;
  readonly life: Life;
  readonly handOut: LastHandOut | undefined;
  readonly report: Report;
  readonly delivery: Delivery | undefined;
  readonly conflict: Conflict | undefined;
  /** Closing a shift: the sums read just before, which nobody can read afterwards. */
  readonly totals: ShiftTotals | undefined;
  /** When the buyer's contact was taken out, ms since the epoch; left out while it is there. */
  readonly contactsErasedAt?: number | undefined;
  /** Ids of the returns that people ordered of this receipt, oldest first, whatever became of them; left out while there is none. */
  readonly followUps?: readonly number[] | undefined;
}

export type NewJob = Omit<Job, 'id' | 'version'>;

/** One line of a job's time line: what happened, when, by whom. */
export interface TimelineEntry {
  readonly at: number;
  readonly what: string;
  readonly detail: string;
  /** `agent`, or the person who decided. */
  readonly author: string;
}
