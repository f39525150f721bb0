import type { FiscalDocument } from '../../src/core/fiscal/fiscal-document.ts';
import { kopecks } from '../../src/core/fiscal/money.ts';
import type { Receipt } from '../../src/core/fiscal/receipt.ts';
import { type ReceiptKey, receiptKey } from '../../src/core/fiscal/receipt-key.ts';
import type { CashboxCondition, CashboxIdentity } from '../../src/core/ports/cashbox-driver.ts';
import { type Box, CASHIER, cashRequest, type SeenDocument, SIGNAL } from './rig.ts';
import { receiptOf } from './samples.ts';
import type { Decision } from './trouble.ts';

/** The driver of one cashbox used as a lane uses it, without the lane. */
export class Port {
  readonly box: Box;
  /** Names of tasks the driver told before deciding, in order. */
  readonly told: string[] = [];
  /** What the hook does beside noting; throws when the disk is full. */
  atDecision: () => void = () => undefined;
  #nextKey = 1;
  #identity: CashboxIdentity | undefined;

  constructor(box: Box) {
    this.box = box;
  }

  readonly hooks = {
    aboutToClose: (taskRef: string): void => {
      this.told.push(taskRef);
      this.atDecision();
    },
  };

  async connect(): Promise<this> {
    const { identity } = await this.box.driver.connect(SIGNAL);
    this.#identity = identity;
    return this;
  }

  /** Connected, with an open shift. */
  async ready(): Promise<this> {
    await this.connect();
    await this.openShift();
    return this;
  }

  /** What the last connection said. */
  get known(): CashboxIdentity {
    if (!this.#identity) throw new Error('Not connected yet');
    return this.#identity;
  }

  condition(): Promise<CashboxCondition> {
    return this.box.driver.readCondition(SIGNAL);
  }

  newKey(): ReceiptKey {
    return receiptKey('shop', String(4711 + this.#nextKey++));
  }

  async sell(
    receipt: Receipt = receiptOf(),
    { key = this.newKey(), print = false }: { readonly key?: ReceiptKey; readonly print?: boolean } = {},
  ): Promise<FiscalDocument> {
    const condition = await this.condition();
    return this.register(receipt, key, condition, print);
  }

  register(receipt: Receipt, key: ReceiptKey, condition: CashboxCondition, print = false): Promise<FiscalDocument> {
    const request = { receipt, key, cashier: CASHIER, print, condition };
    return this.box.driver.registerReceipt(request, this.hooks, SIGNAL);
  }

  async openShift(): Promise<FiscalDocument> {
    const condition = await this.condition();
    return this.box.driver.registerOpenShift({ cashier: CASHIER, condition }, this.hooks, SIGNAL);
  }

  async closeShift(): Promise<FiscalDocument> {
    const condition = await this.condition();
    return this.box.driver.registerCloseShift({ cashier: CASHIER, condition }, this.hooks, SIGNAL);
  }

  moveCash(direction: 'in' | 'out', sumKop: number): Promise<void> {
    return this.box.driver.registerCash(cashRequest(direction, kopecks(sumKop)), this.hooks, SIGNAL);
  }

  /** Does what is decided by that command; the shift is as it must be for it. */
  async decide(decision: Decision): Promise<unknown> {
    switch (decision) {
      case 'receipt':
        return this.sell();
      case 'openShift':
        return this.openShift();
      case 'closeShift':
        return this.closeShift();
      case 'cashIn':
        return this.moveCash('in', 5_000);
      case 'cashOut':
        return this.moveCash('out', 2_000);
    }
  }

  /** Brings the cashbox to where that decision is possible. */
  async readyFor(decision: Decision): Promise<this> {
    if (decision === 'openShift') return this.connect();
    await this.ready();
    if (decision === 'cashOut') await this.moveCash('in', 50_000);
    this.told.length = 0;
    return this;
  }

  /** Receipts of the FN that carry this key: what must never be more than one. */
  withKey(key: string): readonly SeenDocument[] {
    return this.box.device.documents().filter((document) => document.key === key);
  }

  get documentCount(): number {
    return this.box.device.documents().length;
  }

  lastDocument(): SeenDocument {
    const last = this.box.device.documents().at(-1);
    if (!last) throw new Error('The FN is empty');
    return last;
  }
}
