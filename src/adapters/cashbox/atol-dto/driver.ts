import { KassaError } from '../../../core/errors.ts';
import type { Cashier, Receipt } from '../../../core/fiscal/receipt.ts';
import type { CashboxDriver, CashboxIdentity, FiscalHooks, ShiftRequest } from '../../../core/ports/cashbox-driver.ts';
import { type Connected, type ConnectOptions, connect } from './connect.ts';
import { readCondition } from './reading/condition.ts';
import { readCashCounters, readShiftTotals } from './reading/counters.ts';
import { readKey } from './reading/document-tags.ts';
import { readDocument, readOfdTicket } from './reading/documents.ts';
import { readOfdExchange } from './reading/exchange.ts';
import { readFnLife } from './reading/fn-life.ts';
import { readReceiptTags } from './reading/receipt-tags.ts';
import { readVatCodes } from './reading/vat-codes.ts';
import type { ReceiptRequest } from './receipt/making.ts';
import { refusalOf } from './receipt/refusal.ts';
import { registerReceipt } from './receipt/register-receipt.ts';
import type { Session } from './session.ts';
import { registerCloseShift, registerOpenShift } from './shift.ts';
import { isTaskRef } from './task-ref.ts';
import { cancelReceipt, continuePrint, printText, printXReport, registerCash } from './till.ts';

/**
 * One cashbox behind the vendor's library.
 *
 * `openLibrary` starts the driver host and loads the library; `port` says where the device is; `serialNumber` refuses
 * any other device; `ofdChannel` says who carries the documents to the OFD (`none`: the device itself);
 * `withoutMarkingAnswer` says what happens to a marked sale when the marking server is silent (`refuse`).
 */
export type AtolDtoOptions = ConnectOptions;

/** ATOL cashbox through the vendor's library (DTO 10) in a driver host of its own. Source: dto10-driver.md. */
export class AtolDtoDriver implements CashboxDriver {
  readonly #options: AtolDtoOptions;
  readonly #paper = { unfinished: false };
  #connected: Connected | undefined;

  constructor(options: AtolDtoOptions) {
    this.#options = options;
  }

  get lost(): Promise<void> {
    return this.#connected?.session.device.lost ?? new Promise(() => undefined);
  }

  /** A task never outlives its call, and no call its driver host: nothing of an earlier connection is alive. */
  async connect(
    signal: AbortSignal,
    pendingTask?: string,
  ): Promise<{ readonly identity: CashboxIdentity; readonly taskAlive: boolean }> {
    await this.disconnect();
    // Cut short by the end of an earlier process, its paper may be too.
    if (pendingTask !== undefined) this.#paper.unfinished = true;
    this.#connected = await connect(this.#options, signal, this.#paper);
    // Sent by another driver, it is no call of ours: the device may still be at it.
    return { identity: this.#connected.identity, taskAlive: pendingTask !== undefined && !isTaskRef(pendingTask) };
  }

  async disconnect(): Promise<void> {
    const connected = this.#connected;
    this.#connected = undefined;
    await connected?.session.device.end();
  }

  readCondition = async (signal: AbortSignal) => readCondition(this.#session, signal);
  readOfdExchange = async (signal: AbortSignal) => readOfdExchange(this.#session, signal);
  readDocument = async (fdNumber: number, signal: AbortSignal) => readDocument(this.#session, fdNumber, signal);
  readKey = async (fdNumber: number, signal: AbortSignal) => readKey(this.#session, fdNumber, signal);
  readOfdTicket = async (fdNumber: number, signal: AbortSignal) => readOfdTicket(this.#session, fdNumber, signal);
  readCashCounters = async (signal: AbortSignal) => readCashCounters(this.#session, signal);
  readShiftTotals = async (signal: AbortSignal) => readShiftTotals(this.#session, signal);
  readFnLife = async (signal: AbortSignal) => readFnLife(this.#session, signal);
  readVatCodes = async (fdNumber: number, signal: AbortSignal) => readVatCodes(this.#session, fdNumber, signal);
  readReceiptTags = async (fdNumber: number, signal: AbortSignal) => readReceiptTags(this.#session, fdNumber, signal);

  /** The call has come back, or its driver host is dead; what the device itself still does shows as busy. */
  async readTaskAlive(_taskRef: string, _signal: AbortSignal): Promise<boolean> {
    return false;
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
