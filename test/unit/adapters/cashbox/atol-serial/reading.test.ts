import { describe, expect, it } from 'vitest';
import { kopecks } from '../../../../../src/core/fiscal/money.ts';
import { receiptKey } from '../../../../../src/core/fiscal/receipt-key.ts';
import { itemOf, KEY, MODELS, Rig, receiptOf, SIGNAL } from './rig.ts';

const HOUR_MS = 3_600_000;

describe.each(MODELS)('readings of model %i', (model) => {
  it('tell a closed, an open and an expired shift, and its number', async () => {
    const rig = new Rig({ model });
    await rig.connect();
    expect((await rig.condition()).shift).toEqual({ state: 'closed', number: 0 });
    await rig.openShift();
    expect((await rig.condition()).shift).toEqual({ state: 'open', number: 1 });
    await rig.clock.advance(24 * HOUR_MS);
    expect((await rig.condition()).shift).toEqual({ state: 'expired', number: 1 });
    await rig.closeShift();
    expect((await rig.condition()).shift).toEqual({ state: 'closed', number: 1 });
    await rig.openShift();
    expect((await rig.condition()).shift).toEqual({ state: 'open', number: 2 });
  });

  it('tell the last document and the FN it is in', async () => {
    const rig = await new Rig({ model }).ready();
    await rig.sell();
    const condition = await rig.condition();
    expect(condition).toMatchObject({
      fnSerial: rig.kkt.reading.fnSerial,
      lastFdNumber: rig.kkt.reading.lastFdNumber,
      fnPhase: 'fiscal',
      busy: false,
      openReceipt: undefined,
    });
  });

  it('tell the time of the device to the second', async () => {
    const rig = new Rig({ model });
    await rig.connect();
    expect((await rig.condition()).deviceTime).toBe('2026-11-24T09:00:00');
  });

  it("see a stranger's open receipt", async () => {
    const rig = await new Rig({ model }).ready();
    rig.kkt.use('strangers-receipt');
    expect((await rig.condition()).openReceipt).toEqual({ operation: 'sell', sumKop: 77_700 });
  });

  it.each([
    ['01', { replaceUrgently: true }],
    ['02', { replaceSoon: true }],
    ['04', { memoryFull90: true }],
    ['08', { ofdTooLong: true }],
    ['80', { critical: true }],
  ] as const)('tell FN warning %s', async (bits, warning) => {
    const rig = new Rig({ model });
    await rig.connect();
    rig.kkt.use(`fn-warning:${bits}`);
    const none = {
      replaceUrgently: false,
      replaceSoon: false,
      memoryFull90: false,
      ofdTooLong: false,
      critical: false,
    };
    expect((await rig.condition()).fnWarnings).toEqual({ ...none, ...warning });
  });

  it('tell an FN that is closed', async () => {
    const rig = new Rig({ model });
    await rig.connect();
    rig.kkt.use('fn-closed');
    expect((await rig.condition()).fnPhase).toBe('closed');
  });

  it('tell a document as the FN holds it, and undefined for one that is not there', async () => {
    const rig = await new Rig({ model }).ready();
    const made = await rig.sell(receiptOf({ operation: 'sellReturn' }));
    expect(await rig.run(rig.driver.readDocument(made.fdNumber, SIGNAL))).toEqual(made);
    expect(await rig.run(rig.driver.readDocument(made.fdNumber + 1, SIGNAL))).toBeUndefined();
    const opening = await rig.run(rig.driver.readDocument(made.fdNumber - 1, SIGNAL));
    expect(opening).toMatchObject({ type: 'shiftOpen', operation: undefined, totalKop: undefined });
  });

  it.each(['bigEndian', 'littleEndian'] as const)(
    'find our key whatever the byte order of the header (%s)',
    async (documentHeader) => {
      const rig = await new Rig({ model, habits: { documentHeader } }).ready();
      const { fdNumber } = await rig.sell(receiptOf(), { key: receiptKey('long-shop-name-x', '123456789012345') });
      expect(await rig.run(rig.driver.readKey(fdNumber, SIGNAL))).toEqual({
        read: true,
        key: 'long-shop-name-x:123456789012345',
      });
    },
  );

  it("say that a stranger's document and a shift document carry no key of ours", async () => {
    const rig = await new Rig({ model }).ready();
    const { fdNumber } = await rig.sell();
    rig.kkt.use('strangers-document');
    await rig.sell(receiptOf(), { key: receiptKey('shop', '2') });
    const keys = [];
    for (let fd = fdNumber - 1; fd <= rig.kkt.reading.lastFdNumber; fd++) {
      keys.push(await rig.run(rig.driver.readKey(fd, SIGNAL)));
    }
    expect(keys).toContainEqual({ read: true, key: KEY });
    expect(keys).toContainEqual({ read: true, key: 'shop:2' });
    expect(keys.filter((seen) => seen.read && seen.key === undefined)).toHaveLength(2);
  });

  it('say that a key of a document that is not there was not read', async () => {
    const rig = await new Rig({ model }).ready();
    expect(await rig.run(rig.driver.readKey(999, SIGNAL))).toEqual({ read: false });
  });

  it('tell the OFD ticket when it is there, and only then', async () => {
    const rig = await new Rig({ model, ofd: { ticketDelayMs: 60_000 } }).ready();
    const { fdNumber } = await rig.sell();
    expect(await rig.run(rig.driver.readOfdTicket(fdNumber, SIGNAL))).toBeUndefined();
    await rig.clock.advance(120_000);
    const ticket = await rig.run(rig.driver.readOfdTicket(fdNumber, SIGNAL));
    expect(ticket).toEqual({
      fdNumber,
      confirmedAt: expect.stringMatching(/^2026-11-24T09:0\d$/),
      ofdFiscalSign: expect.stringMatching(/^[0-9a-f]{36}$/),
    });
  });

  it('tell how many documents wait for the OFD, and since when', async () => {
    const rig = await new Rig({ model }).ready();
    rig.kkt.use('ofd-away');
    const { fdNumber } = await rig.sell();
    await rig.sell(receiptOf(), { key: receiptKey('shop', '2') });
    const exchange = await rig.run(rig.driver.readOfdExchange(SIGNAL));
    expect(exchange).toMatchObject({ unsentCount: 2, firstUnsentFd: fdNumber, firstUnsentAt: '2026-11-24T09:00' });
    const well = await new Rig({ model }).ready();
    expect(await well.run(well.driver.readOfdExchange(SIGNAL))).toEqual({
      unsentCount: 0,
      firstUnsentFd: undefined,
      firstUnsentAt: undefined,
      lastError: undefined,
    });
  });

  it('tell cash in and out by their counters', async () => {
    const rig = await new Rig({ model }).ready();
    const cash = (direction: 'in' | 'out', sumKop: number) =>
      rig.run(rig.driver.registerCash({ direction, sumKop: kopecks(sumKop), cashier: undefined }, rig.hooks, SIGNAL));
    await cash('in', 100_050);
    await cash('in', 50);
    await cash('out', 5_000);
    expect(await rig.run(rig.driver.readCashCounters(SIGNAL))).toEqual({
      cashInCount: 2,
      cashInKop: 100_100,
      cashOutCount: 1,
      cashOutKop: 5_000,
    });
  });

  it('tell the totals of the shift', async () => {
    const rig = await new Rig({ model }).ready();
    const cash = (sum: number) => ({
      cash: kopecks(sum),
      electronic: kopecks(20_100 - sum),
      prepaid: kopecks(0),
      credit: kopecks(0),
      otherPayment: kopecks(0),
    });
    await rig.sell(receiptOf({ tenders: cash(20_000) }));
    await rig.sell(receiptOf({ items: [itemOf()], tenders: cash(0) }), { key: receiptKey('shop', '2') });
    await rig.sell(receiptOf({ operation: 'sellReturn', tenders: cash(100) }), { key: receiptKey('shop', '3') });
    expect(await rig.run(rig.driver.readShiftTotals(SIGNAL))).toEqual({
      shiftNumber: 1,
      cashInDrawerKop: 19_900,
      cashPaymentsKop: 20_000,
      salesKop: 40_200,
      returnsKop: 20_100,
      nonResettableKop: 40_200,
    });
  });
});

describe('the printer', () => {
  it('of the 30F tells paper, cover and a document that is not wholly on paper', async () => {
    const rig = await new Rig({ model: 61 }).ready();
    expect(await rig.condition()).toMatchObject({ paper: 'present', coverOpen: false, printUnfinished: false });
    const load = rig.kkt.use('paper-out');
    expect((await rig.condition()).paper).toBe('out');
    load();
    rig.kkt.use('cover-open');
    expect((await rig.condition()).coverOpen).toBe(true);
  });

  it('of the 42FS is not there: no paper, no cover, nothing to finish', async () => {
    const rig = await new Rig({ model: 77 }).ready();
    expect(await rig.condition()).toMatchObject({
      paper: 'none',
      coverOpen: false,
      printerFault: false,
      printUnfinished: false,
    });
    expect(rig.tap.commands).not.toContain('91 3b 00 00');
    expect(rig.tap.commands.filter((command) => command === '45').length).toBeLessThanOrEqual(1);
  });
});
