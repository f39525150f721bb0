import { afterEach, describe, expect, it } from 'vitest';
import { kopecks, milli } from '../../../../../src/core/fiscal/money.ts';
import type { Item, Receipt } from '../../../../../src/core/fiscal/receipt.ts';
import { buildDouble } from '../../../../support/double.ts';
import { plain } from './every-task/task-box.ts';
import { endHosted, type HostedOptions, hostedDriver } from './hosted.ts';
import { CASHIER, KEY, RECEIPT, SIGNAL } from './rig.ts';

const FILE = await buildDouble();
/** GS1 puts a separator (1D) before the tail. */
const FIRST = '0104607046163179215bPN8d\u001d93abcd';
const SECOND = '0104607046163179215cQR9e\u001d93efgh';
const GOOD = 'строка 1: код верен, продать можно';
const BY_FN_ALONE = 'строка 1: код верен, сведений о товаре нет';

const base64 = (code: string) => Buffer.from(code, 'latin1').toString('base64');

function piece(code: string, estimatedStatus: 'itemPieceSold' | 'itemPieceReturn' = 'itemPieceSold'): Item {
  return {
    itemName: 'Вода 0,5 л',
    priceKop: kopecks(6_000),
    quantityMilli: milli(1_000),
    lineSumKop: kopecks(6_000),
    vatRate: 'vat20',
    paymentMethod: 'fullPayment',
    paymentObject: 'commodityWithMarking',
    measurementUnit: 0,
    markingCode: { form: 'full', base64: base64(code), estimatedStatus },
    agent: undefined,
    supplier: undefined,
  };
}

function receiptOf(items: readonly Item[], operation: Receipt['operation'] = 'sell'): Receipt {
  const totalKop = kopecks(items.length * 6_000);
  const tenders = { ...RECEIPT.tenders, cash: kopecks(0), electronic: totalKop };
  return { ...RECEIPT, operation, items, totalKop, tenders };
}

const MARKED = receiptOf([piece(FIRST)]);
const { markingCode: _, ...PLAIN } = piece(FIRST);
const UNMARKED = receiptOf([{ ...PLAIN, paymentObject: 'commodity', markingCode: undefined }]);

async function box(options: HostedOptions = {}) {
  const opened = await hostedDriver(FILE ?? '', { ffd: 120, ...options });
  const { driver, hooks, cashbox } = opened;
  const sell = async (receipt: Receipt) => {
    const condition = await driver.readCondition(SIGNAL);
    return driver.registerReceipt({ receipt, key: KEY, cashier: CASHIER, print: true, condition }, hooks, SIGNAL);
  };
  /** Lines of the last receipt as the FN has them. */
  const lines = () => {
    const found = plain(cashbox.receipts().at(-1)?.tags ?? [])[1059];
    return Array.isArray(found) ? found : [found];
  };
  return { ...opened, sell, lines };
}

/** Codes of the double's ledger: 2000 the code, 2102 how it is processed, 2106 what the check said, 2110 its new state. */
const line = (code: string, result: number, status = 1) => ({
  2000: code,
  2102: 0,
  2106: result,
  2108: 0,
  2110: status,
  1023: 1,
  1212: 33,
});

const WAYS = [
  ['by calls', { version: '10.9.5.0' }],
  ['by task', { version: '10.10.8.0' }],
] as const;

describe.skipIf(FILE === undefined).each(WAYS)('marked goods %s', (_way, way) => {
  afterEach(endHosted);

  it('are sold with the result of their check, which is told in the time line', async () => {
    const { cashbox, sell, lines, notes, decided } = await box(way);
    const { fdNumber } = await sell(MARKED);
    expect(cashbox.receipts()).toMatchObject([{ number: fdNumber, type: 3, operation: 1, sumKop: 6_000 }]);
    expect(lines()).toMatchObject([line(FIRST, 15)]);
    expect(notes).toEqual([`markingChecked: ${GOOD}`]);
    expect(decided).toHaveLength(1);
  });

  it('are taken back with the other state of the code', async () => {
    const { cashbox, sell, lines } = await box(way);
    await sell(receiptOf([piece(FIRST, 'itemPieceReturn')], 'sellReturn'));
    expect(cashbox.receipts()).toMatchObject([{ type: 3, operation: 2 }]);
    expect(lines()).toMatchObject([line(FIRST, 15, 3)]);
  });

  it('keep each their own code and result in one receipt', async () => {
    const { sell, lines, notes } = await box(way);
    await sell(receiptOf([piece(FIRST), piece(SECOND)]));
    expect(lines()).toMatchObject([line(FIRST, 15), line(SECOND, 15)]);
    expect(notes).toEqual([`markingChecked: ${GOOD}`, `markingChecked: ${GOOD.replace('1', '2')}`]);
  });

  it.each([
    // Bits of the page: 1 checked by the FN, 2 with a good result, 4 the server knows it, 8 it may be sold.
    ['the FN finds false', 0b1101, 'код неверен'],
    ['the server does not let be sold', 0b0111, 'продать нельзя'],
  ])('that %s are refused in words, and nothing is opened', async (_what, result, words) => {
    const { cashbox, sell, decided } = await box(way);
    cashbox.fault('code-bad', { result });
    const failure = sell(MARKED);
    await expect(failure).rejects.toThrow('CB-603');
    await expect(failure).rejects.toThrow(words);
    expect(cashbox.receipts()).toEqual([]);
    expect(cashbox.state().receipt).toBeUndefined();
    expect(decided).toEqual([]);
  });

  it('that the firmware did not get checked are refused by it, and no receipt stays in the FN', async () => {
    const { cashbox, sell } = await box(way);
    const at = way.version === '10.9.5.0' ? 'registration' : 'sell';
    cashbox.fault('error', { at, code: 420, times: 1 });
    await expect(sell(MARKED)).rejects.toThrow('CB-603');
    expect(cashbox.receipts()).toEqual([]);
  });

  it.each(['marking-away', 'marking-slow', 'marking-alone'])(
    'are not sold without an answer of the server, unless the settings say so (%s)',
    async (fault) => {
      const strict = await box(way);
      strict.cashbox.fault(fault);
      await expect(strict.sell(MARKED)).rejects.toMatchObject({ code: 'CB-604', remedy: 'retry' });
      expect(strict.cashbox.receipts()).toEqual([]);
      expect(strict.notes).toEqual([]);

      const lenient = await box({ ...way, withoutMarkingAnswer: 'sell' });
      lenient.cashbox.fault('marking-away', { at: 'accept' });
      lenient.cashbox.fault(fault);
      await lenient.sell(MARKED);
      // Checked by the FN, good; the server said nothing; the cashbox stood alone: 1, 2, 16.
      expect(lenient.lines()).toMatchObject([line(FIRST, 19)]);
      expect(lenient.notes).toEqual([`markingChecked: ${BY_FN_ALONE}`]);
    },
  );

  it.each([
    [403, 'CB-605'],
    [406, 'CB-606'],
    [410, 'CB-605'],
    [418, 'CB-607'],
  ])('are not sold when the check itself failed (%i), whatever the settings', async (code, ours) => {
    const { cashbox, sell } = await box({ ...way, withoutMarkingAnswer: 'sell' });
    cashbox.fault('marking-away', { at: 'status', code, times: 1 });
    await expect(sell(MARKED)).rejects.toThrow(ours);
    expect(cashbox.receipts()).toEqual([]);
  });

  it('are sold at the next attempt when the server has come back', async () => {
    const { cashbox, sell, lines } = await box(way);
    cashbox.fault('marking-away', { at: 'status', times: 1 });
    await expect(sell(MARKED)).rejects.toThrow('CB-604');
    await sell(MARKED);
    expect(lines()).toMatchObject([line(FIRST, 15)]);
    expect(cashbox.receipts()).toHaveLength(1);
  });

  it('are refused for one bad code of two, and the good one can be sold after it', async () => {
    const { cashbox, sell, lines } = await box(way);
    cashbox.fault('code-bad', { at: SECOND, result: 7 });
    const failure = sell(receiptOf([piece(FIRST), piece(SECOND)]));
    await expect(failure).rejects.toThrow('CB-603');
    await expect(failure).rejects.toThrow('строка 2');
    expect(cashbox.receipts()).toEqual([]);
    await sell(MARKED);
    expect(lines()).toMatchObject([line(FIRST, 15)]);
  });

  it('find room in a table full of the codes of a receipt that was never made', async () => {
    const { cashbox, sell } = await box(way);
    cashbox.fault('marking-full', { room: 1 });
    const paper = cashbox.fault('paper');
    await expect(sell(MARKED)).rejects.toThrow('Нет бумаги');
    cashbox.heal(paper);
    await sell(MARKED);
    expect(cashbox.receipts()).toHaveLength(1);
  });

  it('that are more than the table holds are refused, for another attempt would end the same', async () => {
    const { cashbox, sell } = await box(way);
    const full = cashbox.fault('marking-full', { room: 1 });
    await expect(sell(receiptOf([piece(FIRST), piece(SECOND)]))).rejects.toMatchObject({
      code: 'CB-446',
      remedy: 'reject',
    });
    cashbox.heal(full);
    cashbox.fault('marking-full', { room: 0 });
    await expect(sell(MARKED)).rejects.toMatchObject({ code: 'CB-605', remedy: 'retry' });
    expect(cashbox.receipts()).toEqual([]);
  });

  it('end a check that a dead process left running, and begin theirs', async () => {
    const { cashbox, driver, sell } = await box({ ...way, inHost: true });
    cashbox.fault('crash', { at: 'getMarkingCodeValidationStatus', times: 1 });
    await expect(sell(MARKED)).rejects.toMatchObject({ code: 'CB-101', remedy: 'retry' });
    await driver.connect(SIGNAL);
    await sell(MARKED);
    expect(cashbox.receipts()).toHaveLength(1);
  });

  it('whose check was left running do not hold up a receipt without codes', async () => {
    const { cashbox, driver, sell } = await box({ ...way, inHost: true });
    cashbox.fault('crash', { at: 'getMarkingCodeValidationStatus', times: 1 });
    await expect(sell(MARKED)).rejects.toThrow('CB-101');
    await driver.connect(SIGNAL);
    await expect(sell(UNMARKED)).rejects.toMatchObject({ code: 'CB-605', remedy: 'retry' });
    expect((await sell(UNMARKED)).fdNumber).toBe(cashbox.receipts()[0]?.number);
    expect(cashbox.receipts()).toHaveLength(1);
  });
});

describe.skipIf(FILE === undefined)('a marked sale by task', () => {
  afterEach(endHosted);

  it('that ends with rc 0 and no fiscalParams is no receipt', async () => {
    const { cashbox, sell } = await box();
    cashbox.fault('marking-refused', { times: 1 });
    await expect(sell(MARKED)).rejects.toMatchObject({ code: 'CB-103', remedy: 'reconcile' });
    expect(cashbox.receipts()).toEqual([]);
    expect((await sell(MARKED)).fdNumber).toBe(cashbox.receipts()[0]?.number);
  });

  it('is refused where format or driver know no marking, before anything is asked', async () => {
    const receipt = receiptOf([{ ...piece(FIRST), paymentObject: 'commodity' }]);
    for (const options of [{ ffd: 105 }, { version: '10.8.0.0' }] as const) {
      const { cashbox, driver, sell } = await box(options);
      expect(driver.refusalOf(receipt)?.code).toBe('CB-601');
      await expect(sell(receipt)).rejects.toThrow('CB-601');
      expect(cashbox.receipts()).toEqual([]);
    }
  });
});
