import type { Operation } from '../../../../core/fiscal/terms.ts';

/** Receipt types of 92, 3F and register 51. Source: atol-serial-protocol section 7. They are not the values of tag 1054. */
export const RECEIPT_TYPES = { sell: 1, sellReturn: 2, buy: 4, buyReturn: 5 } as const satisfies Record<
  Operation,
  number
>;

/** @returns undefined for corrections and for codes of no source */
export function operationOfReceiptType(code: number): Operation | undefined {
  const names = Object.keys(RECEIPT_TYPES) as readonly Operation[];
  return names.find((name) => RECEIPT_TYPES[name] === code);
}
