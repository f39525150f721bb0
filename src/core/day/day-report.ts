import type { Kopecks } from '../fiscal/money.ts';
import type { Operation, Tender } from '../fiscal/terms.ts';
import type { Words } from '../health/light.ts';
import type { Difference } from './difference.ts';

/** How many and how much, of one operation. `tenders` is undefined where a document did not tell. */
export interface Sums {
  readonly count: number;
  readonly totalKop: Kopecks;
  readonly tenders: Readonly<Record<Tender, Kopecks>> | undefined;
}

/** One line of the table of sums: the same operation as each side knows it. */
export interface SumsLine {
  readonly operation: Operation;
  /** Receipts the shops asked for and the journal calls made. */
  readonly journal: Sums;
  /** Receipts the FN holds, ours and others'. */
  readonly fn: Sums;
  /** Rows of the export for the documents it covers; undefined without one. An export knows no tenders. */
  readonly ofd: Sums | undefined;
}

/** What the report of one shift says. */
export interface ShiftReport {
  readonly fnSerial: string;
  /** Undefined when nobody told it: the shift was opened and closed by somebody else. */
  readonly shiftNumber: number | undefined;
  readonly openedFd: number | undefined;
  readonly openedAt: string | undefined;
  /** Undefined while it is open. */
  readonly closedFd: number | undefined;
  readonly closedAt: string | undefined;
  /** Sums of its receipts as they lie in the FN, by operation. */
  readonly receipts: Readonly<Partial<Record<Operation, Sums>>>;
  /** What the cashbox itself counted, read just before the closing; undefined when nobody read it. */
  readonly counters:
    | {
        readonly salesKop: Kopecks;
        readonly returnsKop: Kopecks;
        readonly cashInDrawerKop: Kopecks;
        readonly nonResettableKop: Kopecks;
      }
    | undefined;
  /** Do the counters agree with the receipts? `notCompared`: some of the shift was not read, or nobody read the counters. */
  readonly agreement: 'agrees' | 'differs' | 'notCompared';
}

/** One cashbox with what was compared of it. */
export interface CashboxDay {
  readonly cashboxId: string;
  readonly ranges: readonly {
    readonly fnSerial: string;
    /** First and last FD number compared; undefined when nothing new is in it. */
    readonly fdFrom: number | undefined;
    readonly fdTo: number | undefined;
  }[];
  readonly sums: readonly SumsLine[];
  readonly shifts: readonly ShiftReport[];
  /** As the FN said it last; undefined when it was not asked. */
  readonly unsentCount: number | undefined;
}

/** A document of the day, for the list of the accountant. */
export interface DayDocument {
  readonly cashboxId: string;
  readonly fnSerial: string;
  readonly fdNumber: number;
  readonly fiscalSign: string;
  readonly issuedAt: string;
  readonly type: string;
  readonly operation: Operation | undefined;
  readonly totalKop: Kopecks | undefined;
  readonly tenders: Readonly<Record<Tender, Kopecks>> | undefined;
  readonly shopId: string | undefined;
  readonly checkId: string | undefined;
  readonly acknowledged: boolean;
  readonly delivered: boolean;
  readonly seen: 'seen' | 'notSeen' | 'notChecked';
}

/** The report of a day: differences first. Money in kopecks, times in ms since the epoch. */
export interface DayReport {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  /** A nightly one, or a look at the day that is still running. */
  readonly isWhole: boolean;
  readonly from: number;
  readonly to: number;
  readonly madeAt: number;
  /** In the order of the table of differences, then by cashbox and FD number. */
  readonly differences: readonly Difference[];
  /** What was left out of the list above, because it is about more documents than a person can read. */
  readonly unlistedCount: number;
  readonly asked: {
    /** Checks the shops handed out in this time. */
    readonly received: number;
    readonly fiscal: number;
    readonly reported: number;
    readonly delivered: number;
    readonly seen: number;
  };
  readonly cashboxes: readonly CashboxDay[];
  /** What could not be compared, and why: its absence from the differences says nothing. */
  readonly notChecked: readonly Words[];
  /** What no report of ours can see, said so that silence about it is not taken for "all is well"; it makes no report worse. */
  readonly outOfSight: readonly Words[];
  readonly documents: readonly DayDocument[];
}
