import { expect } from 'vitest';
import { kopecks, milli } from '../../../src/core/fiscal/money.ts';
import type { Receipt } from '../../../src/core/fiscal/receipt.ts';
import { OPERATIONS, PAYMENT_METHODS, PAYMENT_OBJECTS } from '../../../src/core/fiscal/terms.ts';
import { VAT_RATE_NAMES, VAT_RATES } from '../../../src/core/fiscal/vat.ts';
import { Port } from '../port.ts';
import { promises } from '../promise.ts';
import { CASHIER, type SeenDocument, SIGNAL } from '../rig.ts';
import { failureOf, itemOf, itemsOf, onlyKnown, receiptOf } from '../samples.ts';

promises('a receipt in the FN is the receipt that was asked for', (promise) => {
  for (const lines of [1, 5, 60]) {
    promise(
      `carries every line of a sale of ${lines}: name, price, quantity, sum, VAT, method, object`,
      async ({ box }) => {
        const port = await new Port(await box()).ready();
        const receipt = receiptOf({ items: itemsOf(lines) });
        const key = port.newKey();
        const document = await port.sell(receipt, { key });
        const [made, second] = port.withKey(key);
        expect(second).toBeUndefined();
        expect(made?.fdNumber).toBe(document.fdNumber);
        if (made) expectSame(made, receipt);
      },
    );
  }

  for (const operation of Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]) {
    promise(`makes a ${operation} of it, and nothing else`, async ({ box }) => {
      const port = await new Port(await box()).ready();
      const receipt = receiptOf({ operation, items: itemsOf(2) });
      const before = port.documentCount;
      const document = await port.sell(receipt);
      expect(document).toMatchObject({ operation, totalKop: receipt.totalKop, type: 'receipt' });
      expect(port.documentCount).toBe(before + 1);
      expectSame(port.lastDocument(), receipt);
    });
  }

  promise('takes several ways of payment in one receipt', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const tenders = {
      cash: kopecks(5_000),
      electronic: kopecks(6_000),
      prepaid: kopecks(4_000),
      credit: kopecks(3_000),
      otherPayment: kopecks(2_100),
    };
    const receipt = receiptOf({ tenders });
    await port.sell(receipt);
    expect(port.lastDocument().tendersKop).toEqual(tenders);
    expectSame(port.lastDocument(), receipt);
  });

  promise('keeps thousandths of a quantity and the kopeck of the line', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const items = [itemOf({ itemName: 'Сыр весовой', priceKop: kopecks(89_990), quantityMilli: milli(1_235) })];
    const receipt = receiptOf({ items });
    await port.sell(receipt);
    expectSame(port.lastDocument(), receipt);
  });

  promise('carries prepayments and services as what they are', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const items = [
      itemOf({ paymentMethod: 'fullPrepayment', paymentObject: 'payment', vatRate: 'vat120' }),
      itemOf({ itemName: 'Доставка', paymentObject: 'service', vatRate: 'none' }),
    ];
    const receipt = receiptOf({ items });
    await port.sell(receipt);
    expectSame(port.lastDocument(), receipt);
  });

  promise('does not print an electronic receipt, and prints one that is wanted on paper', async ({ box }) => {
    const port = await new Port(await box()).ready();
    await port.sell(receiptOf(), { print: false });
    expect(port.lastDocument().isElectronic).toBe(true);
    await port.sell(receiptOf(), { print: true });
    expect(port.lastDocument().isElectronic).toBe(false);
  });

  promise('makes the same sum twice in a row as two documents, each with its own key', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const [first, second] = [port.newKey(), port.newKey()];
    const one = await port.sell(receiptOf(), { key: first });
    const two = await port.sell(receiptOf(), { key: second });
    expect(two.fdNumber).toBe(one.fdNumber + 1);
    expect(port.withKey(first).map(({ fdNumber }) => fdNumber)).toEqual([one.fdNumber]);
    expect(port.withKey(second).map(({ fdNumber }) => fdNumber)).toEqual([two.fdNumber]);
  });

  promise('leaves the taxation system of the receipt as the shop said it', async ({ box }) => {
    const port = await new Port(await box()).ready();
    await port.sell(receiptOf({ taxationType: 'usnIncome', items: [itemOf({ vatRate: 'none' })] }));
    expect(port.lastDocument().taxation).toBe(2);
  });
});

promises('what can not be made is refused before the first call', (promise) => {
  const refused = async (port: Port, receipt: Receipt): Promise<void> => {
    const before = port.box.device.sent;
    const documents = port.documentCount;
    const refusal = port.box.driver.refusalOf(receipt);
    expect(refusal).toBeDefined();
    expect(port.box.device.sent).toEqual(before);
    expect(port.documentCount).toBe(documents);
  };

  promise('a rate of VAT that the cashbox does not know', async ({ box }) => {
    const port = await new Port(await box({ libraryVersion: '10.10.6.0' })).ready();
    const unknown = VAT_RATE_NAMES.filter((rate) => !port.known.capabilities.vatRates.includes(rate));
    expect(unknown).not.toEqual([]);
    for (const vatRate of unknown) await refused(port, receiptOf({ items: [itemOf({ vatRate })] }));
  });

  promise('a taxation system that the cashbox is not registered for', async ({ box }) => {
    const port = await new Port(await box()).ready();
    expect(port.known.taxationTypes).not.toContain('patent');
    await refused(port, receiptOf({ taxationType: 'patent' }));
  });

  promise('nothing about an ordinary sale', async ({ box }) => {
    const port = await new Port(await box()).ready();
    expect(port.box.driver.refusalOf(receiptOf({ items: itemsOf(5) }))).toBeUndefined();
  });
});

promises('a receipt is begun only where it can stand alone', (promise) => {
  promise('never opens a shift inside a sale', async ({ box }) => {
    const port = await new Port(await box()).connect();
    const before = port.documentCount;
    await failureOf(port.sell());
    expect(port.documentCount).toBe(before);
    expect(port.box.device.shift).toBe('closed');
    expect(port.told).toEqual([]);
  });

  promise('makes no receipt in a shift of more than 24 hours', async ({ box }) => {
    const port = await new Port(await box({ shiftExpired: true })).connect();
    const before = port.documentCount;
    expect(await failureOf(port.sell())).toBe('CB-301');
    expect(port.documentCount).toBe(before);
    expect(port.box.device.sent.deciding.receipt).toBe(0);
  });

  promise("leaves a stranger's open receipt open, and makes nothing over it", async ({ box }) => {
    const port = await new Port(await box()).ready();
    port.box.device.leaveStrangersReceipt();
    const before = port.documentCount;
    expect(await failureOf(port.sell())).toBe('CB-302');
    expect(port.box.device.hasOpenReceipt).toBe(true);
    expect(port.documentCount).toBe(before);
    expect(port.box.device.sent.deciding.receipt).toBe(0);
  });

  promise("leaves a stranger's receipt open that was opened after we had looked", async ({ box }) => {
    const port = await new Port(await box()).ready();
    const condition = await port.condition();
    port.box.device.leaveStrangersReceipt();
    const before = port.documentCount;
    expect(await failureOf(port.register(receiptOf(), port.newKey(), condition))).toBe('CB-302');
    expect(port.box.device.hasOpenReceipt).toBe(true);
    expect(port.documentCount).toBe(before);
    expect(port.box.device.sent.deciding.receipt).toBe(0);
  });

  for (const [what, act] of [
    ['the close of a shift', (port: Port) => port.closeShift()],
    ['cash in', (port: Port) => port.moveCash('in', 1_000)],
    ['cash out', (port: Port) => port.moveCash('out', 1_000)],
    ['an X report', (port: Port) => port.box.driver.printXReport(CASHIER, SIGNAL)],
  ] as const) {
    promise(`leaves a stranger's receipt open when ${what} is asked for`, async ({ box }) => {
      const port = await new Port(await box()).ready();
      await port.moveCash('in', 10_000);
      port.box.device.leaveStrangersReceipt();
      const before = port.documentCount;
      const drawer = port.box.device.cashInDrawerKop;
      await act(port).catch(onlyKnown);
      expect(port.box.device.hasOpenReceipt).toBe(true);
      expect(port.documentCount).toBe(before);
      expect(port.box.device.cashInDrawerKop).toBe(drawer);
    });
  }

  promise("says of a stranger's open receipt that it stops the X report", async ({ box }) => {
    const port = await new Port(await box()).ready();
    port.box.device.leaveStrangersReceipt();
    expect(await failureOf(port.box.driver.printXReport(CASHIER, SIGNAL))).toBe('CB-302');
  });

  promise("leaves a stranger's receipt open through a new connection", async ({ box }) => {
    const port = await new Port(await box()).ready();
    port.box.device.leaveStrangersReceipt();
    await port.box.driver.disconnect();
    await port.connect();
    expect((await port.condition()).openReceipt).toMatchObject({ operation: 'sell' });
    expect(port.box.device.hasOpenReceipt).toBe(true);
  });

  promise('cancels the open receipt when it is told that it is ours', async ({ box }) => {
    const port = await new Port(await box()).ready();
    port.box.device.leaveStrangersReceipt();
    const before = port.documentCount;
    await port.box.driver.cancelReceipt(SIGNAL);
    expect(port.box.device.hasOpenReceipt).toBe(false);
    expect((await port.condition()).openReceipt).toBeUndefined();
    expect(port.documentCount).toBe(before);
  });
});

/** Everything the shop said about a sale, as the FN holds it. */
function expectSame(made: SeenDocument, receipt: Receipt): void {
  expect(made).toMatchObject({
    type: 'receipt',
    operation: receipt.operation,
    totalKop: receipt.totalKop,
    tendersKop: receipt.tenders,
    hasInternetSign: receipt.internetSign,
    buyerContact: receipt.clientContact,
    paymentsPlace: receipt.paymentsPlace,
    cashierName: CASHIER.operatorName,
  });
  expect(made.lines.map(lineFacts)).toEqual(
    receipt.items.map((item) => ({
      itemName: item.itemName,
      priceKop: item.priceKop,
      quantityMilli: item.quantityMilli,
      lineSumKop: item.lineSumKop,
      vatCode: VAT_RATES[item.vatRate].code,
      paymentMethod: PAYMENT_METHODS[item.paymentMethod],
      paymentObject: PAYMENT_OBJECTS[item.paymentObject],
    })),
  );
}

const lineFacts = ({
  itemName,
  priceKop,
  quantityMilli,
  lineSumKop,
  vatCode,
  paymentMethod,
  paymentObject,
}: SeenDocument['lines'][number]) => ({
  itemName,
  priceKop,
  quantityMilli,
  lineSumKop,
  vatCode,
  paymentMethod,
  paymentObject,
});
