import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ERRORS } from '../../../../../src/core/errors.ts';
import { SHOP_MISTAKE_NAMES } from '../../../../../src/core/fiscal/draft/shop-mistakes.ts';
import { toReceipt } from '../../../../../src/core/fiscal/draft/to-receipt.ts';
import { DRAFT, draftOf, KETTLE, outcome, RULES, receiptOf, TODAY } from './sample-draft.ts';

test('an ordinary sale becomes a receipt with the sign of the internet and the place of settlement', () => {
  expect(toReceipt(DRAFT, RULES, TODAY)).toEqual({
    kind: 'receipt',
    leniencies: [],
    receipt: {
      operation: 'sell',
      taxationType: 'osn',
      items: [
        {
          itemName: 'Чайник',
          priceKop: 319_000,
          quantityMilli: 1000,
          lineSumKop: 319_000,
          vatRate: 'vat22',
          paymentMethod: 'fullPayment',
          paymentObject: 'commodity',
          measurementUnit: undefined,
          markingCode: undefined,
          agent: undefined,
          supplier: undefined,
        },
      ],
      tenders: { cash: 0, electronic: 319_000, prepaid: 0, credit: 0, otherPayment: 0 },
      totalKop: 319_000,
      clientContact: 'buyer@mail.example.ru',
      internetSign: true,
      paymentsPlace: 'https://shop.example.ru',
    },
  });
});

describe('what the shop left out is refused', () => {
  test.each([
    ['CB-401', { items: [] }],
    ['CB-403', { payments: [] }],
    ['CB-405', { operation: null }],
    ['CB-405 «buy»', { operation: 'buy' }],
    ['CB-406', { taxationType: null }],
    ['CB-406', { taxationType: ' ' }],
    ['CB-407 «simple»', { taxationType: 'simple' }],
    ['CB-408', { clientContact: null }],
    ['CB-408', { clientContact: '' }],
    ['CB-411 итог', { total: null }],
    ['CB-411 итог', { total: Number.NaN }],
    ['CB-411 оплата 1', { payments: [{ tender: 'cash', sum: null }] }],
    ['CB-412 оплата 1 -1', { payments: [{ tender: 'cash', sum: -1 }] }],
    ['CB-420 оплата 1', { payments: [{ tender: null, sum: 3190 }] }],
    ['CB-420 оплата 1: «cheque»', { payments: [{ tender: 'cheque', sum: 3190 }] }],
    ['CB-436 agentInfo', { notCarried: ['agentInfo'] }],
  ])('%s', (expected, change) => {
    expect(outcome({ ...DRAFT, ...change })).toBe(expected);
  });

  test.each([
    ['CB-410 строка 1', { name: null }],
    ['CB-410 строка 1', { name: '茶' }],
    ['CB-411 строка 1 «Чайник»: цена', { price: null }],
    ['CB-411 строка 1 «Чайник»: сумма строки', { amount: null }],
    ['CB-412 строка 1 «Чайник»: цена -5', { price: -5 }],
    ['CB-414 строка 1 «Чайник»: количество не указано', { quantity: null }],
    ['CB-414 строка 1 «Чайник»: количество 0', { quantity: 0 }],
    ['CB-414 строка 1 «Чайник»: количество -1', { quantity: -1 }],
    ['CB-414 строка 1 «Чайник»: количество 1.0005', { quantity: 1.0005 }],
    ['CB-414 строка 1 «Чайник»: количество 100000', { quantity: 100_000 }],
    ['CB-421 строка 1 «Чайник»', { vatRate: null }],
    ['CB-421 строка 1 «Чайник»', { vatRate: '' }],
    ['CB-422 строка 1 «Чайник»: «vat18»', { vatRate: 'vat18' }],
    ['CB-427 строка 1 «Чайник»: не указан', { paymentMethod: null }],
    ['CB-427 строка 1 «Чайник»: «later»', { paymentMethod: 'later' }],
    ['CB-428 строка 1 «Чайник»: не указан', { paymentObject: null }],
    ['CB-428 строка 1 «Чайник»: «toString»', { paymentObject: 'toString' }],
    ['CB-429 строка 1 «Чайник»: 99', { measurementUnit: 99 }],
    ['CB-436 строка 1 «Чайник»: excise', { notCarried: ['excise'] }],
  ])('%s', (expected, change) => {
    expect(outcome({ ...DRAFT, items: [{ ...KETTLE, ...change }] })).toBe(expected);
  });

  test('the refusal names the line that is wrong, not the first one', () => {
    expect(outcome(draftOf([{}, { name: 'Доставка', vatRate: '' }]))).toBe('CB-421 строка 2 «Доставка»');
  });
});

describe('money', () => {
  test('float noise of the shop is read as the kopecks it means', () => {
    const draft = draftOf([{ price: 1234.5599999999999, amount: 1234.560000000001 }], {
      total: 1234.56,
      payments: [{ tender: 'electronic', sum: 0.1 + 0.2 + 1234.26 }],
    });
    expect(receiptOf(draft).totalKop).toBe(123_456);
  });

  test.each([
    ['CB-413 строка 1 «Чайник»: цена 10.005', { price: 10.005, amount: 10.01 }],
    ['CB-413 строка 1 «Чайник»: сумма строки 10.0099', { price: 10.01, amount: 10.0099 }],
    ['CB-415 строка 1 «Чайник»: цена 42949672.96', { price: 42_949_672.96, amount: 1 }],
  ])('%s', (expected, change) => {
    expect(outcome(draftOf([change]))).toBe(expected);
  });

  test('the largest receipt is made, one kopeck more is not', () => {
    expect(receiptOf(draftOf([{ price: 42_949_672.95, amount: 42_949_672.95 }])).totalKop).toBe(4_294_967_295);
    const more = draftOf(
      [
        { price: 42_949_672.95, amount: 42_949_672.95 },
        { price: 0.01, amount: 0.01 },
      ],
      {
        total: 42_949_672.95,
      },
    );
    expect(outcome(more)).toContain('CB-415');
  });

  test('lines, total and payments must meet to the kopeck', () => {
    expect(outcome({ ...DRAFT, total: 3190.01 })).toBe('CB-418 строки 3190.00, итог 3190.01');
    expect(outcome({ ...DRAFT, payments: [{ tender: 'electronic', sum: 3189.99 }] })).toBe(
      'CB-419 оплаты 3189.99, итог 3190.00',
    );
  });

  test('even cash may not overpay on a site', () => {
    expect(outcome({ ...DRAFT, payments: [{ tender: 'cash', sum: 3200 }] })).toContain('CB-419');
  });

  test('two payments of one kind become one, others stand beside', () => {
    const payments = [
      { tender: 'prepaid', sum: 1000 },
      { tender: 'electronic', sum: 2000 },
      { tender: 'electronic', sum: 190 },
    ];
    expect(receiptOf({ ...DRAFT, payments }).tenders).toEqual({
      cash: 0,
      electronic: 219_000,
      prepaid: 100_000,
      credit: 0,
      otherPayment: 0,
    });
  });

  test('a sum within a kopeck of price times quantity stands as the shop said it', () => {
    const draft = draftOf([{ price: 21.99, quantity: 47.8, amount: 1051.11 }]);
    expect(outcome(draft)).toBe('receipt');
    expect(receiptOf(draft).items[0]).toMatchObject({ priceKop: 2199, quantityMilli: 47_800, lineSumKop: 105_111 });
  });

  test('a unit price rounded by the shop splits the line, the sum stays', () => {
    const draft = draftOf([{ price: 33.33, quantity: 3, amount: 99.97 }]);
    expect(outcome(draft)).toBe('receipt lineFitted');
    expect(receiptOf(draft).items).toMatchObject([
      { priceKop: 3333, quantityMilli: 1000, lineSumKop: 3333 },
      { priceKop: 3332, quantityMilli: 2000, lineSumKop: 6664 },
    ]);
  });

  test('a price before discount is refused, and taken from the sum when that mistake is allowed', () => {
    const draft = draftOf([{ price: 33.33, quantity: 3, amount: 89.99 }]);
    expect(outcome(draft)).toBe('CB-417 строка 1 «Чайник»: цена 33.33 × 3, сумма 89.99');
    const rules = { allow: new Set(['priceBeforeDiscount'] as const) };
    expect(outcome(draft, rules)).toBe('receipt priceBeforeDiscount');
    expect(receiptOf(draft, rules).items).toMatchObject([
      { priceKop: 3000, quantityMilli: 2000, lineSumKop: 6000 },
      { priceKop: 2999, quantityMilli: 1000, lineSumKop: 2999 },
    ]);
  });

  test('a sum far above price times quantity is no discount and is refused whatever is allowed', () => {
    const draft = draftOf([{ price: 10, quantity: 2, amount: 25 }]);
    expect(outcome(draft, { allow: new Set(SHOP_MISTAKE_NAMES) })).toContain('CB-417');
  });

  test('a gift is refused unless zero prices are allowed', () => {
    const draft = draftOf([{}, { name: 'Подарок', price: 0, amount: 0 }]);
    expect(outcome(draft)).toBe('CB-416 строка 2 «Подарок»');
    expect(outcome(draft, { allow: new Set(['zeroPrice']) })).toBe('receipt zeroPrice');
  });

  test('a receipt about nothing is never made', () => {
    expect(outcome(draftOf([{ price: 0, amount: 0 }]), { allow: new Set(SHOP_MISTAKE_NAMES) })).toBe(
      'CB-416 итог чека',
    );
  });

  test('whatever the shop sends, an accepted receipt balances and keeps the sums of the shop', () => {
    const line = fc.record({
      price: fc.integer({ min: 0, max: 10_000_00 }).map((kop) => kop / 100),
      quantity: fc.oneof(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50_000 }).map((q) => q / 1000),
      ),
      amount: fc.integer({ min: 0, max: 10_000_00 }).map((kop) => kop / 100),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const draft = draftOf(lines);
        const result = toReceipt(draft, { ...RULES, allow: new Set(SHOP_MISTAKE_NAMES) }, TODAY);
        if (result.kind === 'refusal') return;
        const { items, totalKop, tenders } = result.receipt;
        expect(items.reduce((sum, i) => sum + i.lineSumKop, 0)).toBe(totalKop);
        expect(tenders.electronic).toBe(totalKop);
        expect(totalKop).toBe(Math.round((draft.total ?? 0) * 100));
        expect(items.reduce((sum, i) => sum + i.quantityMilli, 0)).toBe(
          lines.reduce((sum, l) => sum + Math.round(l.quantity * 1000), 0),
        );
      }),
    );
  });
});

describe('VAT', () => {
  test('a rate is refused before its first day and never for being old', () => {
    expect(outcome(DRAFT, {}, '2025-12-31')).toBe('CB-423 строка 1 «Чайник»: НДС 22% действует с 2026-01-01');
    expect(outcome(DRAFT, {}, '2026-01-01')).toBe('receipt');
    expect(outcome(draftOf([{ vatRate: 'vat20' }], { operation: 'sellReturn' }))).toBe('receipt');
    expect(outcome(draftOf([{ vatRate: 'vat5' }]), {}, '2024-12-31')).toContain('CB-423');
  });

  test('20 % and 22 % in one receipt are refused unless allowed', () => {
    const draft = draftOf([{}, { vatRate: 'vat120' }]);
    expect(outcome(draft)).toBe('CB-424');
    expect(outcome(draft, { allow: new Set(['mixedVatEras']) })).toBe('receipt mixedVatEras');
  });

  test.each([
    ['vat22', 'vat122'],
    ['vat20', 'vat120'],
    ['vat10', 'vat110'],
    ['vat7', 'vat107'],
    ['vat5', 'vat105'],
  ])('%s on a prepayment is refused, and read as %s when that mistake is allowed', (plain, calculated) => {
    for (const paymentMethod of ['fullPrepayment', 'prepayment', 'advance']) {
      const draft = draftOf([{ vatRate: plain, paymentMethod }]);
      expect(outcome(draft)).toContain('CB-425');
      const rules = { allow: new Set(['plainVatOnPrepayment'] as const) };
      expect(outcome(draft, rules)).toBe('receipt plainVatOnPrepayment');
      expect(receiptOf(draft, rules).items[0]?.vatRate).toBe(calculated);
    }
  });

  test('calculated, zero and no VAT stand on a prepayment as they are', () => {
    for (const vatRate of ['vat122', 'vat0', 'none']) {
      const draft = draftOf([{ vatRate, paymentMethod: 'prepayment' }], { taxationType: 'usnIncome' });
      expect(receiptOf(draft).items[0]?.vatRate).toBe(vatRate);
    }
  });

  test('a line without VAT on the general system is told, and refused where the shop wants that', () => {
    const draft = draftOf([{ vatRate: 'none' }]);
    expect(outcome(draft)).toBe('receipt vatNoneOnOsn');
    expect(outcome(draft, { refuse: new Set(['vatNoneOnOsn']) })).toBe('CB-426 строка 1 «Чайник»');
    expect(outcome({ ...draft, taxationType: 'patent' })).toBe('receipt');
  });
});

describe('contact', () => {
  test.each(['buyer@mail.example.ru', 'почта@пример.рф', '+79031234567', '375291234567'])(
    '%s reaches the receipt unchanged',
    (clientContact) => {
      expect(receiptOf({ ...DRAFT, clientContact: ` ${clientContact} ` }).clientContact).toBe(clientContact);
    },
  );

  test.each([
    'buyer',
    'a@b',
    '+7 (903) 123',
    'two@a.ru, three@a.ru',
    'bu\u00a0yer@mail.ru',
    `${'b'.repeat(60)}@a.ru`,
    'büyer@mail.ru',
  ])('%s is refused and not repeated in the refusal', (clientContact) => {
    const said = outcome({ ...DRAFT, clientContact });
    expect(said).toContain('CB-409');
    expect(said).not.toContain(clientContact);
  });

  test("the shop's own address stands in only when that is allowed and given", () => {
    const draft = { ...DRAFT, clientContact: null };
    const allow = new Set(['missingContact'] as const);
    expect(outcome(draft, { fallbackContact: 'sales@shop.example.ru' })).toBe('CB-408');
    expect(outcome(draft, { allow })).toContain('CB-408');
    expect(receiptOf(draft, { allow, fallbackContact: 'sales@shop.example.ru' }).clientContact).toBe(
      'sales@shop.example.ru',
    );
    expect(outcome(draft, { allow, fallbackContact: 'sales@shop.example.ru' })).toBe('receipt missingContact');
  });
});

describe('supplier', () => {
  const supplier = { phones: ['8 (903) 123-45-67'], name: 'ООО «Поставщик»', inn: '7700000000' };

  test('is refused without a kind of agent, whatever else is known', () => {
    const allow = new Set(['supplierWithoutAgentType'] as const);
    expect(outcome(draftOf([{ supplier }]))).toBe('CB-430 строка 1 «Чайник»');
    expect(outcome(draftOf([{ supplier }]), { agentType: 'commissionAgent' })).toBe('CB-430 строка 1 «Чайник»');
    expect(outcome(draftOf([{ supplier }]), { allow })).toContain('CB-430');
    expect(receiptOf(draftOf([{ supplier }]), { allow, agentType: 'commissionAgent' }).items[0]).toMatchObject({
      supplier: { phones: ['89031234567'], name: 'ООО "Поставщик"', inn: '7700000000' },
      agent: { agentType: 'commissionAgent' },
    });
  });

  test.each([
    [{ ...supplier, inn: null }],
    [{ ...supplier, inn: '123' }],
    [{ ...supplier, phones: ['звонить вечером'] }],
    [{ ...supplier, phones: ['12345678901234567890'] }],
    [{ ...supplier, name: 'Я'.repeat(257) }],
  ])('is refused when a part of it does not fit: %j', (wrong) => {
    const allow = new Set(['supplierWithoutAgentType'] as const);
    expect(outcome(draftOf([{ supplier: wrong }]), { allow, agentType: 'attorney' })).toContain('CB-431');
  });
});

describe('marking', () => {
  const marking = { form: 'full', base64: 'MDEwNDYw', estimatedStatus: 'itemPieceSold', fraction: false } as const;

  test('a code is carried as text', () => {
    expect(receiptOf(draftOf([{ marking, paymentObject: 'commodityWithMarking ' }])).items[0]).toMatchObject({
      paymentObject: 'commodityWithMarking',
      markingCode: { form: 'full', base64: 'MDEwNDYw', estimatedStatus: 'itemPieceSold' },
    });
    const old = { form: 'tag1162', base64: 'RE0AAAAAAAA=', estimatedStatus: null, fraction: false } as const;
    expect(receiptOf(draftOf([{ marking: old }])).items[0]?.markingCode?.estimatedStatus).toBeUndefined();
  });

  test.each([
    ['CB-432', { ...marking, base64: null }],
    ['CB-432', { ...marking, base64: 'not base64!' }],
    ['CB-432', { ...marking, form: 'tag1162', base64: 'A'.repeat(44) } as const],
    ['CB-432', { ...marking, estimatedStatus: null }],
    ['CB-432', { ...marking, estimatedStatus: 'itemPieceReturn' }],
    ['CB-433', { ...marking, fraction: true }],
    ['CB-433', { ...marking, estimatedStatus: 'itemDryForSale' }],
  ])('%s for %j', (code, wrong) => {
    expect(outcome(draftOf([{ marking: wrong }]))).toContain(code);
  });

  test('two pieces cannot share a code', () => {
    expect(outcome(draftOf([{ marking, quantity: 2, price: 10, amount: 20 }]))).toContain('CB-432');
  });

  test('a return that says "sold" is refused, and corrected when that mistake is allowed', () => {
    const draft = draftOf([{ marking }], { operation: 'sellReturn' });
    expect(outcome(draft)).toBe('CB-434 строка 1 «Чайник»');
    const rules = { allow: new Set(['returnMarkedAsSold'] as const) };
    expect(outcome(draft, rules)).toBe('receipt returnMarkedAsSold');
    expect(receiptOf(draft, rules).items[0]?.markingCode?.estimatedStatus).toBe('itemPieceReturn');
  });
});

describe('limits', () => {
  test('a hundred lines and ten payments pass, one more of either does not', () => {
    const lines = (count: number) => Array.from({ length: count }, () => ({ price: 1, amount: 1 }));
    const payments = (count: number) => Array.from({ length: count }, () => ({ tender: 'cash', sum: 10 }));
    expect(outcome(draftOf(lines(100)))).toBe('receipt');
    expect(outcome(draftOf(lines(101)))).toContain('CB-402');
    expect(outcome(draftOf(lines(100), { payments: payments(10) }))).toBe('receipt');
    expect(outcome(draftOf(lines(100), { payments: payments(11) }))).toContain('CB-404');
  });

  test('splitting may not push a check over a hundred lines', () => {
    const lines = Array.from({ length: 60 }, () => ({ price: 33.33, quantity: 3, amount: 99.97 }));
    expect(outcome(draftOf(lines))).toContain('CB-402');
  });

  test('a long name is cut where the FN cuts it, and said', () => {
    const draft = draftOf([{ name: 'Щ'.repeat(200) }]);
    expect(outcome(draft)).toBe('receipt itemNameCut');
    expect(receiptOf(draft).items[0]?.itemName).toBe('Щ'.repeat(128));
  });

  test('a line and a receipt larger than the FN takes are refused', () => {
    const marking = { form: 'full', estimatedStatus: 'itemPieceSold', fraction: false } as const;
    expect(outcome(draftOf([{ marking: { ...marking, base64: 'A'.repeat(1600) } }]))).toContain('CB-435 строка 1');
    const heavy = { name: 'Щ'.repeat(128), marking: { ...marking, base64: 'A'.repeat(400) }, price: 1, amount: 1 };
    expect(outcome(draftOf(Array.from({ length: 100 }, () => heavy)))).toBe('CB-435 чек целиком');
  });
});

test('every refusal a check can meet has its sentence and ends the check, or leaves it to a person', () => {
  for (let n = 401; n <= 439; n++) {
    const row = Object.entries(ERRORS).find(([code]) => code === `CB-${n}`)?.[1];
    expect(row?.ru.length, `CB-${n}`).toBeGreaterThan(20);
    expect(['reject', 'park']).toContain(row?.remedy);
  }
});
