import type { CashboxRow, Handler, ShopCheck, ShopOrder } from '../data/records.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { ContentLine } from './content-lines.ts';
import type { ContentPayment } from './content-payments.ts';

/** What a hand-out needs to know; the format is that of the stored handler, not of the request. */
export interface HandOutContext {
  readonly check: ShopCheck;
  /** Undefined: the order was deleted, and the check comes empty. */
  readonly order: ShopOrder | undefined;
  readonly cashbox: CashboxRow;
  readonly format: Handler;
  readonly site: SiteSettings;
  readonly uuid: string;
  readonly nowMs: number;
}

/** A check's content as the order gives it at this moment. */
export interface CheckContent {
  readonly payments: readonly ContentPayment[];
  readonly lines: readonly ContentLine[];
  /** Sum of the payments, not of the lines. */
  readonly totalKop: number;
  readonly contact: string | null;
}

/** Kopecks as the rubles PHP puts on the wire. */
export const rubles = (kop: number): number => kop / 100;
