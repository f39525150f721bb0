import { describe, expect, it } from 'vitest';
import { AtolDtoDriver } from '../../../../../src/adapters/cashbox/atol-dto/driver.ts';
import { kopecks, milli } from '../../../../../src/core/fiscal/money.ts';
import type { Item, Receipt } from '../../../../../src/core/fiscal/receipt.ts';
import type { DoubleDevice, DoubleTag } from '../../../../support/double-cashbox.ts';
import { BY_CALLS, BY_TASK, FILE, freshCashbox } from './double-in-process.ts';
import { CASHIER, ITEM, KEY, RECEIPT, SIGNAL } from './rig.ts';

async function opened(version: string, device: DoubleDevice = {}) {
  const { cashbox, options } = freshCashbox(version, device);
  const { clock } = options;
  const driver = new AtolDtoDriver(options);
  await clock.run(driver.connect(SIGNAL));
  const notes: string[] = [];
  const hooks = { aboutToClose: () => undefined, note: (what: string) => notes.push(what) };
  const condition = await clock.run(driver.readCondition(SIGNAL));
  await clock.run(driver.registerOpenShift({ cashier: CASHIER, condition }, hooks, SIGNAL));
  const sell = async (receipt: Receipt = RECEIPT) => {
    const now = await clock.run(driver.readCondition(SIGNAL));
    const request = { receipt, key: KEY, cashier: CASHIER, print: true, condition: now };
    return clock.run(driver.registerReceipt(request, hooks, SIGNAL));
  };
  return { cashbox, driver, clock, sell, notes };
}

const RICH: Item = {
  ...ITEM,
  quantityMilli: milli(2_500),
  priceKop: kopecks(1_000),
  lineSumKop: kopecks(2_500),
  measurementUnit: 11,
  agent: {
    agentType: 'payingAgent',
    payingAgent: { operation: 'Приём платежа', phones: ['+79990000001'] },
    receivePaymentsOperator: { phones: ['+79990000002'] },
    moneyTransferOperator: { phones: ['+79990000003'], name: 'Банк', address: 'Москва', inn: '7700000016' },
  },
  supplier: { phones: ['+79990000004'], name: 'ООО Поставщик', inn: '7700000017' },
};
const RICH_RECEIPT: Receipt = {
  ...RECEIPT,
  items: [ITEM, RICH],
  tenders: { ...RECEIPT.tenders, electronic: kopecks(32_500) },
  totalKop: kopecks(32_600),
};
const MARKED: Receipt = {
  ...RECEIPT,
  items: [
    {
      ...ITEM,
      paymentObject: 'commodityWithMarking',
      markingCode: {
        form: 'full',
        base64: Buffer.from('0104607046163179215bPN8d').toString('base64'),
        estimatedStatus: 'itemPieceSold',
      },
    },
  ],
};

/** What we said; what the device adds by itself (sums of VAT, the state it read from a code) is its own. */
const OF_THE_DEVICE = [1012, 1040, 1042, 1077, 1102, 1200, 2110];

function ours(tags: readonly DoubleTag[]): readonly string[] {
  return tags
    .filter(({ tag }) => !OF_THE_DEVICE.includes(tag))
    .map(({ tag, value }) => `${tag}=${Array.isArray(value) ? `{${ours(value).join(' ')}}` : String(value).trim()}`)
    .sort();
}

describe.skipIf(FILE === undefined)('the driver on the C double', () => {
  it.each([105, 120] as const)('writes the same document by calls and by task (FFD %i)', async (ffd) => {
    const written = async (version: string) => {
      const { cashbox, sell } = await opened(version, { ffd });
      await sell(RICH_RECEIPT);
      return ours(cashbox.receipts()[0]?.tags ?? []);
    };
    const byCalls = await written(BY_CALLS);
    expect(byCalls).toEqual(await written(BY_TASK));
    expect(byCalls).toEqual(
      expect.arrayContaining(['1125=true', '1187=https://shop.example', '1084={1085=KB 1086=site:812}']),
    );
  });

  it('tells registrations left and made, and of an FN without its first document not when it began', async () => {
    const { driver, clock } = await opened(BY_CALLS);
    await expect(clock.run(driver.readFnLife(SIGNAL))).resolves.toMatchObject({
      ...{ registrationsLeft: 11, registrationsMade: 1, began: undefined },
    });
  });

  it('closes nothing when the cashbox counts less than was paid', async () => {
    const { cashbox, sell } = await opened(BY_CALLS);
    const tenders = { ...RECEIPT.tenders, electronic: kopecks(0), cash: kopecks(60_200) };
    cashbox.fault('drop-item', { at: 'registration', times: 1 });
    await expect(sell({ ...RECEIPT, items: [ITEM, ITEM], tenders, totalKop: kopecks(60_200) })).rejects.toThrow(
      'CB-463',
    );
    expect(cashbox.receipts()).toEqual([]);
  });

  it('closes nothing when the cashbox counts more than was paid, though the library would add the rest as cash', async () => {
    const { cashbox, sell } = await opened(BY_CALLS);
    await expect(sell({ ...RECEIPT, tenders: { ...RECEIPT.tenders, cash: kopecks(0) } })).rejects.toThrow('CB-463');
    expect(cashbox.receipts()).toEqual([]);
  });

  it.each([BY_CALLS, BY_TASK])('sells a marked piece with the result of its check (%s)', async (version) => {
    const { cashbox, sell, notes } = await opened(version, { ffd: 120 });
    await sell(MARKED);
    const [item] = (cashbox.receipts()[0]?.tags ?? []).filter(({ tag }) => tag === 1059);
    expect(ours(Array.isArray(item?.value) ? item.value : [])).toEqual(
      expect.arrayContaining(['2000=0104607046163179215bPN8d', '2102=0', '2106=15', '2108=0', '1212=33']),
    );
    expect(notes).toEqual(['markingChecked']);
  });

  it.each([BY_CALLS, BY_TASK])('does not sell a piece whose code is bad (%s)', async (version) => {
    const { cashbox, sell } = await opened(version, { ffd: 120 });
    cashbox.fault('code-bad', { result: 5 });
    await expect(sell(MARKED)).rejects.toThrow('CB-603');
    expect(cashbox.receipts()).toEqual([]);
  });

  it.each([
    [BY_CALLS, 'drop-1125'],
    [BY_TASK, 'drop-1125'],
    [BY_CALLS, 'no-key'],
    [BY_TASK, 'no-key'],
    [BY_CALLS, 'summary-only'],
    [BY_TASK, 'summary-only'],
  ])('does not call proven what lacks a part of the proof (%s, %s)', async (version, fault) => {
    const { cashbox, sell } = await opened(version);
    cashbox.fault(fault);
    await expect(sell()).rejects.toThrow('CB-103');
    expect(cashbox.receipts().length).toBe(1);
  });

  it('knows a receipt whose task answered with nothing, or with half of it', async () => {
    for (const [fault, words] of [
      ['empty', { at: 'sell' }],
      ['partial', {}],
    ] as const) {
      const { cashbox, sell } = await opened(BY_TASK);
      cashbox.fault(fault, words);
      expect((await sell()).fdNumber).toBe(cashbox.receipts()[0]?.number);
    }
  });

  it.each([BY_CALLS, BY_TASK])('is in doubt after an error that came behind the effect (%s)', async (version) => {
    const { cashbox, sell } = await opened(version);
    cashbox.fault('error', { at: version === BY_CALLS ? 'close_receipt' : 'sell', when: 'after', code: 115, times: 1 });
    await expect(sell()).rejects.toMatchObject({ remedy: 'reconcile' });
    expect(cashbox.receipts().length).toBe(1);
  });

  it.each([BY_CALLS, BY_TASK])("leaves a stranger's receipt open (%s)", async (version) => {
    const { cashbox, sell, driver, clock } = await opened(version);
    cashbox.fault('stranger-receipt', { times: 1 });
    await expect(sell()).rejects.toThrow('CB-302');
    expect((await clock.run(driver.readCondition(SIGNAL))).openReceipt).toMatchObject({ operation: 'sell' });
    expect(cashbox.receipts()).toEqual([]);
  });

  it.each([BY_CALLS, BY_TASK])('loses no line in silence (%s)', async (version) => {
    const { cashbox, sell } = await opened(version);
    cashbox.fault('drop-item', { at: 'registration', times: 1 });
    await expect(sell(RICH_RECEIPT)).rejects.toThrow();
    expect(cashbox.receipts()).toEqual([]);
  });

  it('finishes the paper of a receipt that is in the FN', async () => {
    const { cashbox, sell, driver, clock } = await opened(BY_TASK);
    cashbox.fault('paper', { when: 'close', times: 1 });
    expect((await sell()).fdNumber).toBe(3);
    expect((await clock.run(driver.readCondition(SIGNAL))).printUnfinished).toBe(true);
    cashbox.heal();
    await clock.run(driver.continuePrint(SIGNAL));
    expect((await clock.run(driver.readCondition(SIGNAL))).printUnfinished).toBe(false);
    expect(cashbox.receipts().length).toBe(1);
  });

  it('hears from the firmware that it does not know a rate', async () => {
    const { cashbox, sell } = await opened(BY_TASK);
    cashbox.fault('error', { at: 'sell', code: 144, times: 1 });
    await expect(sell({ ...RECEIPT, items: [{ ...ITEM, vatRate: 'vat22' }] })).rejects.toThrow('CB-443');
    expect(cashbox.receipts()).toEqual([]);
  });

  it('tells the exchange with the OFD in words, and a ticket once it is there', async () => {
    const { cashbox, sell, driver, clock } = await opened(BY_TASK);
    await sell();
    cashbox.fault('ofd-error', { code: 4 });
    const exchange = await clock.run(driver.readOfdExchange(SIGNAL));
    expect(exchange.unsentCount).toBeGreaterThan(0);
    expect(exchange.firstUnsentAt).toMatch(/^2026-11-24T12:00/);
    expect(exchange.lastError).toContain('4');
    expect(await clock.run(driver.readOfdTicket(3, SIGNAL))).toBeUndefined();
    cashbox.deliver('all');
    expect(await clock.run(driver.readOfdTicket(3, SIGNAL))).toMatchObject({ fdNumber: 3 });
  });
});
