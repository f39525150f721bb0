import type { ReceiptSummary } from './records.ts';

/** Sums of one receipt type. */
export interface KindCounter {
  count: number;
  sumKop: number;
  /** Cash, electronic, prepaid, credit, other. */
  readonly paymentsKop: [number, number, number, number, number];
  /** By row of the tax table. */
  readonly taxesKop: Map<number, number>;
}

interface CashCounter {
  count: number;
  sumKop: number;
}

const KINDS = [1, 2, 4, 5, 7, 8, 9, 10] as const;

/** Receipt types whose cash goes into the drawer; the others pay out. */
const TAKES_CASH: ReadonlySet<number> = new Set([1, 5, 7, 10]);

export const takesCash = (kind: number): boolean => TAKES_CASH.has(kind);
export const isReceiptKind = (kind: number): boolean => KINDS.some((known) => known === kind);
export const isCorrectionKind = (kind: number): boolean => kind >= 7;

const emptyKind = (): KindCounter => ({ count: 0, sumKop: 0, paymentsKop: [0, 0, 0, 0, 0], taxesKop: new Map() });

/** What a shift adds up, zeroed by its closing, and what never is. */
export class Counters {
  #kinds = new Map<number, KindCounter>();
  #lasting = new Map<number, KindCounter>();
  cashIn: CashCounter = { count: 0, sumKop: 0 };
  cashOut: CashCounter = { count: 0, sumKop: 0 };
  cancelledKop = 0;
  /** Cash in the drawer; may go below zero when refunds are not checked. */
  cashKop = 0;

  shift(kind: number): KindCounter {
    return this.#kinds.get(kind) ?? emptyKind();
  }

  lasting(kind: number): KindCounter {
    return this.#lasting.get(kind) ?? emptyKind();
  }

  /** Money earned less money given back in the shift, kopecks; may be negative. */
  revenueKop(): number {
    return KINDS.reduce((sum, kind) => sum + (takesCash(kind) ? 1 : -1) * this.shift(kind).sumKop, 0);
  }

  addReceipt(receipt: ReceiptSummary): void {
    for (const book of [this.#kinds, this.#lasting]) {
      const counter = book.get(receipt.kind) ?? emptyKind();
      book.set(receipt.kind, counter);
      add(counter, receipt);
    }
    this.cashKop += (takesCash(receipt.kind) ? 1 : -1) * (receipt.paymentsKop[0] ?? 0);
  }

  addCash(direction: 'in' | 'out', sumKop: number): void {
    const counter = direction === 'in' ? this.cashIn : this.cashOut;
    counter.count++;
    counter.sumKop += sumKop;
    this.cashKop += direction === 'in' ? sumKop : -sumKop;
  }

  closeShift(): void {
    this.#kinds = new Map();
    this.cashIn = { count: 0, sumKop: 0 };
    this.cashOut = { count: 0, sumKop: 0 };
    this.cancelledKop = 0;
  }
}

function add(counter: KindCounter, receipt: ReceiptSummary): void {
  counter.count++;
  counter.sumKop += receipt.totalKop;
  receipt.paymentsKop.forEach((sumKop, index) => {
    counter.paymentsKop[index as 0] += sumKop;
  });
  for (const [row, sumKop] of Object.entries(receipt.taxesKop)) {
    counter.taxesKop.set(Number(row), (counter.taxesKop.get(Number(row)) ?? 0) + sumKop);
  }
}
