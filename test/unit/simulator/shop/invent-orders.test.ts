import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inventOrders } from '../../../../src/simulator/shop/index.ts';
import { ShopRig } from './shop-rig.ts';

test('invented orders meet to the kopeck, at the order and on the wire', async () => {
  const rig = new ShopRig();
  await rig.meetAtOnce();
  const sales = inventOrders({ seed: 42, count: 300 });
  for (const sale of sales) rig.admin.sell(sale);
  for (let left = sales.length; left > 0; ) {
    const checks = await rig.checks();
    left -= checks.length;
    for (const check of checks) {
      const lines = check.items.map((item) => Math.round(item.amount * 100));
      const totalKop = Math.round(check.total * 100);
      expect(lines.reduce((a, b) => a + b, 0)).toBe(totalKop);
      expect(check.payments.reduce((sum, payment) => sum + Math.round(payment.sum * 100), 0)).toBe(totalKop);
      for (const item of check.items) {
        const exact = item.price * item.quantity;
        expect(Math.abs(exact - item.amount)).toBeLessThanOrEqual(0.005001);
      }
    }
  }
});

test('invented orders are the same for the same seed, and others for another', () => {
  expect(inventOrders({ seed: 5, count: 20 })).toEqual(inventOrders({ seed: 5, count: 20 }));
  expect(inventOrders({ seed: 5, count: 20 })).not.toEqual(inventOrders({ seed: 6, count: 20 }));
});

test('invented orders cover sale, return, an earlier payment set off, delivery, weights and all asked rates', () => {
  const sales = inventOrders({ seed: 1, count: 200 });
  const lines = sales.flatMap((sale) => sale.order.lines);
  expect(new Set(sales.map((sale) => sale.type))).toEqual(new Set(['sell', 'sellreturn']));
  expect(sales.some((sale) => sale.prepaidPayment !== undefined)).toBe(true);
  expect(sales.some((sale) => (sale.order.deliveryKop ?? 0) > 0)).toBe(true);
  expect(lines.some((line) => line.quantityMilli % 1000 !== 0)).toBe(true);
  expect(new Set(lines.map((line) => line.vatRowId))).toEqual(new Set([null, 2, 3, 4]));
  const only22 = inventOrders({ seed: 1, count: 50, rates: ['vat22'] });
  expect(new Set(only22.flatMap((sale) => sale.order.lines.map((line) => line.vatRowId)))).toEqual(new Set([5]));
});

test('nothing invented could be taken for a real buyer or a real purchase', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
      for (const { order } of inventOrders({ seed, count: 5 })) {
        expect(order.email).toMatch(/@example\.ru$/);
        expect(order.phone ?? '+7 900 000-00-00').toMatch(/^\+7 900 000-\d\d-\d\d$/);
        for (const line of order.lines) expect(line.name).toMatch(/^УЧЕБНЫЙ /);
      }
    }),
  );
});
