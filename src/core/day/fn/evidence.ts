import type { AskedJob } from '../asked-job.ts';
import type { FnDocument } from '../fn-document.ts';

/** What one FN holds in a range of numbers, and what the journal says lies there. */
export interface FnEvidence {
  readonly cashboxId: string;
  readonly fnSerial: string;
  /** Not included. */
  readonly after: number;
  /** Included: everything up to here was read back. */
  readonly to: number;
  /** Numbers of that range the FN was asked for and gave no document; undefined when it could not be asked. */
  readonly absent: ReadonlySet<number> | undefined;
  /** By FD number, of that range. */
  readonly documents: readonly FnDocument[];
  /** Jobs whose document lies in that range, and those that name a number the FN has not reached. */
  readonly jobs: readonly AskedJob[];
  /** Documents that carry the key of one of these, of whatever FN and day, where there are several for one key. */
  readonly sameKey: ReadonlyMap<string, readonly FnDocument[]>;
  /** Jobs without a document, by key: a document may carry the key of one of them. */
  readonly unmadeByKey: ReadonlyMap<string, AskedJob>;
}
