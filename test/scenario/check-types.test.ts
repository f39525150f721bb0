import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerDocument } from '../../src/simulator/kkt/ledger.ts';
import { CHECK_TYPES, type CheckType, type NewOrder, type ShopCheck, VAT_ROW } from '../../src/simulator/shop/index.ts';
import { decodeVln } from '../../src/wire/atol-v3/tlv.ts';
import { World } from '../support/world.ts';
import { arePrinted, documentsOf, MINUTE, MODELS, madeOnce, open, run, sell } from './field.ts';

/** One kettle at 20 %, some cheese at 10 %, delivery without VAT; half was paid before, in cash. */
const ORDER: NewOrder = {
  email: 'pokupatel@example.ru',
  lines: [
    { name: 'УЧЕБНЫЙ Чайник', priceKop: 300_000, quantityMilli: 1000, vatRowId: VAT_ROW.vat20, measureCode: 796 },
    { name: 'УЧЕБНЫЙ Сыр', priceKop: 80_000, quantityMilli: 500, vatRowId: VAT_ROW.vat10, measureCode: 166 },
  ],
  deliveryKop: 60_000,
  payments: [
    { paySystem: 'acquiring', sumKop: 100_000 },
    { paySystem: 'cash', sumKop: 300_000 },
  ],
};
const TOTAL = 400_000;
/** The half that is paid first. */
const CARD = { paymentIds: [1] };

const VAT = { vat20: 1, vat10: 2, vat120: 3, vat110: 4, none: 6 } as const;
/** Tag 1212. */
const OBJECT = { commodity: 1, service: 4, payment: 10 } as const;

interface Expectation {
  readonly type: CheckType;
  /** Tag 1214. */
  readonly method: number;
  readonly totalKop: number;
  readonly tenders: Partial<LedgerDocument['tendersKop']>;
  readonly vat: readonly number[];
  readonly objects: readonly number[];
  readonly partly?: true;
}

const GOODS = { vat: [VAT.vat20, VAT.vat10, VAT.none], objects: [OBJECT.commodity, OBJECT.commodity, OBJECT.service] };
const PREPAID = {
  vat: [VAT.vat120, VAT.vat110, VAT.none],
  objects: [OBJECT.payment, OBJECT.payment, OBJECT.payment],
};
const ONE_LINE = { vat: [VAT.none], objects: [OBJECT.payment] };
const BY_PAY_SYSTEM = { electronic: 100_000, cash: 300_000 };
const PART = { totalKop: 100_000, partly: true } as const;
const WHOLE = { totalKop: TOTAL } as const;

/** The page's table 7.1, row by row. */
const TABLE: readonly Expectation[] = [
  { type: 'sell', method: 4, ...WHOLE, tenders: BY_PAY_SYSTEM, ...GOODS },
  { type: 'sellreturn', method: 4, ...WHOLE, tenders: { electronic: TOTAL }, ...GOODS },
  { type: 'sellreturncash', method: 4, ...WHOLE, tenders: { cash: TOTAL }, ...GOODS },
  { type: 'advancepayment', method: 3, ...PART, tenders: { electronic: 100_000 }, ...ONE_LINE },
  { type: 'advancereturn', method: 3, ...PART, tenders: { electronic: 100_000 }, ...ONE_LINE },
  { type: 'advancereturncash', method: 3, ...PART, tenders: { cash: 100_000 }, ...ONE_LINE },
  { type: 'prepayment', method: 2, ...PART, tenders: { electronic: 100_000 }, ...PREPAID },
  { type: 'prepaymentreturn', method: 2, ...PART, tenders: { electronic: 100_000 }, ...PREPAID },
  { type: 'prepaymentreturncash', method: 2, ...PART, tenders: { cash: 100_000 }, ...PREPAID },
  { type: 'fullprepayment', method: 1, ...WHOLE, tenders: BY_PAY_SYSTEM, ...PREPAID },
  { type: 'fullprepaymentreturn', method: 1, ...WHOLE, tenders: { electronic: TOTAL }, ...PREPAID },
  { type: 'fullprepaymentreturncash', method: 1, ...WHOLE, tenders: { cash: TOTAL }, ...PREPAID },
  { type: 'credit', method: 6, ...WHOLE, tenders: { credit: TOTAL }, ...GOODS },
  { type: 'creditreturn', method: 6, ...WHOLE, tenders: { credit: TOTAL }, ...GOODS },
  { type: 'creditpayment', method: 7, ...PART, tenders: { electronic: 100_000 }, ...ONE_LINE },
  { type: 'creditpaymentreturn', method: 7, ...PART, tenders: { electronic: 100_000 }, ...ONE_LINE },
  { type: 'creditpaymentreturncash', method: 7, ...PART, tenders: { cash: 100_000 }, ...ONE_LINE },
];

const NOTHING = { cash: 0, electronic: 0, prepaid: 0, credit: 0, otherPayment: 0 };

describe.each(MODELS)('check types of the shop in the FN, model %i', (model) => {
  it('knows every check type the shop has', () => {
    expect(TABLE.map(({ type }) => type).toSorted()).toEqual(Object.keys(CHECK_TYPES).toSorted());
  });

  describe('each type as the FN keeps it', () => {
    const made = new Map<CheckType, ShopCheck>();
    let world: World;
    beforeAll(async () => {
      world = await run(new World({ kkts: [{ model }] }));
      // Cash for the refunds in cash must be in the drawer first.
      const drawer = Array.from({ length: 4 }, () =>
        sell(world, { ...ORDER, payments: [{ paySystem: 'cash', sumKop: TOTAL }] }),
      );
      await world.until(() => arePrinted(world, drawer));
      for (const { type, partly } of TABLE) {
        const { admin } = world.shop;
        const check = admin.makeCheck(admin.createOrder(ORDER).id, type, partly ? CARD : {});
        if (check) made.set(type, check);
      }
      await world.until(() => arePrinted(world, [...made.values()]), 5 * MINUTE);
    });
    afterAll(() => world.close());

    it.each(TABLE)('$type', ({ type, method, totalKop, tenders, vat, objects }) => {
      const check = made.get(type);
      if (!check) throw new Error('The shop made no check');
      const [document] = documentsOf(world, check);
      expect(document).toMatchObject({
        operation: CHECK_TYPES[type].sign === 'income' ? 'sell' : 'sellReturn',
        totalKop,
        tendersKop: { ...NOTHING, ...tenders },
      });
      expect(document?.lines.map((line) => line.vatCode)).toEqual(vat);
      expect(document?.lines.map((line) => line.paymentObject)).toEqual(objects);
      expect(document?.lines.map((line) => line.paymentMethod)).toEqual(objects.map(() => method));
      expect(document?.lines.reduce((sum, line) => sum + line.lineSumKop, 0)).toBe(totalKop);
      expect(madeOnce(world, [check])).toBe(true);
    });
  });

  it('a sale with an earlier payment set off carries it as prepaid', async () => {
    const world = await open({ kkts: [{ model }] });
    const { admin } = world.shop;
    const check = admin.makeCheck(admin.createOrder(ORDER).id, 'sell', { offsets: [{ paymentId: 2, as: 'prepaid' }] });
    if (!check) throw new Error('no check');
    await world.until(() => arePrinted(world, [check]));
    expect(documentsOf(world, check)[0]?.tendersKop).toEqual({ ...NOTHING, electronic: 100_000, prepaid: 300_000 });
  });

  it('every site receipt is electronic, says that it was sold on the internet, where, to whom and by whom', async () => {
    const world = await open({ kkts: [{ model }] });
    const check = sell(world, ORDER);
    await world.until(() => arePrinted(world, [check]));
    const [document] = documentsOf(world, check);
    expect(document?.electronic).toBe(true);
    expect(document?.textOf(1008)).toBe('pokupatel@example.ru');
    expect(document?.textOf(1187)).toBe('https://training-shop.example');
    expect(document?.textOf(1021)).toBe('Иванова И. И.');
    const numbers = new Map(document?.tags.map(({ tag, value }) => [tag, value] as const));
    expect(decodeVln(numbers.get(1125) ?? new Uint8Array())).toBe(1);
    expect(decodeVln(numbers.get(1055) ?? new Uint8Array())).toBe(1);
  });

  it('the main path works in the format of FFD 1.2 checks (V3) too', async () => {
    const world = await open({ kkts: [{ model }], apiVersion: '3' });
    const checks = [sell(world, ORDER), sell(world, ORDER, 'fullprepayment'), sell(world, ORDER, 'credit')];
    await world.until(() => arePrinted(world, checks));
    expect(madeOnce(world, checks)).toBe(true);
    expect(world.shop.admin.cashboxes()[0]?.handler).toBe('V3');
  });
});
