import { expect } from 'vitest';
import { kopecks } from '../../../src/core/fiscal/money.ts';
import { Port } from '../port.ts';
import { promises } from '../promise.ts';
import { SIGNAL } from '../rig.ts';
import { failureOf, NO_TENDERS, receiptOf } from '../samples.ts';

promises('what is read is what the device says', (promise) => {
  promise('says who the device is: model, serial, registration, FN, INN, FFD, taxation', async ({ box }) => {
    const { driver, device } = await box();
    const { identity, taskAlive } = await driver.connect(SIGNAL);
    expect(taskAlive).toBe(false);
    expect(identity).toMatchObject(device.facts);
    expect(identity.capabilities.printer).toBe(true);
    expect(identity.taxationTypes).toContain('osn');
    expect(identity.capabilities.vatRates).toEqual(expect.arrayContaining(['none', 'vat0', 'vat10', 'vat20']));
    expect(identity.firmware).not.toBe('');
  });

  promise('knows a device without a printer', async ({ box }) => {
    const { driver } = await box({ model: 77 });
    const { identity } = await driver.connect(SIGNAL);
    expect(identity.modelNumber).toBe(77);
    expect(identity.capabilities.printer).toBe(false);
    expect((await driver.readCondition(SIGNAL)).paper).toBe('none');
  });

  promise('reads the condition before the first shift', async ({ box }) => {
    const port = await new Port(await box()).connect();
    const { device } = port.box;
    expect(await port.condition()).toMatchObject({
      fnSerial: device.facts.fnSerial,
      lastFdNumber: device.lastFdNumber,
      fnPhase: 'fiscal',
      shift: { state: 'closed' },
      openReceipt: undefined,
      paper: 'present',
      coverOpen: false,
      printUnfinished: false,
      busy: false,
      fnWarnings: {
        replaceUrgently: false,
        replaceSoon: false,
        memoryFull90: false,
        ofdTooLong: false,
        critical: false,
      },
    });
  });

  promise('shows the clock of the device, without a zone', async ({ box }) => {
    const port = await new Port(await box()).connect();
    const before = port.box.device.clockText;
    const { deviceTime } = await port.condition();
    expect(deviceTime >= before && deviceTime <= port.box.device.clockText).toBe(true);
  });

  promise('reads the condition of a running shift: state, number, last document', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const { number } = (await port.condition()).shift;
    const document = await port.sell();
    expect(await port.condition()).toMatchObject({
      shift: { state: 'open', number },
      lastFdNumber: document.fdNumber,
      openReceipt: undefined,
    });
  });

  promise('calls a shift of more than 24 hours expired', async ({ box }) => {
    const port = await new Port(await box({ shiftExpired: true })).connect();
    expect(port.box.device.shift).toBe('expired');
    expect((await port.condition()).shift.state).toBe('expired');
  });

  promise('sees an end of paper and an open cover', async ({ box }) => {
    const port = await new Port(await box()).connect();
    port.box.device.setPaper(false);
    port.box.device.setCoverOpen(true);
    expect(await port.condition()).toMatchObject({ paper: 'out', coverOpen: true });
    port.box.device.setPaper(true);
    port.box.device.setCoverOpen(false);
    expect(await port.condition()).toMatchObject({ paper: 'present', coverOpen: false });
  });

  promise('sees a receipt that is open in the device, with its operation and sum', async ({ box }) => {
    const port = await new Port(await box()).ready();
    port.box.device.leaveStrangersReceipt();
    expect((await port.condition()).openReceipt).toMatchObject({ operation: 'sell', sumKop: 77_700 });
    expect(port.box.device.hasOpenReceipt).toBe(true);
  });

  promise('tells how many documents wait for the OFD and which is the first', async ({ box }) => {
    const port = await new Port(await box({ ofdAway: true })).ready();
    const before = await port.box.driver.readOfdExchange(SIGNAL);
    await port.sell();
    const after = await port.box.driver.readOfdExchange(SIGNAL);
    expect(after.unsentCount).toBe(before.unsentCount + 1);
    expect(after.firstUnsentFd).toBe(before.firstUnsentFd);
    expect(after.firstUnsentAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d/);
  });

  promise('says that nothing waits for the OFD once every ticket is there', async ({ box }) => {
    const port = await new Port(await box({ ofdAway: true })).ready();
    port.box.device.giveTickets();
    expect(await port.box.driver.readOfdExchange(SIGNAL)).toMatchObject({
      unsentCount: 0,
      firstUnsentFd: undefined,
      firstUnsentAt: undefined,
    });
  });

  promise('calls a document delivered only with its ticket', async ({ box }) => {
    const port = await new Port(await box({ ofdAway: true })).ready();
    const { fdNumber } = await port.sell();
    expect(await port.box.driver.readOfdTicket(fdNumber, SIGNAL)).toBeUndefined();
    port.box.device.giveTickets();
    const ticket = await port.box.driver.readOfdTicket(fdNumber, SIGNAL);
    expect(ticket).toMatchObject({ fdNumber });
    expect(ticket?.ofdFiscalSign).not.toBe('');
  });

  promise('reads a document by its number: type, operation, sum, sign', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const shift = port.lastDocument();
    const made = await port.sell(receiptOf({ operation: 'sellReturn' }));
    expect(await port.box.driver.readDocument(shift.fdNumber, SIGNAL)).toMatchObject({
      fnSerial: shift.fnSerial,
      type: 'shiftOpen',
      operation: undefined,
      fiscalSign: shift.fiscalSign,
    });
    const seen = port.lastDocument();
    expect(await port.box.driver.readDocument(made.fdNumber, SIGNAL)).toEqual(made);
    expect(made).toMatchObject({
      fdNumber: seen.fdNumber,
      type: 'receipt',
      operation: 'sellReturn',
      totalKop: 20_100,
      fiscalSign: seen.fiscalSign,
    });
  });

  promise('has no document for a number the FN does not know', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const { lastFdNumber } = await port.condition();
    expect(await port.box.driver.readDocument(lastFdNumber + 1, SIGNAL)).toBeUndefined();
    expect(await port.box.driver.readOfdTicket(lastFdNumber + 1, SIGNAL)).toBeUndefined();
  });

  promise("reads our key out of a document, and another's as another", async ({ box }) => {
    const port = await new Port(await box()).ready();
    const key = port.newKey();
    const ours = await port.sell(receiptOf(), { key });
    port.box.device.makeStrangersDocument();
    const strangers = port.lastDocument();
    expect(strangers.fdNumber).toBe(ours.fdNumber + 1);
    expect(await port.box.driver.readKey(ours.fdNumber, SIGNAL)).toEqual({ read: true, key });
    const seen = await port.box.driver.readKey(strangers.fdNumber, SIGNAL);
    expect(seen.read).toBe(true);
    expect(seen).not.toMatchObject({ key });
  });

  promise('reads out of a receipt what it was paid with, to the kopeck, and its key', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const shift = port.lastDocument();
    const key = port.newKey();
    const tenders = { ...NO_TENDERS, cash: kopecks(255), electronic: kopecks(12_345), prepaid: kopecks(7_500) };
    const { fdNumber } = await port.sell(receiptOf({ tenders }), { key });
    const read = async (fd: number) => await port.box.driver.readReceiptTags?.(fd, SIGNAL);
    expect(await read(fdNumber)).toEqual({ key: { read: true, key }, tenders });
    expect(await read(shift.fdNumber)).toEqual({ key: { read: true, key: undefined }, tenders: NO_TENDERS });
    expect(await read(fdNumber + 1)).toBeUndefined();
  });

  promise('adds up the shift: drawer, sales, returns, and what is never set to zero', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const before = await port.box.driver.readShiftTotals(SIGNAL);
    const cash = receiptOf();
    await port.sell({ ...cash, tenders: { ...NO_TENDERS, cash: cash.totalKop } });
    await port.sell();
    await port.sell(receiptOf({ operation: 'sellReturn' }));
    const after = await port.box.driver.readShiftTotals(SIGNAL);
    expect(after).toMatchObject({
      shiftNumber: before.shiftNumber,
      cashInDrawerKop: before.cashInDrawerKop + 20_100,
      cashPaymentsKop: before.cashPaymentsKop + 20_100,
      salesKop: before.salesKop + 40_200,
      returnsKop: before.returnsKop + 20_100,
      nonResettableKop: before.nonResettableKop + 40_200,
    });
    expect(port.box.device.cashInDrawerKop).toBe(after.cashInDrawerKop);
  });

  promise('counts cash put in and taken out', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const before = await port.box.driver.readCashCounters(SIGNAL);
    await port.moveCash('in', 50_000);
    await port.moveCash('out', 12_345);
    expect(await port.box.driver.readCashCounters(SIGNAL)).toEqual({
      cashInCount: before.cashInCount + 1,
      cashInKop: kopecks(before.cashInKop + 50_000),
      cashOutCount: before.cashOutCount + 1,
      cashOutKop: kopecks(before.cashOutKop + 12_345),
    });
    expect(port.box.device.cashInDrawerKop).toBe(50_000 - 12_345);
  });

  promise('lets the line go twice without harm, and comes back', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const { driver } = port.box;
    await driver.disconnect();
    await driver.disconnect();
    expect(await failureOf(port.condition())).toBe('CB-101');
    await driver.connect(SIGNAL);
    expect((await port.condition()).shift.state).toBe('open');
  });

  promise('asks nothing of a device it is not connected to', async ({ box }) => {
    const port = new Port(await box());
    expect(await failureOf(port.condition())).toBe('CB-101');
    expect(await failureOf(port.moveCash('in', 100))).toBe('CB-101');
    expect(port.told).toEqual([]);
    expect(port.box.device.sent.deciding.cashIn).toBe(0);
  });

  promise('says within seconds that the line is lost, and comes back when it can', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const { driver, device, time } = port.box;
    let isLost = false;
    void driver.lost.then(() => {
      isLost = true;
    });
    device.unplug();
    await failureOf(port.condition());
    await time.until('the line is known to be lost', () => isLost);
    expect(['CB-101', 'CB-105']).toContain(await failureOf(driver.connect(SIGNAL)));
    await device.plug();
    await driver.connect(SIGNAL);
    expect((await port.condition()).shift.state).toBe('open');
  });
});
