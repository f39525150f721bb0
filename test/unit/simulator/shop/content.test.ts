import { describe, expect, test } from 'vitest';
import {
  CHECK_TYPES,
  type CheckType,
  type NewOrder,
  type OrderLine,
  type SiteSettings,
  VAT_ROW,
} from '../../../../src/simulator/shop/index.ts';
import { ORDER, ShopRig, type WireCheck } from './shop-rig.ts';

const GTIN_CODE = '010460043903123421abcdEFGh12345\u001d91EE06\u001d92signature';
const line = (more: Partial<OrderLine> = {}): OrderLine => ({
  name: 'УЧЕБНЫЙ Товар',
  priceKop: 10_000,
  quantityMilli: 1000,
  vatRowId: null,
  ...more,
});

interface Made {
  readonly order?: NewOrder;
  readonly type?: CheckType;
  readonly api?: string;
  readonly site?: Partial<SiteSettings>;
}

async function contentOf({ order = ORDER, type = 'sell', api = '3', site = {} }: Made): Promise<WireCheck> {
  const rig = new ShopRig({ site });
  rig.apiVersion = api;
  await rig.meetAtOnce();
  rig.sell(order, type);
  return rig.oneCheck();
}

const kop = (rub: number) => Math.round(rub * 100);
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + kop(value), 0);

describe('every check type of the shop', () => {
  test.each(Object.entries(CHECK_TYPES))('%s has its sign and method, and its sums meet', async (type, row) => {
    const check = await contentOf({ type: type as CheckType });
    expect(check.type).toBe(row.sign === 'income' ? 'sell' : 'sellReturn');
    expect(new Set(check.items.map((item) => item.paymentMethod))).toEqual(new Set([row.paymentMethod]));
    expect(sumOf(check.items.map((item) => item.amount))).toBe(kop(check.total));
    expect(sumOf(check.payments.map((payment) => payment.sum))).toBe(kop(check.total));
  });

  test.each([
    ['sell', 'acquiring', 'electronically'],
    ['sell', 'cashless', 'electronically'],
    ['sell', 'cash', 'cash'],
    ['sellreturn', 'cash', 'electronically'],
    ['sellreturncash', 'acquiring', 'cash'],
    ['credit', 'cash', 'credit'],
    ['creditreturn', 'cash', 'credit'],
    ['creditpayment', 'cash', 'cash'],
    ['advancereturncash', 'acquiring', 'cash'],
  ] as const)('%s paid by %s comes as %s', async (type, paySystem, word) => {
    const order = { lines: [line()], payments: [{ paySystem, sumKop: 10_000 }] };
    expect((await contentOf({ order, type })).payments).toEqual([{ type: word, sum: 100 }]);
  });

  test('a credit is one payment for the whole sum', async () => {
    const payments = [
      { paySystem: 'cash' as const, sumKop: 4_000 },
      { paySystem: 'acquiring' as const, sumKop: 6_000 },
    ];
    const check = await contentOf({ order: { lines: [line()], payments }, type: 'credit' });
    expect(check.payments).toEqual([{ type: 'credit', sum: 100 }]);
  });

  test.each([
    ['prepaid', 'prepaid'],
    ['credit', 'credit'],
  ] as const)('an earlier payment set off as %s comes beside the payment of today', async (as, word) => {
    const rig = await new ShopRig().meet();
    const payments = [
      { paySystem: 'acquiring' as const, sumKop: 3_000 },
      { paySystem: 'cash' as const, sumKop: 7_000 },
    ];
    const order = rig.admin.createOrder({ lines: [line()], payments });
    rig.admin.makeCheck(order.id, 'sell', { offsets: [{ paymentId: 1, as }] });
    expect((await rig.oneCheck()).payments).toEqual([
      { type: 'cash', sum: 70 },
      { type: word, sum: 30 },
    ]);
  });

  test.each([
    ['advancepayment', 'Внесение аванса'],
    ['advancereturn', 'Внесение аванса'],
    ['creditpayment', 'Оплата кредита'],
    ['creditpaymentreturn', 'Возврат оплаты кредита'],
  ] as const)('%s has one line «%s» without VAT', async (type, name) => {
    expect((await contentOf({ type })).items).toMatchObject([
      { name, quantity: 1, paymentObject: 'payment', tax: { type: 'none' }, price: 3779.96 },
    ]);
  });

  test('a prepayment scales all lines to the paid share, and the last takes the rest', async () => {
    const order = { ...ORDER, payments: [{ paySystem: 'acquiring' as const, sumKop: 100_001 }] };
    const check = await contentOf({ order, type: 'prepayment', site: { splitsLines: false } });
    expect(check.items.map((item) => item.amount)).toEqual([843.93, 79.36, 76.72]);
    expect(check.total).toBe(1000.01);
    expect(new Set(check.items.map((item) => item.paymentObject))).toEqual(new Set(['payment']));
  });

  test('returns are made by hand from the check they undo', async () => {
    const rig = await new ShopRig().meet();
    const made = rig.sell(ORDER, 'fullprepayment');
    expect(rig.admin.makeReturn(made.id, { toCash: true })?.type).toBe('fullprepaymentreturncash');
    const back = rig.admin.makeReturn(made.id);
    expect(back?.type).toBe('fullprepaymentreturn');
    expect(() => rig.admin.makeReturn(back?.id ?? 0)).toThrow('сам является возвратом');
  });

  test('corrections are not supported and reach no queue', async () => {
    const rig = await new ShopRig().meet();
    expect(() => rig.admin.makeCorrection()).toThrow('не поддерживает');
    expect(rig.admin.counters().checks).toBe(0);
  });
});

describe('VAT', () => {
  test.each([
    ['no VAT row', null, 'none'],
    ['the row «Без НДС»', VAT_ROW.withoutVat, 'vat0'],
    ['0 %', VAT_ROW.vat0, 'vat0'],
    ['10 %', VAT_ROW.vat10, 'vat10'],
    ['20 %', VAT_ROW.vat20, 'vat20'],
    ['22 %, whose field is empty', VAT_ROW.vat22, ''],
    ['a row the administrator never saw', 99, 'none'],
  ])('%s', async (_, vatRowId, word) => {
    const check = await contentOf({ order: { lines: [line({ vatRowId })] } });
    expect(check.items[0]?.tax.type).toBe(word);
  });

  test('prepayments get the calculated rates, but 22 % stays as it was typed', async () => {
    const rig = new ShopRig();
    const { id, settings } = await rig.meetAtOnce();
    const byRow = { ...settings?.vat.byRow, [VAT_ROW.vat22]: 'vat22' };
    rig.admin.saveCashbox(id, { vat: { none: 'none', byRow } });
    const rows = [VAT_ROW.vat10, VAT_ROW.vat20, VAT_ROW.vat22];
    rig.sell({ lines: rows.map((vatRowId) => line({ vatRowId })) }, 'fullprepayment');
    const words = (await rig.oneCheck()).items.map((item) => item.tax.type);
    expect(words).toEqual(['vat110', 'vat120', 'vat22']);
  });

  test('delivery has VAT only where the site counts it', async () => {
    const order = { lines: [], deliveryKop: 30_000, deliveryVatRowId: VAT_ROW.vat20 };
    expect((await contentOf({ order })).items[0]).toMatchObject({ name: 'Доставка', paymentObject: 'service' });
    expect((await contentOf({ order })).items[0]?.tax.type).toBe('none');
    expect((await contentOf({ order, site: { countsDeliveryTax: true } })).items[0]?.tax.type).toBe('vat20');
  });
});

describe('the contact', () => {
  const contact = async (email: string | null, phone: string | null, kind: 'EMAIL' | 'PHONE') => {
    const rig = new ShopRig();
    rig.admin.saveCashbox((await rig.meetAtOnce()).id, { clientInfo: kind });
    rig.sell({ lines: [line()], email, phone });
    return (await rig.oneCheck()).clientInfo.emailOrPhone;
  };

  test.each([
    ['a@example.ru', '+7 900 000-11-22', 'EMAIL', 'a@example.ru'],
    ['a@example.ru', '+7 900 000-11-22', 'PHONE', '+79000001122'],
    ['a@example.ru', null, 'PHONE', 'a@example.ru'],
    [null, '+375 29 000-11-22', 'PHONE', '375290001122'],
    [null, '+7 900 000-11-22', 'EMAIL', null],
    [null, null, 'EMAIL', 'shop@training-shop.example'],
  ] as const)('%s and %s with the setting %s is %s', async (email, phone, kind, expected) => {
    expect(await contact(email, phone, kind)).toBe(expected);
  });
});

describe('lines', () => {
  test.each([
    [796, 0],
    [166, 11],
    [2554, 83],
    [999, 255],
    [null, 0],
  ])('the measure %s becomes %s in V3', async (measureCode, unit) => {
    const check = await contentOf({ order: { lines: [line({ measureCode })] } });
    expect(check.items[0]?.measurementUnit).toBe(unit);
  });

  test('V2 carries no measure', async () => {
    expect((await contentOf({ api: '2' })).items[0]).not.toHaveProperty('measurementUnit');
  });

  test('a line whose price × quantity misses its sum comes as two', async () => {
    const order = { lines: [line({ priceKop: 3_333, quantityMilli: 3000, sumKop: 10_000 })] };
    expect((await contentOf({ order })).items).toMatchObject([
      { price: 33.33, quantity: 2, amount: 66.66 },
      { price: 33.34, quantity: 1, amount: 33.34 },
    ]);
    expect((await contentOf({ order, site: { splitsLines: false } })).items).toMatchObject([
      { price: 33.33, quantity: 3, amount: 100 },
    ]);
  });

  test('an order edited after payment: the lines are bent to the total, or miss it on an older site', async () => {
    for (const [bendsAmounts, amounts] of [
      [true, [50, 50]],
      [false, [100, 100]],
    ] as const) {
      const rig = await new ShopRig({ site: { bendsAmounts } }).meet();
      const sold = rig.sell({ lines: [line()] });
      rig.admin.editOrder(sold.orderId, { lines: [line(), line()] });
      const check = await rig.oneCheck();
      expect(check.total).toBe(100);
      expect(check.items.map((item) => item.amount)).toEqual(amounts);
    }
  });

  test('a shop of 2019 gives the price before discount and no line type', async () => {
    const order = { lines: [line({ basePriceKop: 12_000 })] };
    const [item] = (await contentOf({ order, api: '2', site: { oldV2Lines: true } })).items;
    expect(item).toMatchObject({ price: 120, amount: 100 });
    expect(item).not.toHaveProperty('type');
  });

  test('a discount comes apart in V1', async () => {
    const order = { lines: [line({ basePriceKop: 12_000, quantityMilli: 2000, vatRowId: VAT_ROW.vat20 })] };
    expect((await contentOf({ order, api: '1' })).items).toEqual([
      { name: 'УЧЕБНЫЙ Товар', price: 120, quantity: 2, discount: 40, discount_type: 0, VAT: 0 },
    ]);
  });

  test('a supplier is passed on as free text', async () => {
    const supplier = { phones: ['8 (495) 000-00-00 доб. 1'], name: 'УЧЕБНЫЙ поставщик', vatin: '7700000000' };
    const [item] = (await contentOf({ order: { lines: [line({ supplier })] } })).items;
    expect(item).toHaveProperty('supplierInfo', supplier);
  });

  test.each(['deposit', 'expense', 'fine', 'tax'])('the object %s has no word and comes as null', async (object) => {
    expect((await contentOf({ order: { lines: [line({ object })] } })).items[0]?.paymentObject).toBeNull();
  });
});

describe('marked goods', () => {
  const marked = (more: Partial<OrderLine> = {}) => line({ marked: true, markingCodes: [GTIN_CODE], ...more });

  test('V3 gives one line per code, and the pieces without a code together, with a blank after the word', async () => {
    const check = await contentOf({ order: { lines: [marked({ quantityMilli: 3000 })] } });
    expect(check.items).toMatchObject([
      { quantity: 1, paymentObject: 'commodityWithMarking', imcParams: { itemEstimatedStatus: 'itemPieceSold' } },
      { quantity: 2, paymentObject: 'commodityWithoutMarking ' },
    ]);
    expect(Buffer.from(check.items[0]?.imcParams?.imc ?? '', 'base64').toString()).toBe(GTIN_CODE);
    expect(check.validateMarkingCodes).toBe(true);
    expect(check.items[1]).not.toHaveProperty('imcParams');
  });

  test('excise words end in a blank', async () => {
    const lines = [marked({ object: 'excise' }), marked({ object: 'excise', markingCodes: [] })];
    const words = (await contentOf({ order: { lines } })).items.map((item) => item.paymentObject);
    expect(words).toEqual(['exciseWithMarking ', 'exciseWithoutMarking ']);
  });

  test.each([
    ['sellreturn', 'itemPieceReturn'],
    ['sellreturncash', 'itemPieceReturn'],
    ['creditreturn', 'itemPieceSold'],
  ] as const)("%s says %s: the credit return is the shop's own mistake", async (type, status) => {
    const check = await contentOf({ order: { lines: [marked()] }, type });
    expect(check.type).toBe('sellReturn');
    expect(check.items[0]?.imcParams?.itemEstimatedStatus).toBe(status);
  });

  test('V2 gives the bytes of tag 1162: mark, number of goods, 13 characters of the serial', async () => {
    const [item] = (await contentOf({ order: { lines: [marked()] }, api: '2' })).items;
    expect(item?.paymentObject).toBe('commodity');
    const bytes = Buffer.from(item?.nomenclatureCode ?? '', 'base64');
    expect(bytes.subarray(0, 2).toString('hex')).toBe('444d');
    expect(bytes.readUIntBE(2, 6)).toBe(4_600_439_031_234);
    expect(bytes.subarray(8).toString('latin1')).toBe('abcdEFGh12345');
    expect(item).not.toHaveProperty('imcParams');
  });

  test('prepayments carry no marking', async () => {
    const check = await contentOf({ order: { lines: [marked()] }, type: 'fullprepayment' });
    expect(check.items[0]).not.toHaveProperty('imcParams');
    expect(check).not.toHaveProperty('validateMarkingCodes');
  });
});

test('a cashbox switched on from the list, without settings, gives nulls', async () => {
  const rig = new ShopRig({ site: { activatesNewCashboxes: false } });
  rig.admin.switchCashbox((await rig.meetAtOnce()).id, true);
  rig.sell();
  const check = await rig.oneCheck();
  expect(check.taxationType).toBeNull();
  expect(check.payments[0]?.type).toBeNull();
  expect(new Set(check.items.map((item) => item.tax.type))).toEqual(new Set([null]));
});

test('a check whose payments do not cover the goods is not made', async () => {
  const rig = await new ShopRig().meet();
  const payments = [{ paySystem: 'cash' as const, sumKop: 1 }];
  const order = rig.admin.createOrder({ lines: [line()], payments });
  expect(() => rig.admin.makeCheck(order.id, 'sell')).toThrow('не равна');
  expect(() => rig.admin.makeCheck(77, 'sell')).toThrow('не найден');
});
