import type { ReceiptTags } from '../day/fn-document.ts';
import type { ErrorCode } from '../errors.ts';
import type { FiscalDocument, OfdTicket } from '../fiscal/fiscal-document.ts';
import type { Kopecks } from '../fiscal/money.ts';
import type { Cashier, Receipt } from '../fiscal/receipt.ts';
import type { ReceiptKey } from '../fiscal/receipt-key.ts';
import type { FfdVersion, Operation, TaxationType } from '../fiscal/terms.ts';
import type { VatRate } from '../fiscal/vat.ts';
import type { SeenKey } from '../fiscalization/judge.ts';
import type { CashCounters } from '../fiscalization/life.ts';
import type { NoteName } from '../fiscalization/moment-words.ts';

/** What a connected cashbox can do. A control is shown, and a receipt accepted, only where its flag is true. */
export interface CashboxCapabilities {
  readonly printer: boolean;
  readonly vatRates: readonly VatRate[];
  readonly markingCheck: boolean;
  readonly corrections: boolean;
}

/** Who the device is. Read once per connection; all serials are text. */
export interface CashboxIdentity {
  readonly modelName: string;
  readonly modelNumber: number;
  readonly firmware: string;
  readonly kktSerial: string;
  readonly kktRegNumber: string;
  readonly fnSerial: string;
  readonly inn: string;
  readonly ffdVersion: FfdVersion;
  readonly taxationTypes: readonly TaxationType[];
  readonly capabilities: CashboxCapabilities;
  /** Who the documents are registered to go to; undefined when the driver does not ask. */
  readonly ofd?: { readonly name: string; readonly inn: string };
  /** The exchange with the OFD runs inside our own process: documents leave only while this cashbox is connected. */
  readonly carriesOfdExchange?: boolean;
  /** By which driver it is reached and why, where the settings leave the choice to us. */
  readonly way?: { readonly driver: string; readonly why: string; readonly whyEn: string };
}

/** FN serials of test storages (and of our virtual cashbox) begin so. Source: issue "The main job". */
export function isTestFn(fnSerial: string): boolean {
  return fnSerial.startsWith('9999');
}

/** Our virtual cashbox names its models so, and no maker does. */
export function isVirtualModel(modelName: string): boolean {
  return modelName.startsWith('VIRTUAL');
}

/** One look at the device: enough for the lights, the baseline and the decision whether to begin. */
export interface CashboxCondition {
  readonly fnSerial: string;
  readonly lastFdNumber: number;
  readonly fnPhase: 'fiscal' | 'notActivated' | 'closed' | 'unknown';
  readonly fnWarnings: {
    readonly replaceUrgently: boolean;
    readonly replaceSoon: boolean;
    readonly memoryFull90: boolean;
    readonly ofdTooLong: boolean;
    readonly critical: boolean;
  };
  readonly shift: { readonly state: 'closed' | 'open' | 'expired'; readonly number: number };
  readonly openReceipt: { readonly operation: Operation | undefined; readonly sumKop: Kopecks } | undefined;
  /** `none`: the model has no printer, so there is no paper light. */
  readonly paper: 'present' | 'out' | 'none';
  readonly coverOpen: boolean;
  readonly printerFault: boolean;
  /** A document that is in the FN but not wholly on paper. */
  readonly printUnfinished: boolean;
  /** Device clock, no zone: `YYYY-MM-DDTHH:MM:SS`. */
  readonly deviceTime: string;
  readonly busy: boolean;
}

/** Fits on the narrowest paper there is (57 mm). */
export const PRINTED_LINE_CHARS = 32;

/** OFD exchange as the FN tells it. */
export interface OfdExchange {
  readonly unsentCount: number;
  readonly firstUnsentFd: number | undefined;
  /** Device time, no zone; undefined when nothing is unsent. */
  readonly firstUnsentAt: string | undefined;
  readonly lastError: string | undefined;
}

/** How long the FN may still be used. */
export interface FnLife {
  /** Local date, `YYYY-MM-DD`. */
  readonly validUntil: string;
  readonly registrationsLeft: number;
  /** Registrations this FN has seen; undefined when the device does not tell. */
  readonly registrationsMade?: number | undefined;
  /** Local date `YYYY-MM-DD` of the FN's first document, the registration it began with; undefined when it is not known. */
  readonly began?: string | undefined;
  /** In the FN's own unit, which no source names; undefined when the firmware does not tell. */
  readonly freeMemory: number | undefined;
}

/** Sums of the running shift, for the shop's presence and Z-report. */
export interface ShiftTotals {
  readonly shiftNumber: number;
  readonly cashInDrawerKop: Kopecks;
  readonly cashPaymentsKop: Kopecks;
  readonly salesKop: Kopecks;
  readonly returnsKop: Kopecks;
  /** Non-resettable total of sales. */
  readonly nonResettableKop: Kopecks;
}

/**
 * Called by a driver in the middle of a fiscal operation. Must return only when the fact is durable;
 * when it throws, the driver sends nothing more and lets the error through.
 */
export interface FiscalHooks {
  /** The next command decides. `taskRef` lets a later connection ask the device about it. */
  aboutToClose(taskRef: string): void;
  /** Something the time line of the job should tell, such as the result of a marking check. Nothing depends on it. */
  note?(what: NoteName, detail: string): void;
}

/**
 * One connected cashbox. Every method tells the truth or throws a `KassaError`; a method the model lacks throws too,
 * it never quietly does nothing. Nothing here decides: no retries of fiscal commands, no cancel of its own.
 */
export interface CashboxDriver {
  /**
   * Opens the line, finds the device and reads who it is.
   *
   * @param pendingTask a task of an earlier connection to ask about before anything clears the device's buffer
   */
  connect(
    signal: AbortSignal,
    pendingTask?: string,
  ): Promise<{ readonly identity: CashboxIdentity; readonly taskAlive: boolean }>;
  /** Lets the line go. Safe to call twice. */
  disconnect(): Promise<void>;
  /** Resolves when the line breaks by itself after `connect`. */
  readonly lost: Promise<void>;

  readCondition(signal: AbortSignal): Promise<CashboxCondition>;
  /** Is the task still waiting or running inside the device? */
  readTaskAlive(taskRef: string, signal: AbortSignal): Promise<boolean>;
  readOfdExchange(signal: AbortSignal): Promise<OfdExchange>;
  /** @returns undefined when the FN holds no document of that number */
  readDocument(fdNumber: number, signal: AbortSignal): Promise<FiscalDocument | undefined>;
  readKey(fdNumber: number, signal: AbortSignal): Promise<SeenKey>;
  /** @returns undefined while the FN holds no ticket for that document */
  readOfdTicket(fdNumber: number, signal: AbortSignal): Promise<OfdTicket | undefined>;
  readCashCounters(signal: AbortSignal): Promise<CashCounters>;
  readShiftTotals(signal: AbortSignal): Promise<ShiftTotals>;
  /** @returns undefined when the device does not tell */
  readFnLife?(signal: AbortSignal): Promise<FnLife | undefined>;
  /**
   * Tag 1199 of each line of a receipt in the FN, in order: what VAT was really written.
   *
   * @returns undefined when the FN does not show the lines (any more)
   */
  readVatCodes?(fdNumber: number, signal: AbortSignal): Promise<readonly number[] | undefined>;

  /**
   * Key and tenders of a receipt in the FN, out of one reading of its tags: for the report of the day. Of any other
   * document: no key of ours, and 0 of each tender.
   *
   * @returns undefined when the FN does not show the tags (any more)
   */
  readReceiptTags?(fdNumber: number, signal: AbortSignal): Promise<ReceiptTags | undefined>;

  /** Is there anything about this receipt that the device can not do? Known before the first byte. */
  refusalOf(receipt: Receipt): { readonly code: ErrorCode; readonly detail: string } | undefined;

  /**
   * Fiscalizes: opens, fills, closes once, reads the document back from the FN. Never repeat without settling first.
   * The condition read just before is handed in, so that nothing is asked twice.
   */
  registerReceipt(
    request: {
      readonly receipt: Receipt;
      readonly key: ReceiptKey;
      readonly cashier: Cashier | undefined;
      readonly print: boolean;
      readonly condition: CashboxCondition;
    },
    hooks: FiscalHooks,
    signal: AbortSignal,
  ): Promise<FiscalDocument>;
  registerOpenShift(request: ShiftRequest, hooks: FiscalHooks, signal: AbortSignal): Promise<FiscalDocument>;
  registerCloseShift(request: ShiftRequest, hooks: FiscalHooks, signal: AbortSignal): Promise<FiscalDocument>;
  /** Proven by the counters afterwards, which the caller reads. */
  registerCash(
    request: { readonly direction: 'in' | 'out'; readonly sumKop: Kopecks; readonly cashier: Cashier | undefined },
    hooks: FiscalHooks,
    signal: AbortSignal,
  ): Promise<void>;
  /** Cancels the open receipt. Only ever called for a receipt that is proven to be ours. */
  cancelReceipt(signal: AbortSignal): Promise<void>;
  printXReport(cashier: Cashier | undefined, signal: AbortSignal): Promise<void>;
  /**
   * Prints lines that are no document, at most {@link PRINTED_LINE_CHARS} characters each, and never into a receipt that is
   * open. Leaves no trace in the FN: a lost answer means that nobody knows, and it is not repeated.
   */
  printText?(lines: readonly string[], signal: AbortSignal): Promise<void>;
  /** Finishes printing a document that is in the FN already. Never fiscalizes. */
  continuePrint(signal: AbortSignal): Promise<void>;
}

export interface ShiftRequest {
  readonly cashier: Cashier | undefined;
  readonly condition: CashboxCondition;
}
