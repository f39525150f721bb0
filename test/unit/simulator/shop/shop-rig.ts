import {
  type CashboxRow,
  ENDPOINT_PATH,
  type NewOrder,
  type ShopCheck,
  type ShopResponse,
  type SiteSettings,
  VAT_ROW,
  VirtualShop,
  type VirtualShopOptions,
} from '../../../../src/simulator/shop/index.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

export const SERIAL = '00106905842117';
export const OTHER_SERIAL = '00106905842118';

export interface Answer extends ShopResponse {
  readonly json: Wire;
}

/** The top of any answer. */
export interface Wire {
  readonly ack?: readonly string[];
  readonly print?: readonly WireCheck[];
  readonly reports?: readonly WireReport[];
}

export interface WireReport {
  readonly type: number;
  readonly uuid: string;
  readonly timestamp: string;
  readonly zn: string;
}

export interface WireCheck {
  readonly external_id: string;
  readonly uuid: string;
  readonly zn: string;
  readonly type: string;
  readonly total: number;
  readonly taxationType: string | null;
  readonly timestamp: string;
  readonly clientInfo: { readonly emailOrPhone: string | null };
  readonly payments: readonly { readonly type: string | null; readonly sum: number }[];
  readonly items: readonly WireItem[];
  readonly validateMarkingCodes?: boolean;
}

export interface WireItem {
  readonly name: string;
  readonly price: number;
  readonly quantity: number;
  readonly amount: number;
  readonly paymentMethod: string;
  readonly paymentObject: string | null;
  readonly tax: { readonly type: string | null };
  readonly measurementUnit?: number;
  readonly nomenclatureCode?: string;
  readonly imcParams?: { readonly imc: string; readonly itemEstimatedStatus: string };
  readonly [field: string]: unknown;
}

export const ORDER: NewOrder = {
  email: 'pokupatel@example.ru',
  phone: '+7 900 000-11-22',
  lines: [
    { name: 'УЧЕБНЫЙ Чайник', priceKop: 319_000, quantityMilli: 1000, vatRowId: VAT_ROW.vat20 },
    { name: 'УЧЕБНЫЙ Сыр', priceKop: 79_990, quantityMilli: 375, vatRowId: VAT_ROW.vat10, measureCode: 166 },
  ],
  deliveryKop: 29_000,
};

export type RigOptions = Omit<Partial<VirtualShopOptions>, 'site'> & { readonly site?: Partial<SiteSettings> };

/** A shop in process, on a virtual clock, with the calls an agent and an administrator make. */
export class ShopRig {
  readonly clock: VirtualClock;
  readonly shop: VirtualShop;
  apiVersion: string | number | undefined = '3';

  constructor(options: RigOptions = {}) {
    this.clock = options.clock instanceof VirtualClock ? options.clock : new VirtualClock();
    const site = { activatesNewCashboxes: true, ...options.site };
    this.shop = new VirtualShop({ ...options, clock: this.clock, site });
  }

  get admin() {
    return this.shop.admin;
  }

  /** A request whose answer is still on its way: drive the clock to get it. */
  ask(body: unknown, signal: AbortSignal = new AbortController().signal): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = {
      method: 'POST',
      path: ENDPOINT_PATH,
      query: { hash: this.admin.currentHash() },
      headers: { 'content-type': 'application/json' },
      body: text,
    };
    return this.shop.handle(request, signal).then((response) => ({ ...response, json: jsonOf(response.body) }));
  }

  /** A whole request, held as long as the shop holds it. */
  post(body: unknown): Promise<Answer> {
    return this.clock.run(this.ask(body));
  }

  body(serials: readonly (string | number)[] = [SERIAL], status = 'ok', printed: readonly unknown[] = []): unknown {
    const kkm = serials.map((zn) => ({
      zn,
      fn: '9999078900000001',
      status,
      cache: 100,
      reg_income: 350.5,
      nz_sum: 9000,
    }));
    const first = printed.length > 0 && kkm[0] ? [{ ...kkm[0], printed }, ...kkm.slice(1)] : kkm;
    return { ...(this.apiVersion === undefined ? {} : { api_version: this.apiVersion }), kkm: first };
  }

  poll(serials?: readonly (string | number)[], status?: string): Promise<Answer> {
    return this.post(this.body(serials, status));
  }

  /** Polls once so that the shop knows the cashbox. */
  async meet(...serials: string[]): Promise<this> {
    await this.poll(serials.length > 0 ? serials : [SERIAL]);
    return this;
  }

  /** Makes the shop know the cashbox without letting time pass: the client leaves during the hold. */
  async meetAtOnce(serial = SERIAL): Promise<CashboxRow> {
    const leave = new AbortController();
    const poll = this.ask(this.body([serial]), leave.signal).catch(() => undefined);
    await this.clock.advance(0);
    leave.abort();
    await poll;
    const row = this.admin.cashbox(serial);
    if (!row) throw new Error(`The shop does not know ${serial}`);
    return row;
  }

  /** Polls until there is something, and gives its checks. */
  async checks(serials?: readonly string[]): Promise<readonly WireCheck[]> {
    return checksOf(await this.poll(serials));
  }

  async oneCheck(serials?: readonly string[]): Promise<WireCheck> {
    const checks = await this.checks(serials);
    const [check] = checks;
    if (!check || checks.length !== 1) throw new Error(`Expected one check, got ${checks.length}`);
    return check;
  }

  report(...printed: readonly unknown[]): Promise<Answer> {
    return this.post(this.body([SERIAL], 'ok', printed));
  }

  /** An order and its check, by a manager. */
  sell(order: NewOrder = ORDER, type: ShopCheck['type'] = 'sell'): ShopCheck {
    const check = this.admin.makeCheck(this.admin.createOrder(order).id, type);
    if (!check) throw new Error('The shop made no check');
    return check;
  }

  row(check: { readonly id: number }): ShopCheck {
    const row = this.admin.check(check.id);
    if (!row) throw new Error(`No check ${check.id}`);
    return row;
  }
}

export const QR = 't=20261124T121503&s=3779.96&fn=9999078900000001&i=18&fp=3170446215&n=1';

export function printed(uuid: string, more: Readonly<Record<string, unknown>> = {}) {
  return { uuid, code: 0, message: '', qr: QR, rn: '0004812077039561', ...more };
}

export function checksOf(answer: Answer): readonly WireCheck[] {
  return answer.json.print ?? [];
}

export function reportsOf(answer: Answer): readonly WireReport[] {
  return answer.json.reports ?? [];
}

function jsonOf(body: string): Wire {
  try {
    return JSON.parse(body) as Wire;
  } catch {
    return {};
  }
}
