import type { KassaError } from '../../../core/errors.ts';
import type { CashboxIdentity } from '../../../core/ports/cashbox-driver.ts';

export type WayName = 'atol-dto' | 'atol-serial';

/** What one look at one port by one way gave. */
export interface Inspected {
  readonly identity: CashboxIdentity;
  /** Version of the vendor's library, where it was the way. */
  readonly libraryVersion?: string;
  /** The device sends its documents to the OFD through a driver on the PC. */
  readonly ofdThroughDriver?: boolean;
}

/** Opens the port, reads who is there, lets it go. Reads only. @throws {KassaError} */
export type Inspect = (port: string, signal: AbortSignal) => Promise<Inspected>;

/** A device answered. */
export interface Sighting {
  readonly driver: WayName;
  readonly port: string;
  readonly inspected: Inspected;
}

/** Nobody did, or not as was hoped. */
export interface Miss {
  readonly driver: WayName;
  readonly port: string;
  readonly error: KassaError;
}

/** An agent of this user has the device: it was not touched. */
export interface HeldPort {
  readonly port: string;
  /** Words about the holder; empty when it did not say. */
  readonly holder: string;
}
