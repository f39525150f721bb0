import { BitrixDoor, type BitrixDoorOptions } from '../../src/adapters/shop/bitrix/door.ts';
import type { Post } from '../../src/adapters/shop/bitrix/site.ts';
import { kopecks } from '../../src/core/fiscal/money.ts';
import type { CashboxPresence, Exchange, HandOut, OwedResult } from '../../src/core/ports/shop-door.ts';
import { type NewOrder, type ShopCheck, VAT_ROW, VirtualShop } from '../../src/simulator/shop/index.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { LineLog } from '../unit/adapters/shop/bitrix/door-rig.ts';

export const SERIAL = '00106900000001';

export const ORDER: NewOrder = {
  email: 'pokupatel@example.ru',
  phone: '+7 900 000-11-22',
  lines: [
    { name: 'УЧЕБНЫЙ Чайник', priceKop: 319_000, quantityMilli: 1000, vatRowId: VAT_ROW.vat20, measureCode: 796 },
    { name: 'УЧЕБНЫЙ Сыр', priceKop: 79_990, quantityMilli: 375, vatRowId: VAT_ROW.vat10, measureCode: 166 },
  ],
  deliveryKop: 29_000,
};

const FN = '9999078900000001';

type ShopOptions = ConstructorParameters<typeof VirtualShop>[0];

/** The real door against the virtual shop, in process, on a virtual clock. */
export class ContractRig {
  readonly clock = new VirtualClock();
  readonly log = new LineLog();
  readonly shop: VirtualShop;
  readonly door: BitrixDoor;
  usable = true;
  serials: readonly string[] = [SERIAL];
  #fdNumber = 100;

  constructor(shop: Partial<ShopOptions> = {}, door: Partial<BitrixDoorOptions> = {}) {
    const { clock } = this;
    this.shop = new VirtualShop({ ...shop, clock, site: { activatesNewCashboxes: true, ...shop.site } });
    const link = this.shop.connectLink(80);
    this.door = new BitrixDoor({
      shopId: 'shop',
      url: () => link,
      apiVersion: '3',
      paymentsPlace: 'https://training-shop.example',
      allow: [],
      today: () => '2026-11-24',
      post: this.#post,
      clock,
      log: this.log,
      ...door,
    });
  }

  /** In place of HTTP: what breaks there breaks here with the code Node gives it. */
  readonly #post: Post = async ({ url, body, timeoutMs }, signal) => {
    const { pathname, searchParams, host } = new URL(url);
    const query = Object.fromEntries(searchParams);
    const headers = { host, 'content-type': 'application/json' };
    const leave = new AbortController();
    signal.addEventListener('abort', () => leave.abort(signal.reason), { once: true });
    const late = this.clock.sleep(timeoutMs, leave.signal).then(() => {
      throw broken('ETIMEDOUT');
    });
    const answered = this.shop.handle({ method: 'POST', path: pathname, query, headers, body }, leave.signal);
    answered.catch(() => undefined);
    try {
      const { status, headers: answerHeaders, body: text, delivery } = await Promise.race([answered, late]);
      if (delivery === 'dropped') throw broken('ECONNRESET');
      return { status, headers: answerHeaders, body: text };
    } finally {
      leave.abort();
      late.catch(() => undefined);
    }
  };

  presence(): CashboxPresence[] {
    const totals = {
      shiftNumber: 1,
      cashInDrawerKop: kopecks(10_000),
      cashPaymentsKop: kopecks(10_000),
      salesKop: kopecks(35_050),
      returnsKop: kopecks(0),
      nonResettableKop: kopecks(900_000),
    };
    return this.serials.map((kktSerial) => ({ kktSerial, fnSerial: FN, usable: this.usable, totals }));
  }

  poll(riding?: OwedResult): Promise<Exchange> {
    return this.clock.run(this.door.poll(this.presence(), riding, new AbortController().signal));
  }

  deliver(result: OwedResult): Promise<Exchange> {
    return this.clock.run(this.door.deliver(this.presence(), result, new AbortController().signal));
  }

  /** Polls once, held to its end, so that the shop knows the cashbox. */
  async meet(): Promise<this> {
    await this.poll();
    return this;
  }

  /** What stood here before us: an agent without `api_version`, whose row the shop keeps as V1. */
  async pollAsV1(): Promise<void> {
    const { pathname, searchParams } = new URL(this.shop.connectLink(80));
    const query = Object.fromEntries(searchParams);
    const body = JSON.stringify({ kkm: [{ zn: SERIAL, status: 'ok' }] });
    const request = { method: 'POST', path: pathname, query, headers: {}, body };
    await this.clock.run(this.shop.handle(request, new AbortController().signal));
  }

  sell(order: NewOrder = ORDER, type: ShopCheck['type'] = 'sell'): ShopCheck {
    const check = this.shop.admin.makeCheck(this.shop.admin.createOrder(order).id, type);
    if (!check) throw new Error('The shop made no check');
    return check;
  }

  async one(): Promise<HandOut> {
    const { handOuts } = await this.poll();
    const [handOut] = handOuts;
    if (!handOut || handOuts.length !== 1) throw new Error(`Expected one hand-out, got ${handOuts.length}`);
    return handOut;
  }

  row(check: ShopCheck): ShopCheck {
    const row = this.shop.admin.check(check.id);
    if (!row) throw new Error(`No check ${check.id}`);
    return row;
  }

  /** A made receipt as the agent would report it. */
  made(handOut: HandOut, issuedAt = '2026-11-24T12:15:03'): OwedResult {
    const { translation } = handOut;
    if (translation?.kind !== 'receipt') throw new Error(`Not a receipt: ${JSON.stringify(translation)}`);
    const { operation, totalKop } = translation.receipt;
    const document = this.#document(issuedAt);
    return {
      token: handOut.token,
      kktSerial: handOut.kktSerial,
      result: {
        kind: 'receiptMade',
        document: { ...document, type: 'receipt', operation, totalKop },
        totalKop,
        kktRegNumber: '0004812077039561',
      },
    };
  }

  shiftClosed(handOut: HandOut): OwedResult {
    const totals = this.presence()[0]?.totals;
    const document = {
      ...this.#document('2026-11-24T23:31'),
      type: 'shiftClose' as const,
      operation: undefined,
      totalKop: undefined,
    };
    return {
      token: handOut.token,
      kktSerial: handOut.kktSerial,
      result: { kind: 'shiftClosed', document, totals, kktRegNumber: '0004812077039561' },
    };
  }

  refused(handOut: HandOut, order: 'check' | 'closeShift' = 'check'): OwedResult {
    const { translation } = handOut;
    const code = translation?.kind === 'refusal' ? translation.code : 'CB-421';
    const text = 'У строки чека не указана ставка НДС.';
    const result = { kind: 'refused', order, code, text, totals: this.presence()[0]?.totals } as const;
    return { token: handOut.token, kktSerial: handOut.kktSerial, result };
  }

  #document(issuedAt: string) {
    this.#fdNumber += 1;
    return { fnSerial: FN, fdNumber: this.#fdNumber, fiscalSign: '3170446215', issuedAt };
  }
}

function broken(code: string): Error {
  return Object.assign(new Error('the line broke'), { code });
}
