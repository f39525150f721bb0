import type { OfdTicket } from '../fiscal/fiscal-document.ts';
import type { CashboxCondition, CashboxIdentity, OfdExchange } from '../ports/cashbox-driver.ts';
import type { FirstUnsent } from './first-unsent.ts';
import type { LightState, Words } from './light.ts';
import type { CashboxReading } from './readings.ts';

/** One thing that was found out about the way to the OFD. */
export interface OfdStep extends Words {
  readonly state: LightState;
}

/** Everything was read just now, for this check. */
export interface OfdEvidence {
  readonly box: CashboxReading;
  readonly identity: CashboxIdentity;
  readonly condition: CashboxCondition;
  readonly exchange: OfdExchange;
  /** Who carries the documents, by the settings; undefined where they do not say. */
  readonly channel: 'none' | 'usb' | 'proto' | undefined;
  /** As it was known before this check. */
  readonly firstUnsent: FirstUnsent | undefined;
  /** Of the last document in the FN; undefined: the FN shows none, or nobody asked for it. */
  readonly ticket: OfdTicket | undefined;
  readonly now: number;
}
