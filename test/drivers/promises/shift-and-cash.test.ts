import { expect } from 'vitest';
import { Port } from '../port.ts';
import { promises } from '../promise.ts';
import { CASHIER, SIGNAL } from '../rig.ts';
import { failureOf, receiptOf } from '../samples.ts';

promises('shift, cash and reports', (promise) => {
  promise('opens a shift as one document of its own', async ({ box }) => {
    const port = await new Port(await box()).connect();
    const before = await port.condition();
    const document = await port.openShift();
    expect(document).toMatchObject({ type: 'shiftOpen', fdNumber: before.lastFdNumber + 1 });
    expect(port.lastDocument()).toMatchObject({ type: 'shiftOpen', fdNumber: document.fdNumber });
    expect((await port.condition()).shift).toEqual({ state: 'open', number: before.shift.number + 1 });
  });

  promise('closes a shift as one document of its own (Z report)', async ({ box }) => {
    const port = await new Port(await box()).ready();
    await port.sell();
    const before = await port.condition();
    const document = await port.closeShift();
    expect(document).toMatchObject({ type: 'shiftClose', fdNumber: before.lastFdNumber + 1 });
    expect(port.lastDocument()).toMatchObject({ type: 'shiftClose', fdNumber: document.fdNumber });
    expect((await port.condition()).shift).toEqual({ state: 'closed', number: before.shift.number });
  });

  promise('closes a shift of more than 24 hours', async ({ box }) => {
    const port = await new Port(await box({ shiftExpired: true })).connect();
    expect(await port.closeShift()).toMatchObject({ type: 'shiftClose' });
    expect(port.box.device.shift).toBe('closed');
  });

  promise('opens no second shift over an open one', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const before = port.documentCount;
    await failureOf(port.openShift());
    expect(port.documentCount).toBe(before);
    expect((await port.condition()).shift.state).toBe('open');
  });

  promise('closes no shift that is closed', async ({ box }) => {
    const port = await new Port(await box()).connect();
    const before = port.documentCount;
    await failureOf(port.closeShift());
    expect(port.documentCount).toBe(before);
    expect((await port.condition()).shift.state).toBe('closed');
  });

  promise('names the cashier on the documents of a shift', async ({ box }) => {
    const port = await new Port(await box()).ready();
    expect(port.lastDocument().cashierName).toBe(CASHIER.operatorName);
  });

  promise('goes from shift to shift', async ({ box }) => {
    const port = await new Port(await box()).ready();
    await port.sell();
    await port.closeShift();
    await port.openShift();
    await port.sell();
    expect(
      port.box.device
        .documents()
        .map(({ type }) => type)
        .slice(-5),
    ).toEqual(['shiftOpen', 'receipt', 'shiftClose', 'shiftOpen', 'receipt']);
  });

  promise('moves cash without a document', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const before = port.documentCount;
    await port.moveCash('in', 100_000);
    await port.moveCash('out', 99_999);
    expect(port.documentCount).toBe(before);
    expect(port.box.device.cashInDrawerKop).toBe(1);
  });

  promise('takes out no more cash than there is', async ({ box }) => {
    const port = await new Port(await box()).ready();
    await port.moveCash('in', 1_000);
    const before = await port.box.driver.readCashCounters(SIGNAL);
    expect(await failureOf(port.moveCash('out', 1_001))).toBe('CB-309');
    expect(await port.box.driver.readCashCounters(SIGNAL)).toEqual(before);
    expect(port.box.device.cashInDrawerKop).toBe(1_000);
  });

  promise('opens no shift by itself when cash moves in a closed one', async ({ box }) => {
    const port = await new Port(await box()).connect();
    const before = port.documentCount;
    await failureOf(port.moveCash('in', 1_000));
    expect(port.documentCount).toBe(before);
    expect(port.box.device.shift).toBe('closed');
    expect(port.box.device.cashInDrawerKop).toBe(0);
  });

  promise('makes an X report without a document, and goes on selling', async ({ box }) => {
    const port = await new Port(await box()).ready();
    await port.sell();
    const before = port.documentCount;
    await port.box.driver.printXReport(CASHIER, SIGNAL);
    expect(port.documentCount).toBe(before);
    expect((await port.condition()).shift.state).toBe('open');
    expect(await port.sell(receiptOf())).toMatchObject({ type: 'receipt' });
  });

  promise('says that a model without a printer makes no X report', async ({ box }) => {
    const port = await new Port(await box({ model: 77 })).ready();
    expect(await failureOf(port.box.driver.printXReport(CASHIER, SIGNAL))).toBe('CB-205');
  });

  promise('prints lines that are no document without a document, and goes on selling', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const before = port.documentCount;
    await port.box.driver.printText?.(['ПРОБНАЯ ПЕЧАТЬ', 'не является чеком'], SIGNAL);
    expect(port.documentCount).toBe(before);
    expect((await port.condition()).openReceipt).toBe(undefined);
    expect(await port.sell(receiptOf())).toMatchObject({ type: 'receipt' });
  });

  promise('says that a model without a printer prints no lines', async ({ box }) => {
    const port = await new Port(await box({ model: 77 })).ready();
    expect(await failureOf(port.box.driver.printText?.(['раз'], SIGNAL) ?? Promise.resolve())).toBe('CB-205');
  });

  promise('makes nothing when it is told to go on printing and nothing waits', async ({ box }) => {
    const port = await new Port(await box()).ready();
    await port.sell(receiptOf(), { print: true });
    const before = port.documentCount;
    await port.box.driver.continuePrint(SIGNAL).catch(() => undefined);
    expect(port.documentCount).toBe(before);
    expect((await port.condition()).printUnfinished).toBe(false);
  });
});
