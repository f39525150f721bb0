import { OPERATIONS, type Operation } from '../../../../core/fiscal/terms.ts';
import { RECEIPT } from '../constants.ts';

/** Receipt types of the library; they are not the values of tag 1054. Source: dto10-driver 1.9. */
export const RECEIPT_TYPES = {
  sell: RECEIPT.SELL,
  sellReturn: RECEIPT.SELL_RETURN,
  buy: RECEIPT.BUY,
  buyReturn: RECEIPT.BUY_RETURN,
} as const satisfies Record<Operation, number>;

export const RECEIPT_CLOSED = RECEIPT.CLOSED;

const NAMES = Object.keys(OPERATIONS) as readonly Operation[];

/** @returns undefined for corrections and for codes of no source */
export function operationOfReceiptType(code: number): Operation | undefined {
  return NAMES.find((name) => RECEIPT_TYPES[name] === code);
}

/** By tag 1054, as the FN holds it. */
export function operationOfTag(code: number): Operation | undefined {
  return NAMES.find((name) => OPERATIONS[name] === code);
}
