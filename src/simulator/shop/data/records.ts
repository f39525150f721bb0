import type { CheckType } from '../check-types.ts';

/** Rows of the shop's tables. Money in whole kopecks, quantity in whole thousandths, moments in Unix milliseconds. */

export interface HashRow {
  readonly id: number;
  readonly hash: string;
  readonly active: boolean;
  readonly createdAtMs: number;
}

/** The cashbox handlers: V1 = FFD 1.0, V2 = FFD 1.05, V3 = FFD 1.2. */
export type Handler = 'V1' | 'V2' | 'V3';

export type PaymentKind = 'cash' | 'cashless' | 'advance' | 'credit';

/** What an administrator saved in the cashbox form. */
export interface CashboxSettings {
  readonly payment: Readonly<Partial<Record<PaymentKind, string | number>>>;
  readonly vat: { readonly none: string | number; readonly byRow: Readonly<Record<string, string | number>> };
  /** Null when the group was never saved (a V1 row has none). */
  readonly taxation: string | null;
  readonly clientInfo: 'EMAIL' | 'PHONE';
  /** `HH:MM` of the site's clock. */
  readonly zReportTime: string;
  /** Measure code (OKEI) → tag 2108, V3 only. */
  readonly measures: Readonly<Record<string, number>>;
}

export interface CashboxRow {
  readonly id: number;
  readonly serialNumber: string;
  readonly handler: Handler;
  readonly name: string;
  readonly active: boolean;
  /** «Статус последнего обращения»: changed only by polls, reset by nothing. */
  readonly enabled: boolean;
  readonly createdAtMs: number;
  readonly lastCheckAtMs: number;
  readonly email: string;
  readonly useOffline: boolean;
  /** Null until the form was saved. */
  readonly settings: CashboxSettings | null;
}

/** A pay system: its "cash" flag is Y (cash), N (cashless) or A (acquiring). */
export type PaySystem = 'cash' | 'cashless' | 'acquiring';

export interface OrderPayment {
  readonly id: number;
  readonly paySystem: PaySystem;
  readonly sumKop: number;
}

export interface Supplier {
  /** Free text at the shop. */
  readonly phones: readonly string[];
  readonly name: string;
  readonly vatin: string;
}

export interface OrderLine {
  readonly name: string;
  /** Final unit price. */
  readonly priceKop: number;
  /** Unit price before discount; the final price when absent. */
  readonly basePriceKop?: number;
  readonly quantityMilli: number;
  /** Line total; price × quantity when absent. */
  readonly sumKop?: number;
  /** Null: the product has no VAT row at all. */
  readonly vatRowId: number | null;
  /** The shop's own word; `commodity` when absent. */
  readonly object?: string;
  /** OKEI code; null or absent: a line without a measure. */
  readonly measureCode?: number | null;
  /** The product is subject to marking. */
  readonly marked?: boolean;
  /** Full marking codes as typed or scanned into the shipment, one per piece. */
  readonly markingCodes?: readonly string[];
  /** Product group whose serial is longer: 9840. */
  readonly markingGroup?: string;
  readonly supplier?: Supplier;
}

export interface ShopOrder {
  readonly id: number;
  /** The number a person sees; always marked «УЧЕБНЫЙ». */
  readonly number: string;
  readonly createdAtMs: number;
  readonly email: string | null;
  readonly phone: string | null;
  readonly lines: readonly OrderLine[];
  readonly deliveryKop: number;
  readonly deliveryVatRowId: number | null;
  readonly payments: readonly OrderPayment[];
  readonly cancelled: boolean;
  /** What marks the order for the manager («Ошибка чека …»). */
  readonly mark: string | null;
}

/** An order as a buyer or a manager makes it; payments default to one acquiring payment of the whole. */
export type NewOrder = Pick<ShopOrder, 'lines'> &
  Partial<Pick<ShopOrder, 'email' | 'phone' | 'deliveryKop' | 'deliveryVatRowId'>> & {
    readonly payments?: readonly Omit<OrderPayment, 'id'>[];
  };

/** N not printed, P printing, Y printed, E error. */
export type PrintStatus = 'N' | 'P' | 'Y' | 'E';

/** Fiscal data as the shop keeps it; names are the shop's own. */
export interface LinkParams {
  /** Unix seconds. */
  readonly doc_time?: number;
  readonly doc_sum?: string;
  readonly fn_number?: string;
  readonly fiscal_doc_number?: string;
  readonly fiscal_doc_attribute?: string;
  readonly calculation_attribute?: string;
  readonly reg_number_kkt?: string;
}

/** An earlier payment set off in a `sell`. */
export interface Offset {
  readonly paymentId: number;
  readonly as: 'prepaid' | 'credit';
}

export interface ShopCheck {
  readonly id: number;
  readonly type: CheckType;
  readonly orderId: number;
  readonly paymentIds: readonly number[];
  readonly offsets: readonly Offset[];
  /** Sum when the check was made; the hand-out reads the order afresh. */
  readonly sumKop: number;
  readonly status: PrintStatus;
  readonly failCount: number;
  readonly createdAtMs: number;
  readonly printStartMs: number | null;
  readonly printEndMs: number | null;
  readonly linkParams: LinkParams | null;
  readonly errorText: string | null;
  readonly cashboxId: number | null;
  /** Cashboxes active when the check was made; never changes. */
  readonly linkedCashboxIds: readonly number[];
}

export interface ReportRow {
  readonly id: number;
  readonly cashboxId: number;
  readonly status: PrintStatus;
  readonly failCount: number;
  readonly createdAtMs: number;
  readonly printStartMs: number | null;
  readonly printEndMs: number | null;
  readonly linkParams: LinkParams | null;
  readonly errorText: string | null;
  /** Rubles, as the agent sent them. */
  readonly cashSum: number;
  readonly cashlessSum: number;
  readonly cumulativeSum: number;
  readonly returnedSum: number;
}

/** A message to the administrator that stays until someone closes it. */
export interface NoticeRow {
  readonly id: number;
  readonly cashboxId: number;
  readonly text: string;
  readonly createdAtMs: number;
}
