import type { FiscalDocument } from '../../src/core/fiscal/fiscal-document.ts';
import { kopecks, milli } from '../../src/core/fiscal/money.ts';
import type { Item, Receipt } from '../../src/core/fiscal/receipt.ts';
import { receiptKey } from '../../src/core/fiscal/receipt-key.ts';
import type { Job, NewJob, TimelineEntry } from '../../src/core/fiscalization/job.ts';
import type { Baseline, Closing, Doubt, Life } from '../../src/core/fiscalization/life.ts';
import type { ShopResult } from '../../src/core/ports/shop-door.ts';

export const NOW = Date.parse('2026-11-24T09:00:00Z');
export const SHOP = 'shop-1';
export const CASHBOX = 'kassa-1';
export const FN = '9999078900001234';

export const baseline: Baseline = { fnSerial: FN, lastFdNumber: 41, shiftNumber: 7, cash: undefined };
export const closing: Closing = { at: NOW, taskRef: 'task-9' };
export const doubt: Doubt = { attempt: 1, baseline, closing, code: 'CB-102', detail: 'обрыв' };

export function fiscalDocument(fdNumber = 42, more: Partial<FiscalDocument> = {}): FiscalDocument {
  return {
    fnSerial: FN,
    fdNumber,
    fiscalSign: '0012345678',
    issuedAt: '2026-11-24T12:00',
    type: 'receipt',
    operation: 'sell',
    totalKop: kopecks(500_00),
    ...more,
  };
}

export function receiptResult(fdNumber = 42): ShopResult {
  return {
    kind: 'receiptMade',
    document: fiscalDocument(fdNumber),
    totalKop: kopecks(500_00),
    kktRegNumber: '0000000001012345',
  };
}

function item(number: number): Item {
  return {
    itemName: `Чай листовой, сорт ${number}, 100 г`,
    priceKop: kopecks(100_00),
    quantityMilli: milli(1000),
    lineSumKop: kopecks(100_00),
    vatRate: 'vat10',
    paymentMethod: 'fullPayment',
    paymentObject: 'commodity',
    measurementUnit: undefined,
    markingCode: undefined,
    agent: undefined,
    supplier: undefined,
  };
}

export function sampleReceipt(lines = 5): Receipt {
  return {
    operation: 'sell',
    taxationType: 'osn',
    items: Array.from({ length: lines }, (_, index) => item(index + 1)),
    tenders: {
      cash: kopecks(0),
      electronic: kopecks(lines * 100_00),
      prepaid: kopecks(0),
      credit: kopecks(0),
      otherPayment: kopecks(0),
    },
    totalKop: kopecks(lines * 100_00),
    clientContact: 'buyer@example.test',
    internetSign: true,
    paymentsPlace: 'https://shop.example.test',
  };
}

/** A check of the shop, as intake puts it into the journal. */
export function checkJob(checkId: string, more: Partial<NewJob> = {}): NewJob {
  const receipt = sampleReceipt();
  return {
    cashboxId: CASHBOX,
    kind: 'receipt',
    origin: { from: 'shop', shopId: SHOP, kind: 'check', checkId },
    receivedAt: NOW,
    incoming: { uuid: `${checkId}|1`, items: receipt.items.map(({ itemName }) => ({ name: itemName, price: 100 })) },
    fingerprint: `fingerprint of ${checkId}`,
    receipt,
    intent: {
      kind: 'receipt',
      operation: 'sell',
      totalKop: receipt.totalKop,
      key: receiptKey(SHOP, checkId),
      partialSumsKop: [0, 1, 2, 3, 4, 5].map((lines) => kopecks(lines * 100_00)),
    },
    life: { state: 'received', attempt: 1 },
    handOut: { token: `${checkId}|1`, kktSerial: '00106101234567', at: NOW, count: 1 },
    report: { state: 'none' },
    delivery: undefined,
    conflict: undefined,
    totals: undefined,
    ...more,
  };
}

/** A shift the agent opens or closes by itself. */
export function shiftJob(kind: 'openShift' | 'closeShift', more: Partial<NewJob> = {}): NewJob {
  return checkJob('0', {
    kind,
    origin: { from: 'agent', reason: 'смена' },
    incoming: undefined,
    fingerprint: '',
    receipt: undefined,
    intent: { kind },
    handOut: undefined,
    ...more,
  });
}

export function entry(what = 'received', more: Partial<TimelineEntry> = {}): TimelineEntry {
  return { at: NOW, what, detail: '', author: 'agent', ...more };
}

export function withLife(job: Job, life: Life, more: Partial<Job> = {}): Job {
  return { ...job, life, ...more };
}

/** One life of every state. */
export const LIVES = {
  received: { state: 'received', attempt: 1 },
  sent: { state: 'sent', attempt: 1, baseline },
  closing: { state: 'closing', attempt: 1, baseline, closing },
  inDoubt: { state: 'inDoubt', ...doubt },
  fiscal: { state: 'fiscal', document: fiscalDocument() },
  done: { state: 'done' },
  refused: { state: 'refused', code: 'CB-805', detail: '' },
  parked: { state: 'parked', attempt: 1, code: 'CB-317', detail: '', doubt },
} as const satisfies Record<Life['state'], Life>;
