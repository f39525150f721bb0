import type { Kopecks } from '../../src/core/fiscal/money.ts';
import type { Cashier } from '../../src/core/fiscal/receipt.ts';
import type { Operation } from '../../src/core/fiscal/terms.ts';
import type { CashboxDriver } from '../../src/core/ports/cashbox-driver.ts';
import type { RigTime } from './time.ts';
import type { Decision, Moment, TroubleName } from './trouble.ts';

/** As the last line of the suite names them. */
export type DriverName = 'atol-serial' | 'dto double' | 'dto 10.8.0.0';

/** A driver and everything it needs below it, as often as a promise wants it. */
export interface Rig {
  readonly driver: DriverName;
  /** Why it can not be had here; every promise is skipped then. */
  readonly missing: string | undefined;
  /** A cashbox of its own with a driver on it that is not connected yet. */
  box(options?: BoxOptions): Promise<Box>;
}

export interface BoxOptions {
  /** 61 prints, 77 does not. */
  readonly model?: 61 | 77;
  /** The close of a receipt takes so long by the clock of the device. */
  readonly closeTakesMs?: number;
  /** The shift was opened 25 hours ago. */
  readonly shiftExpired?: boolean;
  /** Documents do not reach the OFD until {@link Device.giveTickets}. */
  readonly ofdAway?: boolean;
  /** Several cashboxes of one promise: each has its number, and all share one time. */
  readonly place?: number;
  readonly time?: RigTime;
  /** What the library says of itself (double only). */
  readonly libraryVersion?: string;
}

/** One cashbox, its driver, and the outside of both. */
export interface Box {
  readonly time: RigTime;
  /** Awaiting it lets the time of this rig pass. */
  readonly driver: CashboxDriver;
  /** The same for an agent, which runs while time passes. */
  readonly laneDriver: CashboxDriver;
  readonly device: Device;
  /** How long after the deciding command this device may still finish it, by `time.clock`. */
  readonly closeLimitMs: number;
  /** Wall time of this computer as the cashbox shows it. */
  readonly localTime: (now: number) => string;
  /** The driver host that runs now; undefined where there is none. */
  hostPid(): number | undefined;
  close(): Promise<void>;
}

/** What left for the device, counted where the driver can not see it. */
export interface Sent {
  /** Commands that build a receipt: open, lines, payments. */
  readonly building: number;
  readonly deciding: Readonly<Record<Decision, number>>;
}

/** The device as it looks from outside: what its FN holds, and what may go wrong with it. */
export interface Device {
  readonly facts: DeviceFacts;
  /** All FNs it ever had, oldest first. */
  documents(): readonly SeenDocument[];
  readonly lastFdNumber: number;
  readonly hasOpenReceipt: boolean;
  readonly shift: 'closed' | 'open' | 'expired';
  readonly cashInDrawerKop: number;
  readonly sent: Sent;
  /** Wall time the device shows, `YYYY-MM-DDTHH:MM:SS`. */
  readonly clockText: string;
  /** Called when a deciding command arrives, before anything is done about it. */
  onDeciding: (decision: Decision) => void;
  /** Called when a command arrives that builds a receipt. */
  onBuilding: () => void;

  readonly isPlugged: boolean;
  /** Something goes wrong with the next such decision. */
  strike(trouble: TroubleName, at?: Decision): Struck;
  /** A receipt breaks before its close: the cable is out, or the driver host dies. */
  breakAt(moment: Moment, how: 'cut' | 'crash'): Struck;
  /** After the next such decision one reading of the FN fails for a moment. */
  spoilReadingAfter(at: Decision): Struck;
  unplug(): void;
  plug(): Promise<void>;
  powerOff(): void;
  powerOn(): void;
  setPaper(isThere: boolean): void;
  setCoverOpen(isOpen: boolean): void;
  replaceFn(fnSerial: string): void;
  leaveStrangersReceipt(): void;
  /** A whole receipt of another program. */
  makeStrangersDocument(): void;
  /** The last document lies in the FN a second time, under the next number. */
  repeatLastDocument(): void;
  /** The paper ends while a printed receipt is closed: it is in the FN by then. */
  endPaperAtClose(): Struck;
  /** A document is in the FN and not wholly on paper. */
  readonly isPrintUnfinished: boolean;
  giveTickets(): void;
}

export interface DeviceFacts {
  readonly modelNumber: number;
  readonly kktSerial: string;
  readonly kktRegNumber: string;
  readonly inn: string;
  readonly fnSerial: string;
  readonly ffdVersion: string;
}

/** A trouble that was ordered. */
export interface Struck {
  /** Did it really come? */
  readonly happened: boolean;
}

/** A document of the FN, read from outside. */
export interface SeenDocument {
  readonly fnSerial: string;
  readonly fdNumber: number;
  readonly type: string;
  readonly operation: Operation | undefined;
  readonly totalKop: number | undefined;
  /** 1086 inside 1084. */
  readonly key: string | undefined;
  readonly hasInternetSign: boolean;
  readonly buyerContact: string | undefined;
  readonly paymentsPlace: string | undefined;
  readonly cashierName: string | undefined;
  readonly taxation: number | undefined;
  readonly isElectronic: boolean | undefined;
  readonly fiscalSign: string;
  readonly tendersKop: Readonly<Record<'cash' | 'electronic' | 'prepaid' | 'credit' | 'otherPayment', number>>;
  readonly lines: readonly SeenLine[];
}

export interface SeenLine {
  readonly itemName: string;
  readonly priceKop: number;
  readonly quantityMilli: number;
  readonly lineSumKop: number;
  readonly vatCode: number;
  readonly paymentMethod: number;
  readonly paymentObject: number;
}

export const CASHIER: Cashier = { operatorName: 'Кассир Иванова И.', operatorInn: undefined };
export const SIGNAL = new AbortController().signal;

/** Everything a driver is asked for when cash moves. */
export const cashRequest = (direction: 'in' | 'out', sumKop: Kopecks) => ({ direction, sumKop, cashier: CASHIER });
