import { describe, expect, it } from 'vitest';
import { PARAM, TAG } from '../../../../../src/adapters/cashbox/atol-dto/constants.ts';
import { fillCalls } from '../../../../../src/adapters/cashbox/atol-dto/receipt/by-calls.ts';
import type { Item, Receipt } from '../../../../../src/core/fiscal/receipt.ts';
import type { FfdVersion } from '../../../../../src/core/fiscal/terms.ts';
import type { CashboxCondition } from '../../../../../src/core/ports/cashbox-driver.ts';
import { decodeCp866 } from '../../../../../src/wire/atol-v3/cp866.ts';
import { parseTlvs } from '../../../../../src/wire/atol-v3/tlv.ts';
import { CASHIER, ITEM, KEY, RECEIPT } from './rig.ts';

function callsOf(receipt: Receipt, ffd: FfdVersion = '1.05') {
  const request = { receipt, key: KEY, cashier: CASHIER, print: false, condition: {} as CashboxCondition };
  return fillCalls(
    { ffdVersion: ffd },
    { request, isPrinted: false, marks: new Map(), aboutToDecide: () => undefined },
  ).map(({ call }) => call);
}

const paramsOf = (call: ReturnType<typeof callsOf>[number] | undefined) =>
  new Map((call?.set ?? []).map((param) => [param.id, param]));

const line = (item: Partial<Item>, ffd: FfdVersion = '1.05') =>
  paramsOf(callsOf({ ...RECEIPT, items: [{ ...ITEM, ...item }] }, ffd).find(({ method }) => method === 'registration'));

const opening = (receipt: Receipt = RECEIPT) =>
  paramsOf(callsOf(receipt).find(({ method }) => method === 'open_receipt'));

describe('a receipt by native calls', () => {
  it('goes cashier, receipt, lines, cashless, cash, and is not closed on the way', () => {
    expect(callsOf({ ...RECEIPT, items: [ITEM, ITEM] }).map(({ method }) => method)).toEqual([
      'operator_login',
      'open_receipt',
      'registration',
      'registration',
      'payment',
      'payment',
    ]);
    const payments = callsOf(RECEIPT).filter(({ method }) => method === 'payment');
    expect(payments.map((call) => paramsOf(call).get(PARAM.PAYMENT_TYPE)?.value)).toEqual([1, 0]);
  });

  it('carries the sign of an internet sale, the place, the contact and the taxation', () => {
    const params = opening();
    expect(params.get(TAG.internetSign)?.value).toBe(true);
    expect(params.get(TAG.paymentsPlace)?.value).toBe('https://shop.example');
    expect(params.get(TAG.buyerContact)?.value).toBe('guest@example.org');
    expect(params.get(TAG.taxation)?.value).toBe(1);
    expect(params.get(PARAM.RECEIPT_ELECTRONICALLY)?.value).toBe(true);
  });

  it('carries our key as a structure that is not printed', () => {
    const key = opening().get(TAG.userAttribute);
    expect(key).toMatchObject({ kind: 'bytes', nonPrintable: true });
    const parts = parseTlvs(Buffer.from(String(key?.value), 'hex'));
    expect(parts.map(({ tag, value }) => [tag, decodeCp866(value)])).toEqual([
      [TAG.attributeName, 'KB'],
      [TAG.attributeValue, 'site:812'],
    ]);
  });

  it.each([
    ['sell', 1],
    ['sellReturn', 2],
    ['buy', 4],
    ['buyReturn', 5],
  ] as const)('counts receipt types as the library does: %s is %i', (operation, type) => {
    expect(opening({ ...RECEIPT, operation }).get(PARAM.RECEIPT_TYPE)?.value).toBe(type);
  });

  it('says a line in rubles and its signs in numbers', () => {
    const params = line({});
    expect(params.get(PARAM.PRICE)?.value).toBe(150.5);
    expect(params.get(PARAM.QUANTITY)?.value).toBe(2);
    expect(params.get(PARAM.POSITION_SUM)?.value).toBe(301);
    expect(params.get(PARAM.TAX_TYPE)?.value).toBe(7);
    expect(params.get(TAG.paymentMethod)?.value).toBe(4);
    expect(params.get(TAG.paymentObject)?.value).toBe(1);
  });

  it.each(['vat5', 'vat7', 'vat105', 'vat107', 'vat22', 'vat122'] as const)(
    'never says %s by its number, which moved',
    (vatRate) => {
      expect(() => line({ vatRate })).toThrow('CB-460');
    },
  );

  it('says unit, agent and supplier of a line', () => {
    const params = line({
      measurementUnit: 11,
      agent: {
        agentType: 'commissionAgent',
        payingAgent: undefined,
        receivePaymentsOperator: undefined,
        moneyTransferOperator: undefined,
      },
      supplier: { phones: ['+79990000000'], name: 'ООО Поставщик', inn: '7700000016' },
    });
    expect(params.get(TAG.unit)?.value).toBe('кг');
    expect(params.get(TAG.agentSign)?.value).toBe(32);
    expect(params.get(TAG.supplierInn)?.value).toBe('7700000016');
    const parts = parseTlvs(Buffer.from(String(params.get(TAG.supplier)?.value), 'hex'));
    expect(parts.map(({ tag, value }) => [tag, decodeCp866(value)])).toEqual([
      [TAG.supplierPhone, '+79990000000'],
      [TAG.supplierName, 'ООО Поставщик'],
    ]);
    expect(params.has(TAG.agentData)).toBe(false);
  });

  it('says the measure by number in FFD 1.2', () => {
    expect(line({ measurementUnit: 11 }, '1.2').get(PARAM.MEASUREMENT_UNIT)?.value).toBe(11);
    expect(line({}, '1.2').get(PARAM.MEASUREMENT_UNIT)?.value).toBe(0);
  });
});
