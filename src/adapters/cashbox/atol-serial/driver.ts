import { KassaError } from '../../../core/errors.ts';
import type { Cashier, Receipt } from '../../../core/fiscal/receipt.ts';
import type { CashboxDriver, CashboxIdentity, FiscalHooks, ShiftRequest } from '../../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { OpenLink } from '../../../wire/link.ts';
import { type Connected, connect } from './connect.ts';
import { connectToAny, type FindLinks } from './find.ts';
import { readCondition } from './reading/condition.ts';
import { readCashCounters, readShiftTotals } from './reading/counters.ts';
import { readKey } from './reading/document-tags.ts';
import { readDocument, readOfdTicket } from './reading/documents.ts';
import { readOfdExchange } from './reading/exchange.ts';
import { readReceiptTags } from './reading/receipt-tags.ts';
import { refusalOf } from './receipt/refusal.ts';
import { type ReceiptRequest, registerReceipt } from './receipt/register-receipt.ts';
import type { Session } from './session.ts';
import { registerCloseShift, registerOpenShift } from './shift.ts';
import { cancelReceipt, continuePrint, printText, printXReport, registerCash } from './till.ts';
import type { TaxRows } from './vat-rows.ts';
import { isOfAnotherDriver, tidOf } from './wire/task.ts';

/** Passwords from the factory. Source: atol-serial-protocol sections 4 and 5. */
export const FACTORY = { access: '0000', mode: '30' } as const;

/** Passwords of the device where the factory's were changed. */
export interface DevicePasswords {
  /** Four digits. */
  readonly access?: string | undefined;
  /** 1 to 8 digits. */
  readonly mode?: string | undefined;
}

/** One cashbox on a wire: which line or lines to look at, and what the settings say about the device. */
export type AtolSerialOptions = {
  readonly clock: Clock;
  /** The device is found by this, not by the name of its port. */
  readonly serialNumber?: string | undefined;
  /** Rows of the device's tax table for the rates that no source gives a row for. */
  readonly taxRows?: TaxRows | undefined;
  /** Asked at every connection: nothing keeps them in between. @throws {KassaError} when they cannot be had */
  readonly passwords?: (() => DevicePasswords) | undefined;
} & ({ readonly openLink: OpenLink } | { readonly findLinks: FindLinks });

/** ATOL cashbox over protocol v3, on any line of bytes. Source: atol-serial-protocol.md. */
export class AtolSerialDriver implements CashboxDriver {
  readonly #options: AtolSerialOptions;
  #connected: Connected | undefined;

  constructor(options: AtolSerialOptions) {
    this.#options = options;
  }

  get lost(): Promise<void> {
    return this.#connected?.line.lost ?? new Promise(() => undefined);
  }

  async connect(
    signal: AbortSignal,
    pendingTask?: string,
  ): Promise<{ readonly identity: CashboxIdentity; readonly taskAlive: boolean }> {
    await this.disconnect();
    const { clock, serialNumber, taxRows = {}, passwords } = this.#options;
    const { access = FACTORY.access, mode = FACTORY.mode } = passwords?.() ?? FACTORY;
    const options = {
      clock,
      serialNumber,
      taxRows,
      accessPassword: access,
      modePassword: mode,
    };
    const connectTo = (open: OpenLink) => connect(open, options, signal, pendingTask);
    this.#connected =
      'openLink' in this.#options
        ? await connectTo(this.#options.openLink)
        : await connectToAny(await this.#options.findLinks(signal), connectTo);
    const { identity, taskAlive } = this.#connected;
    return { identity, taskAlive };
  }

  async disconnect(): Promise<void> {
    const connected = this.#connected;
    this.#connected = undefined;
    await connected?.line.close();
  }

  readCondition = async (signal: AbortSignal) => readCondition(this.#session, signal);
  readOfdExchange = async (signal: AbortSignal) => readOfdExchange(this.#session, signal);
  readDocument = async (fdNumber: number, signal: AbortSignal) => readDocument(this.#session, fdNumber, signal);
  readKey = async (fdNumber: number, signal: AbortSignal) => readKey(this.#session, fdNumber, signal);
  readOfdTicket = async (fdNumber: number, signal: AbortSignal) => readOfdTicket(this.#session, fdNumber, signal);
  readCashCounters = async (signal: AbortSignal) => readCashCounters(this.#session, signal);
  readShiftTotals = async (signal: AbortSignal) => readShiftTotals(this.#session, signal);
  readReceiptTags = async (fdNumber: number, signal: AbortSignal) => readReceiptTags(this.#session, fdNumber, signal);

  async readTaskAlive(taskRef: string, signal: AbortSignal): Promise<boolean> {
    // Our Abort has cleared the buffer since, and what still runs shows as busy.
    if (isOfAnotherDriver(taskRef)) return false;
    const tid = tidOf(taskRef);
    if (tid === undefined) throw new KassaError('CB-104', `имя задания ${taskRef}`);
    const alive = await this.#session.sender.isTaskAlive(tid, signal);
    if (alive === undefined) throw new KassaError('CB-101', 'нет ответа о задании');
    return alive;
  }

  refusalOf(receipt: Receipt) {
    return refusalOf(receipt, this.#session);
  }

  registerReceipt = async (request: ReceiptRequest, hooks: FiscalHooks, signal: AbortSignal) =>
    registerReceipt(this.#session, request, hooks, signal);
  registerOpenShift = async (request: ShiftRequest, hooks: FiscalHooks, signal: AbortSignal) =>
    registerOpenShift(this.#session, request, hooks, signal);
  registerCloseShift = async (request: ShiftRequest, hooks: FiscalHooks, signal: AbortSignal) =>
    registerCloseShift(this.#session, request, hooks, signal);
  registerCash = async (
    request: Parameters<CashboxDriver['registerCash']>[0],
    hooks: FiscalHooks,
    signal: AbortSignal,
  ) => registerCash(this.#session, request, hooks, signal);
  cancelReceipt = async (signal: AbortSignal) => cancelReceipt(this.#session, signal);
  printXReport = async (cashier: Cashier | undefined, signal: AbortSignal) =>
    printXReport(this.#session, cashier, signal);
  printText = async (lines: readonly string[], signal: AbortSignal) => printText(this.#session, lines, signal);
  continuePrint = async (signal: AbortSignal) => continuePrint(this.#session, signal);

  get #session(): Session {
    if (!this.#connected) throw new KassaError('CB-101', 'касса не подключена');
    return this.#connected.session;
  }
}
