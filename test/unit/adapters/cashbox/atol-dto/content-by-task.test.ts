import { afterEach, describe, expect, it } from 'vitest';
import { kopecks, milli } from '../../../../../src/core/fiscal/money.ts';
import type { AgentBlock, Item, Receipt } from '../../../../../src/core/fiscal/receipt.ts';
import type { AgentType } from '../../../../../src/core/fiscal/terms.ts';
import type { VatRate } from '../../../../../src/core/fiscal/vat.ts';
import { buildDouble } from '../../../../support/double.ts';
import { plain } from './every-task/task-box.ts';
import { endHosted, type HostedOptions, hostedDriver } from './hosted.ts';
import { CASHIER, ITEM, KEY, RECEIPT, SIGNAL } from './rig.ts';

const FILE = await buildDouble();

/** One line of 122.00 for each part of an item that matters. */
function receiptOf(...parts: readonly Partial<Item>[]): Receipt {
  const one = { ...ITEM, priceKop: kopecks(12_200), quantityMilli: milli(1_000), lineSumKop: kopecks(12_200) };
  const items = parts.map((part) => ({ ...one, ...part }));
  const totalKop = kopecks(12_200 * items.length);
  return { ...RECEIPT, items, totalKop, tenders: { ...RECEIPT.tenders, cash: kopecks(0), electronic: totalKop } };
}

async function box(options: HostedOptions = {}) {
  const opened = await hostedDriver(FILE ?? '', { ffd: 120, ...options });
  const { driver, hooks, cashbox } = opened;
  const sell = async (receipt: Receipt) => {
    const condition = await driver.readCondition(SIGNAL);
    return driver.registerReceipt({ receipt, key: KEY, cashier: CASHIER, print: true, condition }, hooks, SIGNAL);
  };
  const tags = () => plain(cashbox.receipts().at(-1)?.tags ?? []);
  const lines = () => {
    const found = tags()[1059];
    return Array.isArray(found) ? found : [found];
  };
  return { ...opened, sell, tags, lines };
}

/** Tag 1199 and the VAT inside 122.00, kopecks. Source: fiscal-domain 2.2; the sums by hand. */
const RATES: readonly (readonly [VatRate, number, number | undefined])[] = [
  ['vat20', 1, 2_033],
  ['vat10', 2, 1_109],
  ['vat120', 3, 2_033],
  ['vat110', 4, 1_109],
  ['vat0', 5, undefined],
  ['none', 6, undefined],
  ['vat5', 7, 581],
  ['vat7', 8, 798],
  ['vat105', 9, 581],
  ['vat107', 10, 798],
  ['vat22', 11, 2_200],
  ['vat122', 12, 2_200],
];

/** Tag 1222, a bit each. Source: dto10-driver 2.1 (order of the words), fiscal-domain 1.3. */
const AGENTS: readonly (readonly [AgentType, number])[] = [
  ['bankPayingAgent', 1],
  ['bankPayingSubagent', 2],
  ['payingAgent', 4],
  ['payingSubagent', 8],
  ['attorney', 16],
  ['commissionAgent', 32],
  ['another', 64],
];

/** Tag 2108. Source: fiscal-domain 1.3. */
const UNITS = [0, 10, 11, 12, 20, 21, 22, 30, 31, 32, 40, 41, 42, 50, 51, 70, 71, 72, 73, 80, 81, 82, 83, 255];
/** Tag 1197 of the older formats, which have no numbers: some of them, as people write them. */
const UNIT_WORDS = [
  [11, 'кг'],
  [22, 'м'],
  [41, 'л'],
  [50, 'кВт ч'],
] as const;

describe.skipIf(FILE === undefined)('what a receipt by task says in the FN', () => {
  afterEach(endHosted);

  it.each([105, 120] as const)('every rate of VAT by its name, as the FN counts them (FFD %i)', async (ffd) => {
    const { driver, sell, lines } = await box({ ffd });
    const { fdNumber } = await sell(receiptOf(...RATES.map(([vatRate]) => ({ vatRate }))));
    const expected = RATES.map(([, code, sum]) => ({ 1199: code, ...(sum !== undefined && { 1200: sum }) }));
    expect(lines()).toMatchObject(expected);
    expect(await driver.readVatCodes(fdNumber, SIGNAL)).toEqual(RATES.map(([, code]) => code));
  });

  it.each([
    ['10.10.7.0', ['vat22', 'vat122']],
    ['10.9.5.0', ['vat5', 'vat7', 'vat105', 'vat107', 'vat22', 'vat122']],
  ] as const)(
    'no rate that driver %s does not know: refused in words, before anything is asked',
    async (version, rates) => {
      const { cashbox, driver, sell } = await box({ version });
      for (const [rate] of RATES) {
        const isUnknown = rates.some((unknown) => unknown === rate);
        expect(driver.refusalOf(receiptOf({ vatRate: rate }))?.code, rate).toBe(isUnknown ? 'CB-460' : undefined);
      }
      await expect(sell(receiptOf({ vatRate: 'vat22' }))).rejects.toThrow('CB-460');
      expect(cashbox.receipts()).toEqual([]);
    },
  );

  it('no rate that the firmware does not know: nothing is made', async () => {
    const { cashbox, sell } = await box({ lastVat: 10 });
    await expect(sell(receiptOf({ vatRate: 'vat22' }))).rejects.toMatchObject({ code: 'CB-443', remedy: 'reject' });
    expect(cashbox.receipts()).toEqual([]);
    await sell(receiptOf({ vatRate: 'vat107' }));
    expect(cashbox.receipts()).toHaveLength(1);
  });

  it('every measure of FFD 1.2 by its number, a piece where none is said', async () => {
    const { sell, lines } = await box();
    await sell(receiptOf({ measurementUnit: undefined }, ...UNITS.map((measurementUnit) => ({ measurementUnit }))));
    expect(lines()).toMatchObject([0, ...UNITS].map((unit) => ({ 2108: unit })));
  });

  it('a measure of FFD 1.05 by its word, and no number', async () => {
    const { sell, lines } = await box({ ffd: 105 });
    await sell(receiptOf(...UNIT_WORDS.map(([measurementUnit]) => ({ measurementUnit }))));
    expect(lines()).toMatchObject(UNIT_WORDS.map(([, word]) => ({ 1197: word })));
    for (const line of lines()) expect(line).not.toHaveProperty('2108');
  });

  it.each([105, 120] as const)('every kind of agent in the line it belongs to (FFD %i)', async (ffd) => {
    const { sell, tags, lines } = await box({ ffd });
    const agentOf = (agentType: AgentType): AgentBlock => ({
      agentType,
      payingAgent: undefined,
      receivePaymentsOperator: undefined,
      moneyTransferOperator: undefined,
    });
    const supplier = { phones: ['+79990000004'], name: 'ООО Поставщик', inn: '7700000017' };
    await sell(receiptOf({}, ...AGENTS.map(([agentType]) => ({ agent: agentOf(agentType), supplier }))));
    const [own, ...foreign] = lines();
    for (const tag of ['1222', '1224', '1226']) expect(own).not.toHaveProperty(tag);
    expect(foreign).toMatchObject(
      AGENTS.map(([, bit]) => ({ 1222: bit, 1224: { 1171: '+79990000004', 1225: 'ООО Поставщик' } })),
    );
    for (const line of foreign) expect(String((line as { readonly 1226: string })[1226]).trim()).toBe('7700000017');
    // The sign of the whole receipt stays out: in FFD 1.2 it belongs to the line.
    expect(tags()[1057]).toBeUndefined();
  });

  it('all that a paying agent has to say', async () => {
    const { sell, lines } = await box();
    const agent: AgentBlock = {
      agentType: 'payingAgent',
      payingAgent: { operation: 'Приём платежа', phones: ['+79990000001', '+79990000011'] },
      receivePaymentsOperator: { phones: ['+79990000002'] },
      moneyTransferOperator: { phones: ['+79990000003'], name: 'Банк', address: 'Москва', inn: '7700000016' },
    };
    await sell(receiptOf({ agent }));
    const [line] = lines();
    expect(line).toMatchObject({
      1222: 4,
      1223: {
        1005: 'Москва',
        1026: 'Банк',
        1044: 'Приём платежа',
        1073: ['+79990000001', '+79990000011'],
        1074: '+79990000002',
        1075: '+79990000003',
      },
    });
    const { 1223: data } = line as { readonly 1223: { readonly 1016: string } };
    expect(data[1016].trim()).toBe('7700000016');
  });

  it.each([105, 120] as const)('the contact of the buyer, the place and our key (FFD %i)', async (ffd) => {
    const { cashbox, sell, tags } = await box({ ffd });
    await sell(receiptOf({}));
    expect(tags()).toMatchObject({
      1008: 'guest@example.org',
      1021: CASHIER.operatorName,
      1084: { 1085: 'KB', 1086: 'site:812' },
      1187: 'https://shop.example',
      1203: CASHIER.operatorInn,
    });
    expect(cashbox.receipts()[0]?.tags.find(({ tag }) => tag === 1084)?.nonPrintable).toBe(true);
  });

  it('the sign of an internet sale where the shop said it, and nowhere else', async () => {
    const { sell, tags } = await box();
    await sell(receiptOf({}));
    expect(tags()[1125]).toBe(true);
    await sell({ ...receiptOf({}), internetSign: false });
    expect(tags()[1125]).toBeUndefined();
  });

  it('no second receipt without the sign of an internet sale: the driver that dropped it once gets none', async () => {
    const { cashbox, driver, sell } = await box();
    cashbox.fault('drop-1125');
    await expect(sell(receiptOf({}))).rejects.toMatchObject({ code: 'CB-103', remedy: 'reconcile' });
    expect(cashbox.receipts()).toHaveLength(1);
    expect(driver.refusalOf(receiptOf({}))?.code).toBe('CB-139');
    await expect(sell(receiptOf({}))).rejects.toMatchObject({ code: 'CB-139', remedy: 'operator' });
    expect(cashbox.receipts()).toHaveLength(1);
    // A sale that is none of the internet goes on.
    await sell({ ...receiptOf({}), internetSign: false });
    expect(cashbox.receipts()).toHaveLength(2);
  });

  it('the product code of FFD 1.05, byte for byte', async () => {
    const { sell, lines } = await box({ ffd: 105 });
    const bytes = Buffer.from('444d042f1f96819c35694e386400ff0a', 'hex');
    const markingCode = { form: 'tag1162', base64: bytes.toString('base64'), estimatedStatus: undefined } as const;
    await sell(receiptOf({ markingCode }));
    expect(String((lines()[0] as { readonly 1162: string })[1162]).toLowerCase()).toBe(bytes.toString('hex'));
  });
});
