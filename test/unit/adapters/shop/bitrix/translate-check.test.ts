import { describe, expect, test } from 'vitest';
import { translateCheck } from '../../../../../src/adapters/shop/bitrix/translate-check.ts';
import type { ReceiptRules } from '../../../../../src/core/fiscal/draft/draft.ts';
import { SHOP_MISTAKE_NAMES } from '../../../../../src/core/fiscal/draft/shop-mistakes.ts';
import type { Receipt } from '../../../../../src/core/fiscal/receipt.ts';
import { V1, V2, V3, v2, v2Line } from './wire-checks.ts';

const RULES: ReceiptRules = {
  paymentsPlace: 'https://shop.example.ru',
  allow: new Set(),
  refuse: new Set(),
  fallbackContact: undefined,
  agentType: undefined,
};

function translate(check: Readonly<Record<string, unknown>>, rules: Partial<ReceiptRules> = {}) {
  return translateCheck(check, '5127', { ...RULES, ...rules }, '2026-11-24');
}

function receipt(check: Readonly<Record<string, unknown>>, rules: Partial<ReceiptRules> = {}): Receipt {
  const { translation } = translate(check, rules);
  if (translation.kind === 'refusal') throw new Error(`Refused: ${translation.code} ${translation.detail}`);
  return translation.receipt;
}

function refusal(check: Readonly<Record<string, unknown>>, rules: Partial<ReceiptRules> = {}): string {
  const { translation } = translate(check, rules);
  if (translation.kind === 'receipt') throw new Error('Accepted');
  return `${translation.code} ${translation.detail}`.trim();
}

describe('check types of the shop (page, 7.1)', () => {
  // Each type as it reaches us: operation, payment method, payments.
  test.each([
    ['sell', 'sell', 'fullPayment', 'electronically', 'electronic'],
    ['sell with an offset', 'sell', 'fullPayment', 'prepaid', 'prepaid'],
    ['sellreturn', 'sellReturn', 'fullPayment', 'electronically', 'electronic'],
    ['sellreturncash', 'sellReturn', 'fullPayment', 'cash', 'cash'],
    ['advancepayment', 'sell', 'advance', 'electronically', 'electronic'],
    ['advancereturn', 'sellReturn', 'advance', 'electronically', 'electronic'],
    ['advancereturncash', 'sellReturn', 'advance', 'cash', 'cash'],
    ['prepayment', 'sell', 'prepayment', 'electronically', 'electronic'],
    ['prepaymentreturncash', 'sellReturn', 'prepayment', 'cash', 'cash'],
    ['fullprepayment', 'sell', 'fullPrepayment', 'electronically', 'electronic'],
    ['fullprepaymentreturn', 'sellReturn', 'fullPrepayment', 'electronically', 'electronic'],
    ['credit', 'sell', 'credit', 'credit', 'credit'],
    ['creditreturn', 'sellReturn', 'credit', 'credit', 'credit'],
    ['creditpayment', 'sell', 'creditPayment', 'electronically', 'electronic'],
    ['creditpaymentreturncash', 'sellReturn', 'creditPayment', 'cash', 'cash'],
    ['paid with something else', 'sell', 'fullPayment', 'other', 'otherPayment'],
  ])('%s', (_, type, paymentMethod, payment, tender) => {
    const made = receipt(v2Line({ paymentMethod }, { type, payments: [{ type: payment, sum: 100 }] }));
    expect(made.operation).toBe(type);
    expect(made.items[0]?.paymentMethod).toBe(paymentMethod);
    expect(made.tenders).toMatchObject({ [tender]: 10_000 });
    expect(made.totalKop).toBe(10_000);
  });

  test('a check type the shop has no method for is refused readably', () => {
    expect(refusal(v2Line({ paymentMethod: null }))).toContain('CB-427');
  });
});

test.each([
  'commodity',
  'service',
  'job',
  'excise',
  'payment',
  'gamblingBet',
  'gamblingPrize',
  'lottery',
  'lotteryPrize',
  'intellectualActivity',
  'agentCommission',
  'composite',
  'another',
  'proprietaryLaw',
  'nonOperatingIncome',
  'merchantTax',
  'resortFee',
  'commodityWithMarking',
  'exciseWithoutMarking ',
  'exciseWithMarking ',
  'commodityWithoutMarking ',
])('payment object %j is known, blanks and all (page, 7.2, 6.4)', (paymentObject) => {
  expect(receipt(v2Line({ paymentObject })).items[0]?.paymentObject).toBe(paymentObject.trim());
});

test.each([
  ['usn_income', 'usnIncome'],
  ['usn_income_outcome', 'usnIncomeOutcome'],
  ['usnIncome', 'usnIncome'],
  ['osn', 'osn'],
  ['envd', 'envd'],
  ['esn', 'esn'],
  ['patent ', 'patent'],
])('taxation %j is %s', (taxationType, expected) => {
  expect(receipt(v2({ taxationType })).taxationType).toBe(expected);
});

test('all measures of the table pass, also typed as text; anything else is refused (page, 7.7)', () => {
  for (const unit of [0, 10, 11, 12, 20, 21, 22, 30, 31, 32, 40, 41, 42, 50, 51, 70, 71, 72, 73, 80, 81, 82, 83, 255]) {
    expect(receipt(v2Line({ measurementUnit: unit })).items[0]?.measurementUnit).toBe(unit);
  }
  expect(receipt(v2Line({ measurementUnit: '11' })).items[0]?.measurementUnit).toBe(11);
  expect(refusal(v2Line({ measurementUnit: 796 }))).toContain('CB-429');
  expect(refusal(v2Line({ measurementUnit: 'шт' }))).toBe('CB-439 поле items.0.measurementUnit');
});

describe('what cannot be translated', () => {
  test('a check for FFD 1.0 is refused with the cure', () => {
    expect(refusal(V1)).toBe('CB-437');
  });

  test('an empty check of a deleted order names the check to delete, in every format', () => {
    const gone = { items: [], payments: [], total: 0, clientInfo: { emailOrPhone: null } };
    expect(refusal(v2(gone))).toBe('CB-438 чек №5127');
    expect(refusal({ ...V3, ...gone })).toBe('CB-438 чек №5127');
    expect(refusal({ ...V1, items: [], payments: [], client: null })).toBe('CB-438 чек №5127');
  });

  test('a half-empty check is not taken for a deleted order', () => {
    expect(refusal(v2({ items: [] }))).toBe('CB-401');
    expect(refusal(v2({ payments: [] }))).toBe('CB-403');
  });

  test('a cashbox switched on without settings gives nulls, each refused in words', () => {
    expect(refusal(v2({ taxationType: null }))).toBe('CB-406');
    expect(refusal(v2({ payments: [{ type: null, sum: 3480 }] }))).toBe('CB-420 оплата 1');
    expect(refusal(v2Line({ tax: { type: null } }))).toContain('CB-421');
    expect(refusal(v2Line({ tax: [] }))).toContain('CB-421');
    expect(refusal(v2({ clientInfo: { emailOrPhone: null } }))).toBe('CB-408');
    expect(refusal(v2({ clientInfo: [] }))).toBe('CB-408');
  });

  test.each([
    ['CB-439 поле items', { items: 'many' }],
    ['CB-439 поле total', { total: '3480' }],
    ['CB-439 поле clientInfo.emailOrPhone', { clientInfo: { emailOrPhone: 79031234567 } }],
    ['CB-439 нет external_id', { external_id: undefined, uuid: 'check|shop.example.ru|5127' }],
  ])('%s', (expected, change) => {
    expect(refusal(v2(change))).toBe(expected);
  });

  test.each([
    ['agentInfo', { agentInfo: { types: ['commissionAgent'] } }],
    ['userAttribute', { userAttribute: { name: 'a', value: 'b' } }],
    ['vatin', { clientInfo: { emailOrPhone: 'a@b.ru', vatin: '7700000000' } }],
  ])('a field that would be lost (%s) is refused, an empty one is not missed', (name, change) => {
    expect(refusal(v2(change))).toBe(`CB-436 ${name}`);
    expect(receipt(v2({ [name]: null })).totalKop).toBe(348_000);
  });

  test('nothing the shop could write makes the door throw', () => {
    for (const junk of [null, 0, '', 'x', [], {}, [null], [[]], { length: 1 }, true, -1, 1e308]) {
      for (const key of ['type', 'items', 'payments', 'total', 'clientInfo', 'taxationType']) {
        expect(translate(v2({ [key]: junk })).translation.kind, `${key} ${JSON.stringify(junk)}`).toBeDefined();
      }
      for (const key of ['name', 'price', 'quantity', 'amount', 'tax', 'imcParams', 'supplierInfo', 'paymentObject']) {
        expect(translate(v2Line({ [key]: junk })).translation.kind).toBeDefined();
      }
      expect(translate(v2({ items: [junk] })).translation.kind).toBe('refusal');
    }
  });
});

describe("the shop's known mistakes", () => {
  const allowAll = { allow: new Set(SHOP_MISTAKE_NAMES), fallbackContact: 'a@b.ru', agentType: 'attorney' as const };

  test.each([
    ['CB-417', 'priceBeforeDiscount', v2Line({ price: 120 })],
    ['CB-425', 'plainVatOnPrepayment', v2Line({ paymentMethod: 'fullPrepayment', tax: { type: 'vat22' } })],
    ['CB-430', 'supplierWithoutAgentType', v2Line({ supplierInfo: { phones: [], name: 'ИП', vatin: '7700000000' } })],
    ['CB-408', 'missingContact', v2({ clientInfo: { emailOrPhone: null } })],
    [
      'CB-434',
      'returnMarkedAsSold',
      v2Line(
        { measurementUnit: 0, imcParams: { imc: 'MDEwNDYw', itemEstimatedStatus: 'itemPieceSold' } },
        { type: 'sellReturn' },
      ),
    ],
  ])('%s unless %s is allowed', (code, name, check) => {
    expect(refusal(check)).toContain(code);
    const { translation } = translate(check, allowAll);
    expect(translation).toMatchObject({ kind: 'receipt', leniencies: [name] });
  });

  test('an empty rate is refused whatever is allowed: nobody knows which it should be', () => {
    expect(refusal(v2Line({ tax: { type: '' } }), allowAll)).toContain('CB-421');
  });

  test('marking codes are carried in both forms', () => {
    const full = { imcType: 'auto', imc: 'MDEwNDYw', itemEstimatedStatus: 'itemPieceSold', imcModeProcessing: 0 };
    expect(receipt(v2Line({ measurementUnit: 0, imcParams: full })).items[0]?.markingCode).toEqual({
      form: 'full',
      base64: 'MDEwNDYw',
      estimatedStatus: 'itemPieceSold',
    });
    expect(receipt(v2Line({ nomenclatureCode: 'RE0AAAAAAAA=' })).items[0]?.markingCode).toEqual({
      form: 'tag1162',
      base64: 'RE0AAAAAAAA=',
      estimatedStatus: undefined,
    });
    const part = { ...full, itemFractionalAmount: '1/2' };
    expect(refusal(v2Line({ measurementUnit: 0, imcParams: part }))).toContain('CB-433');
  });
});

describe('fingerprint', () => {
  const print = (check: Readonly<Record<string, unknown>>) => translate(check).fingerprint;

  test('is the same at every hand-out of the same content', () => {
    const again = v2({ external_id: 'check|www.shop.example.ru|5127|1795340999', timestamp: '22.11.2026 14:30:00' });
    expect(print(again)).toBe(print(V2));
    expect(print({ ...V1, uuid: 'check|www.shop.example.ru|5127', timestamp: '1795349999' })).toBe(print(V1));
  });

  test('is the same when the shop has switched from V2 to V3 meanwhile', () => {
    const asV2 = v2Line({ paymentObject: 'commodity' });
    expect(print(v2Line({ paymentObject: 'commodityWithoutMarking ', measurementUnit: 0 }))).toBe(print(asV2));
  });

  test.each([
    ['type', v2({ type: 'sellReturn' })],
    ['total', v2({ total: 3481 })],
    ['contact', v2({ clientInfo: { emailOrPhone: '+79031234568' } })],
    ['lines', v2({ items: V2.items.slice(1) })],
    ['price', v2({ items: [{ ...V2.items[0], price: 3191 }, V2.items[1]] })],
    ['rate', v2({ items: [{ ...V2.items[0], tax: { type: 'vat20' } }, V2.items[1]] })],
  ])('is another one when the %s changes', (_, check) => {
    expect(print(check)).not.toBe(print(V2));
  });

  test('says nothing of the contact', () => {
    expect(print(V2)).toMatch(/^[0-9a-f]{64}$/);
  });
});
