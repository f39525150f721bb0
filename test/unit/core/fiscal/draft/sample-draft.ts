import type { DraftItem, ReceiptDraft, ReceiptRules } from '../../../../../src/core/fiscal/draft/draft.ts';
import { toReceipt } from '../../../../../src/core/fiscal/draft/to-receipt.ts';
import type { Receipt } from '../../../../../src/core/fiscal/receipt.ts';

export const TODAY = '2026-11-24';

export const RULES: ReceiptRules = {
  paymentsPlace: 'https://shop.example.ru',
  allow: new Set(),
  refuse: new Set(),
  fallbackContact: undefined,
  agentType: undefined,
};

export const KETTLE: DraftItem = {
  name: 'Чайник',
  price: 3190,
  quantity: 1,
  amount: 3190,
  vatRate: 'vat22',
  paymentMethod: 'fullPayment',
  paymentObject: 'commodity',
  measurementUnit: null,
  marking: null,
  supplier: null,
  notCarried: [],
};

export const DRAFT: ReceiptDraft = {
  operation: 'sell',
  taxationType: 'osn',
  clientContact: 'buyer@mail.example.ru',
  total: 3190,
  payments: [{ tender: 'electronic', sum: 3190 }],
  items: [KETTLE],
  notCarried: [],
};

/** A draft of these lines whose total and only payment meet the sum of their amounts. */
export function draftOf(items: readonly Partial<DraftItem>[], more: Partial<ReceiptDraft> = {}): ReceiptDraft {
  const lines = items.map((item) => ({ ...KETTLE, ...item }));
  const total = Math.round(lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0) * 100) / 100;
  return { ...DRAFT, items: lines, total, payments: [{ tender: 'electronic', sum: total }], ...more };
}

/** `CB-417 строка 1 …`, or `receipt` with the names it used. */
export function outcome(draft: ReceiptDraft, rules: Partial<ReceiptRules> = {}, today = TODAY): string {
  const result = toReceipt(draft, { ...RULES, ...rules }, today);
  return result.kind === 'refusal'
    ? `${result.code} ${result.detail}`.trim()
    : `receipt ${result.leniencies.join(' ')}`.trim();
}

export function receiptOf(draft: ReceiptDraft, rules: Partial<ReceiptRules> = {}, today = TODAY): Receipt {
  const result = toReceipt(draft, { ...RULES, ...rules }, today);
  if (result.kind === 'refusal') throw new Error(`Refused: ${result.code} ${result.detail}`);
  return result.receipt;
}
