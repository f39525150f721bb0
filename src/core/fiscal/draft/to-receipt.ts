import type { ErrorCode } from '../../errors.ts';
import { estimateReceiptBytes, MAX_ITEMS, MAX_PAYMENTS, MAX_RECEIPT_BYTES } from '../limits.ts';
import { type Kopecks, kopecks, MAX_SUM_KOP, rublesText } from '../money.ts';
import type { Item, Receipt } from '../receipt.ts';
import { type Operation, TAXATION_TYPES, type TaxationType, TENDER_NAMES, type Tender } from '../terms.ts';
import { rublesToKopecks } from './decimal.ts';
import type { ReceiptDraft, ReceiptRules } from './draft.ts';
import { readContact } from './read-contact.ts';
import { readItem } from './read-item.ts';
import { checkVatEras } from './read-vat.ts';
import { Leniencies, Refused, refuse } from './refusal.ts';

/** A receipt fit for a cashbox, or the first reason why there is none. Fits the port's `Translation`. */
export type DraftOutcome =
  | { readonly kind: 'receipt'; readonly receipt: Receipt; readonly leniencies: readonly string[] }
  | { readonly kind: 'refusal'; readonly code: ErrorCode; readonly detail: string };

/**
 * Makes a receipt of what a shop said, or refuses it in words before anything leaves for the cashbox.
 * No sum is ever changed: lines, total and payments meet to the kopeck or there is no receipt.
 *
 * @param today local date `YYYY-MM-DD`
 * @returns names of {@link SHOP_MISTAKES} and {@link NOTICES} that were used, for the time line
 */
export function toReceipt(draft: ReceiptDraft, rules: ReceiptRules, today: string): DraftOutcome {
  const leniencies = new Leniencies(rules.allow);
  try {
    const receipt = readReceipt(draft, rules, today, leniencies);
    return { kind: 'receipt', receipt, leniencies: leniencies.list() };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refusal', code: error.code, detail: error.detail };
    throw error;
  }
}

function readReceipt(draft: ReceiptDraft, rules: ReceiptRules, today: string, leniencies: Leniencies): Receipt {
  checkCounts(draft);
  const operation = readOperation(draft.operation);
  const taxationType = readTaxation(draft.taxationType);
  const clientContact = readContact(draft, rules, leniencies);
  const context = { operation, taxationType, rules, today, leniencies };
  const items = draft.items.flatMap((item, index) => readItem(item, index, context));
  if (items.length > MAX_ITEMS) refuse('CB-402', `после деления строк ${items.length}`);
  checkVatEras(
    items.map(({ vatRate }) => vatRate),
    leniencies,
  );
  const tenders = readTenders(draft);
  const totalKop = readTotal(draft, items, tenders);
  const receipt: Receipt = {
    operation,
    taxationType,
    items,
    tenders,
    totalKop,
    clientContact,
    internetSign: true,
    paymentsPlace: rules.paymentsPlace,
  };
  if (estimateReceiptBytes(receipt) > MAX_RECEIPT_BYTES) refuse('CB-435', 'чек целиком');
  return receipt;
}

function checkCounts({ items, payments, notCarried }: ReceiptDraft): void {
  if (notCarried.length > 0) refuse('CB-436', notCarried.join(', '));
  if (items.length === 0) refuse('CB-401', '');
  if (items.length > MAX_ITEMS) refuse('CB-402', `строк ${items.length}, можно ${MAX_ITEMS}`);
  if (payments.length === 0) refuse('CB-403', '');
  if (payments.length > MAX_PAYMENTS) refuse('CB-404', `оплат ${payments.length}, можно ${MAX_PAYMENTS}`);
}

/** Shops never ask for buys; a word of that kind is not understood rather than believed. */
function readOperation(word: string | null): Operation {
  return word === 'sell' || word === 'sellReturn'
    ? word
    : refuse('CB-405', word === null ? '' : `«${word.slice(0, 40)}»`);
}

function readTaxation(word: string | null): TaxationType {
  const trimmed = word?.trim() ?? '';
  if (trimmed === '') return refuse('CB-406', '');
  return isTaxationType(trimmed) ? trimmed : refuse('CB-407', `«${trimmed.slice(0, 40)}»`);
}

function isTaxationType(word: string): word is TaxationType {
  return Object.hasOwn(TAXATION_TYPES, word);
}

/** Sums by tender: a receipt has each payment tag once, so two payments of one kind become one. */
function readTenders(draft: ReceiptDraft): Readonly<Record<Tender, Kopecks>> {
  const sums: Record<Tender, number> = { cash: 0, electronic: 0, prepaid: 0, credit: 0, otherPayment: 0 };
  draft.payments.forEach((payment, index) => {
    const where = `оплата ${index + 1}`;
    const word = payment.tender?.trim() ?? '';
    const tender =
      TENDER_NAMES.find((name) => name === word) ??
      refuse('CB-420', word === '' ? where : `${where}: «${word.slice(0, 40)}»`);
    sums[tender] += rublesToKopecks(payment.sum, where);
    if (sums[tender] > MAX_SUM_KOP) refuse('CB-415', where);
  });
  return {
    cash: kopecks(sums.cash),
    electronic: kopecks(sums.electronic),
    prepaid: kopecks(sums.prepaid),
    credit: kopecks(sums.credit),
    otherPayment: kopecks(sums.otherPayment),
  };
}

/** A site takes exactly what the order costs, so even cash may not overpay: change is a till's business. */
function readTotal(draft: ReceiptDraft, items: readonly Item[], tenders: Readonly<Record<Tender, Kopecks>>): Kopecks {
  const total = rublesToKopecks(draft.total, 'итог');
  const lines = items.reduce((sum, { lineSumKop }) => sum + lineSumKop, 0);
  if (lines > MAX_SUM_KOP) refuse('CB-415', 'сумма строк');
  if (lines !== total) refuse('CB-418', `строки ${rublesText(kopecks(lines))}, итог ${rublesText(total)}`);
  const paid = TENDER_NAMES.reduce((sum, name) => sum + tenders[name], 0);
  if (paid !== total) refuse('CB-419', `оплаты ${rublesText(kopecks(paid))}, итог ${rublesText(total)}`);
  return total === 0 ? refuse('CB-416', 'итог чека') : total;
}
