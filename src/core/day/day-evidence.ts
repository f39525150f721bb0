import type { Words } from '../health/light.ts';
import type { AskedJob } from './asked-job.ts';
import type { FnEvidence } from './fn/evidence.ts';
import type { OfdEvidence } from './ofd/evidence.ts';
import type { ShiftEvidence } from './shifts.ts';

/** How long something may be under way before the report calls it a difference, ms. */
export interface DayRules {
  readonly unmadeMs: number;
  readonly unacknowledgedMs: number;
  readonly undeliveredMs: number;
}

export const DAY_RULES: DayRules = { unmadeMs: 300_000, unacknowledgedMs: 300_000, undeliveredMs: 1_800_000 };

/** One FN of one cashbox with everything that is known about it. */
export interface FnPart {
  readonly fn: FnEvidence;
  readonly ofd: OfdEvidence;
  readonly shifts: ShiftEvidence;
}

/** Everything the report is made of, gathered. */
export interface DayEvidence {
  readonly date: string;
  readonly isWhole: boolean;
  readonly from: number;
  readonly to: number;
  readonly madeAt: number;
  readonly cashboxes: readonly {
    readonly cashboxId: string;
    /** The FN that is in it now; undefined while it does not answer. */
    readonly fnSerial: string | undefined;
    readonly unsentCount: number | undefined;
    readonly fns: readonly FnPart[];
  }[];
  /** Receipts without a document: those that are open now, and those refused in this time. */
  readonly unmade: readonly AskedJob[];
  /** Made, and the shop has not said that it knows; whenever they were made. */
  readonly unacknowledged: readonly AskedJob[];
  /** Without a ticket of the OFD; whenever they were made. */
  readonly undelivered: readonly AskedJob[];
  /** Of the ones above, how many more there are than were gathered. */
  readonly moreUndelivered: number;
  /** What could not be gathered. */
  readonly notChecked: readonly Words[];
  /** What no report can see. */
  readonly outOfSight: readonly Words[];
}
