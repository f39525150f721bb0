import type { Pause } from '../fiscalization/pause.ts';
import type { Words } from '../health/light.ts';
import type { CashboxReading, Reading, SiteReading } from '../health/readings.ts';
import type { FnLife } from '../ports/cashbox-driver.ts';

/** What is known of the receipts of one cashbox. */
export interface WaitingReceipts {
  /** First hand-out to us of the oldest check of a shop that has no document yet and that no person holds; ms since the epoch. */
  readonly oldestAt: number | undefined;
  /** Receipts a person must decide about. */
  readonly parkedCount: number;
  /** Jobs: the oldest of those that wait, and the only one that is parked or in doubt where it is one. */
  readonly jobIds?: {
    readonly oldest?: number | undefined;
    readonly parked?: number | undefined;
    readonly doubt?: number | undefined;
  };
}

/** A receipt the shop wanted without VAT although it is on the general taxation system. */
export interface VatNone {
  readonly checkId: string;
  /** The first of its lines without VAT; undefined where the check was refused before it became a receipt. */
  readonly itemName: string | undefined;
  /** First hand-out to us, ms since the epoch. */
  readonly at: number;
}

/** A shop with everything an alarm can be about. */
export interface ShopForAlarms extends SiteReading {
  /** The newest of them; undefined when none is known. */
  readonly vatNone: VatNone | undefined;
}

/** A cashbox with everything an alarm can be about. */
export interface CashboxForAlarms extends CashboxReading {
  readonly fnLife: FnLife | undefined;
  readonly shiftAgeMinutes: number | undefined;
  /** Device clock minus the clock of this computer, s; undefined before the first look. */
  readonly clockOffsetS: number | undefined;
  readonly waiting: WaitingReceipts;
  /** Documents in the FN since we watch it that are none of ours. */
  readonly alienCount: number;
  /** Connections that broke within the last hour. */
  readonly linkLosses: number;
  /** Which document says another VAT than the shop sent, while no person has decided about it. */
  readonly vatDifference: string | undefined;
}

/** How the last update of this program ended. `failed`: nothing was changed; `rolledBack`: the version before is back. */
export interface UpdateReading {
  readonly result: 'done' | 'failed' | 'rolledBack';
  /** The version that was to come. */
  readonly version: string;
  readonly words: Words;
}

/** The program itself and the computer it runs on. */
export interface AgentReading {
  /** The run before this one ended without a farewell: power, crash or kill. When this one began, ms since the epoch. */
  readonly cutShortAt: number | undefined;
  /** Free space where the journal lies, bytes. */
  readonly diskFree: Reading<number> | undefined;
  readonly damagedRows: number;
  /** The newest version of this program that ever ran here, when it is newer than the one that runs. */
  readonly rolledBackFrom: string | undefined;
  /** Undefined while no update was ever tried here. */
  readonly lastUpdate: UpdateReading | undefined;
  /** The newest nightly report; undefined before the first one. */
  readonly lastReport: { readonly date: string; readonly differenceCount: number } | undefined;
  /** Receipts are paused by a person. */
  readonly paused: Pause | undefined;
}

/** One look at everything. */
export interface Readings {
  readonly now: number;
  readonly sites: readonly ShopForAlarms[];
  readonly cashboxes: readonly CashboxForAlarms[];
  readonly agent: AgentReading;
}
