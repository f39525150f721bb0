import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptTask } from '../../../../../src/adapters/cashbox/atol-dto/receipt/by-task.ts';
import { ReceiptRequest } from '../../../../../src/adapters/cashbox/atol-dto/tasks/receipt-request.ts';
import { kopecks, lineSumKop, milli, sumKop } from '../../../../../src/core/fiscal/money.ts';
import type { Item, Receipt } from '../../../../../src/core/fiscal/receipt.ts';
import type { FfdVersion } from '../../../../../src/core/fiscal/terms.ts';
import { VAT_RATE_NAMES } from '../../../../../src/core/fiscal/vat.ts';
import type { CashboxCondition } from '../../../../../src/core/ports/cashbox-driver.ts';
import { CASHIER, ITEM, KEY, RECEIPT } from './rig.ts';

function taskOf(receipt: Receipt, more: { print?: boolean; ffd?: FfdVersion; cashier?: typeof CASHIER } = {}) {
  const { print = true, ffd = '1.05', cashier } = more;
  const condition = {} as CashboxCondition;
  const request = { receipt, key: KEY, cashier, print, condition };
  const making = { request, isPrinted: print, marks: new Map(), aboutToDecide: () => undefined };
  return receiptTask({ ffdVersion: ffd }, making);
}

const positions = (receipt: Receipt, ffd: FfdVersion = '1.05') =>
  taskOf(receipt, { ffd }).items.filter((item) => item.type === 'position');

const withItem = (item: Partial<Item>): Receipt => ({ ...RECEIPT, items: [{ ...ITEM, ...item }] });

describe('a receipt as a task', () => {
  it('says rubles, the total, and the payments with cash last', () => {
    expect(taskOf(RECEIPT, { cashier: CASHIER })).toEqual({
      taxationType: 'osn',
      electronically: false,
      internet: true,
      ignoreNonFiscalPrintErrors: true,
      operator: { name: 'Иванова А. П.', vatin: '123654789507' },
      paymentsPlace: 'https://shop.example',
      clientInfo: { emailOrPhone: 'guest@example.org' },
      items: [
        { type: 'userAttribute', name: 'KB', value: 'site:812', print: false },
        {
          type: 'position',
          name: 'Брелок',
          price: 150.5,
          quantity: 2,
          amount: 301,
          paymentMethod: 'fullPayment',
          paymentObject: '1',
          tax: { type: 'vat20' },
        },
      ],
      payments: [
        { type: 'electronically', sum: 300 },
        { type: 'cash', sum: 1 },
      ],
      total: 301,
    });
  });

  it('puts our key first and never prints it', () => {
    expect(taskOf(RECEIPT).items[0]).toEqual({ type: 'userAttribute', name: 'KB', value: 'site:812', print: false });
  });

  it('is electronic when nothing is to be printed', () => {
    expect(taskOf(RECEIPT, { print: false }).electronically).toBe(true);
  });

  it.each(VAT_RATE_NAMES)('says VAT by name, never by a number: %s', (vatRate) => {
    expect(positions(withItem({ vatRate }))[0]?.tax).toEqual({ type: vatRate });
  });

  it('says agent and supplier of a line whole', () => {
    const [position] = positions(
      withItem({
        agent: {
          agentType: 'payingAgent',
          payingAgent: { operation: 'Приём платежа', phones: ['+79990000001'] },
          receivePaymentsOperator: { phones: ['+79990000002'] },
          moneyTransferOperator: { phones: ['+79990000003'], name: 'Банк', address: 'Москва', inn: '7700000016' },
        },
        supplier: { phones: ['+79990000004'], name: 'ООО Поставщик', inn: '7700000017' },
      }),
    );
    expect(position).toMatchObject({
      agentInfo: {
        agents: ['payingAgent'],
        payingAgent: { operation: 'Приём платежа', phones: ['+79990000001'] },
        receivePaymentsOperator: { phones: ['+79990000002'] },
        moneyTransferOperator: { name: 'Банк', address: 'Москва', vatin: '7700000016', phones: ['+79990000003'] },
      },
      supplierInfo: { name: 'ООО Поставщик', vatin: '7700000017', phones: ['+79990000004'] },
    });
  });

  it('says the measure by number in FFD 1.2, always, and by name before', () => {
    expect(positions(RECEIPT, '1.2')[0]?.measurementUnit).toBe(0);
    expect(positions(withItem({ measurementUnit: 11 }), '1.2')[0]?.measurementUnit).toBe(11);
    expect(positions(withItem({ measurementUnit: 11 }))[0]?.measurementUnit).toBe('кг');
    expect(positions(RECEIPT)[0]).not.toHaveProperty('measurementUnit');
  });

  it('carries the old product code as the driver reads it, in base64', () => {
    const markingCode = { form: 'tag1162', base64: Buffer.from([0x44, 0x4d, 0x0a]).toString('base64') } as const;
    const [position] = positions(withItem({ markingCode: { ...markingCode, estimatedStatus: undefined } }));
    expect(position?.nomenclatureCode).toBe('RE0K');
  });

  it('keeps every kopeck, whatever the prices', () => {
    const line = fc.record({
      price: fc.integer({ min: 1, max: 4_000_000_00 }),
      quantity: fc.integer({ min: 1, max: 9_999 }),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const items = lines.map(({ price, quantity }) => {
          const priceKop = kopecks(price);
          const quantityMilli = milli(quantity);
          return { ...ITEM, priceKop, quantityMilli, lineSumKop: lineSumKop(priceKop, quantityMilli) };
        });
        const totalKop = sumKop(items.map((item) => item.lineSumKop));
        const tenders = { ...RECEIPT.tenders, cash: kopecks(0), electronic: totalKop };
        const task = taskOf({ ...RECEIPT, items, tenders, totalKop });
        expect(Math.round(task.total * 100)).toBe(totalKop);
        expect(
          task.items.map((item) => (item.type === 'position' ? Math.round(item.amount * 100) : 0)).slice(1),
        ).toEqual(items.map((item) => item.lineSumKop));
        expect(JSON.parse(JSON.stringify(task)).total).toBe(task.total);
      }),
    );
  });

  it('fits the schema that everything passes before it is sent', () => {
    expect(ReceiptRequest.safeParse(taskOf(RECEIPT, { cashier: CASHIER })).success).toBe(true);
  });
});
