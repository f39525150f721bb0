import type { CashboxReading, Reading, SiteReading } from '../health/readings.ts';
import type { FnLife } from '../ports/cashbox-driver.ts';

/** What is known of the receipts of one cashbox. */
export interface WaitingReceipts {
  /** First hand-out to us of the oldest receipt that has no document yet and that no person holds; ms since the epoch. */
  readonly oldestAt: number | undefined;
  /** Receipts a person must decide about. */
  readonly parkedCount: number;
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
}

/** The program itself and the computer it runs on. */
export interface AgentReading {
  /** The run before this one ended without a farewell: power, crash or kill. When this one began, ms since the epoch. */
  readonly cutShortAt: number | undefined;
  /** Free space where the journal lies, bytes. */
  readonly diskFree: Reading<number> | undefined;
  readonly damagedRows: number;
}

/** One look at everything. */
export interface Readings {
  readonly now: number;
  readonly sites: readonly SiteReading[];
  readonly cashboxes: readonly CashboxForAlarms[];
  readonly agent: AgentReading;
}
