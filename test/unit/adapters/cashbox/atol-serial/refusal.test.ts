import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../src/adapters/cashbox/atol-serial/receipt/refusal.ts';
import { PAYMENT_OBJECTS, type PaymentObject } from '../../../../../src/core/fiscal/terms.ts';
import { VAT_RATE_NAMES } from '../../../../../src/core/fiscal/vat.ts';
import { itemOf, receiptOf } from './rig.ts';

const KNOWN = {
  vatRows: new Map([
    ['vat20', 1],
    ['none', 6],
  ] as const),
  taxationTypes: ['osn', 'patent'] as const,
};
const ofItem = (more: Parameters<typeof itemOf>[0]) => refusalOf(receiptOf({ items: [itemOf(), itemOf(more)] }), KNOWN);
const NO_PARTS = { payingAgent: undefined, receivePaymentsOperator: undefined, moneyTransferOperator: undefined };
const PHONES = { phones: ['+79990001122'] };

describe('before the first byte', () => {
  it('a plain site receipt is not refused', () => {
    expect(refusalOf(receiptOf(), KNOWN)).toBeUndefined();
  });

  it('a taxation system the cashbox is not registered with is refused', () => {
    expect(refusalOf(receiptOf({ taxationType: 'usnIncome' }), KNOWN)?.code).toBe('CB-457');
    expect(refusalOf(receiptOf({ taxationType: 'patent' }), KNOWN)).toBeUndefined();
  });

  it.each(VAT_RATE_NAMES)('rate %s is refused unless the device has a row for it', (vatRate) => {
    const isKnown = vatRate === 'vat20' || vatRate === 'none';
    expect(ofItem({ vatRate })?.code).toBe(isKnown ? undefined : 'CB-450');
  });

  it('the line is named', () => {
    expect(ofItem({ vatRate: 'vat22' })?.detail).toBe('строка 2: НДС 22%');
  });

  it('a name is carried whole or not at all', () => {
    expect(ofItem({ itemName: 'Ж'.repeat(128) })).toBeUndefined();
    expect(ofItem({ itemName: 'Ж'.repeat(129) })?.code).toBe('CB-455');
  });

  it.each([
    ['clientContact', 64],
    ['paymentsPlace', 256],
  ] as const)('%s may have %i characters', (field, limit) => {
    expect(refusalOf(receiptOf({ [field]: 'a'.repeat(limit) }), KNOWN)).toBeUndefined();
    expect(refusalOf(receiptOf({ [field]: 'a'.repeat(limit + 1) }), KNOWN)?.code).toBe('CB-454');
  });

  it.each(Object.keys(PAYMENT_OBJECTS) as PaymentObject[])(
    'payment object %s is refused where FFD 1.2 is needed',
    (paymentObject) => {
      expect(ofItem({ paymentObject })?.code).toBe(PAYMENT_OBJECTS[paymentObject] >= 30 ? 'CB-456' : undefined);
    },
  );

  it.each([
    [undefined, undefined],
    [0, undefined],
    [11, undefined],
    [255, undefined],
    [99, 'CB-453'],
  ])('measurement unit %s', (measurementUnit, code) => {
    expect(ofItem({ measurementUnit })?.code).toBe(code);
  });

  it('a marking code is carried as tag 1162, the full code is refused', () => {
    const base64 = Buffer.alloc(8, 1).toString('base64');
    expect(ofItem({ markingCode: { form: 'tag1162', base64, estimatedStatus: undefined } })).toBeUndefined();
    expect(ofItem({ markingCode: { form: 'full', base64, estimatedStatus: undefined } })?.code).toBe('CB-451');
    const long = Buffer.alloc(33, 1).toString('base64');
    expect(ofItem({ markingCode: { form: 'tag1162', base64: long, estimatedStatus: undefined } })?.code).toBe('CB-454');
  });

  it('agent sign and supplier are carried, the parts of 1223 are refused', () => {
    const supplier = { phones: ['+79990001122'], name: 'Поставщик', inn: '7725225244' };
    expect(ofItem({ agent: { agentType: 'another', ...NO_PARTS }, supplier })).toBeUndefined();
    for (const part of [
      { payingAgent: { operation: 'приём', ...PHONES } },
      { receivePaymentsOperator: PHONES },
      { moneyTransferOperator: { ...PHONES, name: undefined, address: undefined, inn: undefined } },
    ]) {
      expect(ofItem({ agent: { agentType: 'payingAgent', ...NO_PARTS, ...part }, supplier })?.code).toBe('CB-452');
    }
  });

  it('supplier phones, name and INN have their lengths', () => {
    const supplier = { phones: [], name: undefined, inn: undefined };
    expect(ofItem({ supplier: { ...supplier, phones: ['1'.repeat(20)] } })?.code).toBe('CB-454');
    expect(ofItem({ supplier: { ...supplier, name: 'Я'.repeat(257) } })?.code).toBe('CB-454');
    expect(ofItem({ supplier: { ...supplier, inn: '1'.repeat(13) } })?.code).toBe('CB-454');
  });
});
