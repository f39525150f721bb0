/** Every check type of the shop and what it becomes. Source: bitrix-protocol.md, section 7.1 and 6.5. */

export type LineSource =
  /** Goods and delivery as they are. */
  | 'goods'
  /** Goods and delivery scaled to the paid share. */
  | 'goodsShare'
  /** Goods and delivery paid in full beforehand. */
  | 'goodsPrepaid'
  /** One line «Внесение аванса». */
  | 'advance'
  /** One line about paying off a credit. */
  | 'creditPayment';

export type PaymentSource = 'byPaySystem' | 'electronically' | 'cash' | 'credit';

export interface CheckTypeRow {
  readonly sign: 'income' | 'consumption';
  readonly paymentMethod: string;
  readonly payments: PaymentSource;
  readonly lines: LineSource;
  /** Type in V1, null when V1 has no such check. */
  readonly v1: 1 | 2 | null;
}

const row = (
  sign: CheckTypeRow['sign'],
  paymentMethod: string,
  payments: PaymentSource,
  lines: LineSource,
  v1: 1 | 2 | null = null,
): CheckTypeRow => ({ sign, paymentMethod, payments, lines, v1 });

export const CHECK_TYPES = {
  sell: row('income', 'fullPayment', 'byPaySystem', 'goods', 1),
  sellreturn: row('consumption', 'fullPayment', 'electronically', 'goods', 2),
  sellreturncash: row('consumption', 'fullPayment', 'cash', 'goods', 2),
  advancepayment: row('income', 'advance', 'byPaySystem', 'advance'),
  advancereturn: row('consumption', 'advance', 'electronically', 'advance'),
  advancereturncash: row('consumption', 'advance', 'cash', 'advance'),
  prepayment: row('income', 'prepayment', 'byPaySystem', 'goodsShare'),
  prepaymentreturn: row('consumption', 'prepayment', 'electronically', 'goodsShare'),
  prepaymentreturncash: row('consumption', 'prepayment', 'cash', 'goodsShare'),
  fullprepayment: row('income', 'fullPrepayment', 'byPaySystem', 'goodsPrepaid'),
  fullprepaymentreturn: row('consumption', 'fullPrepayment', 'electronically', 'goodsPrepaid'),
  fullprepaymentreturncash: row('consumption', 'fullPrepayment', 'cash', 'goodsPrepaid'),
  credit: row('income', 'credit', 'credit', 'goods'),
  creditreturn: row('consumption', 'credit', 'credit', 'goods'),
  creditpayment: row('income', 'creditPayment', 'byPaySystem', 'creditPayment'),
  creditpaymentreturn: row('consumption', 'creditPayment', 'electronically', 'creditPayment'),
  creditpaymentreturncash: row('consumption', 'creditPayment', 'cash', 'creditPayment'),
} as const satisfies Record<string, CheckTypeRow>;

export type CheckType = keyof typeof CHECK_TYPES;

/** The return that undoes a check, null when the check is a return itself. */
export function returnTypeOf(type: CheckType, toCash: boolean): CheckType | null {
  if (CHECK_TYPES[type].sign === 'consumption') return null;
  switch (type) {
    case 'sell':
      return toCash ? 'sellreturncash' : 'sellreturn';
    case 'advancepayment':
      return toCash ? 'advancereturncash' : 'advancereturn';
    case 'prepayment':
      return toCash ? 'prepaymentreturncash' : 'prepaymentreturn';
    case 'fullprepayment':
      return toCash ? 'fullprepaymentreturncash' : 'fullprepaymentreturn';
    case 'creditpayment':
      return toCash ? 'creditpaymentreturncash' : 'creditpaymentreturn';
    case 'credit':
      return 'creditreturn';
    default:
      return null;
  }
}
