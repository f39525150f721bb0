import { describe, expect, it } from 'vitest';
import { kopecks, milli } from '../../../../../src/core/fiscal/money.ts';
import { receiptKey } from '../../../../../src/core/fiscal/receipt-key.ts';
import { PAYMENT_METHODS, type PaymentMethod, TENDER_NAMES } from '../../../../../src/core/fiscal/terms.ts';
import { failureOf, itemOf, KEY, MODELS, Rig, receiptOf, SIGNAL } from './rig.ts';

/** The receipt of the figure: five lines, names of 28 characters, cashier, e-mail, taxation, electronic, not printed. */
const FIVE_LINES = receiptOf({
  clientContact: 'buyer@mail.example',
  items: Array.from({ length: 5 }, () => itemOf({ itemName: 'Чайник электрический 1,7 лит' })),
});

const zero = kopecks(0);

describe.each(MODELS)('registerReceipt on model %i', (model) => {
  it('makes one document and tells it as the FN holds it', async () => {
    const rig = await new Rig({ model }).ready();
    const document = await rig.sell();
    const [inFn, ...others] = rig.kkt.ledger.receipts;
    expect(others).toEqual([]);
    expect(document).toEqual({
      fnSerial: inFn?.fnSerial,
      fdNumber: inFn?.fdNumber,
      fiscalSign: inFn?.fiscalSign,
      issuedAt: inFn?.issuedAt.slice(0, 16),
      type: 'receipt',
      operation: 'sell',
      totalKop: 20_100,
    });
  });

  it('carries every tag of a site receipt, and our key unprinted', async () => {
    const rig = await new Rig({ model }).ready();
    await rig.sell();
    const [inFn] = rig.kkt.ledger.receipts;
    expect(inFn?.key).toBe(KEY);
    expect(inFn?.textOf(1008)).toBe('buyer@example.com');
    expect(inFn?.textOf(1187)).toBe('https://shop.example');
    expect(inFn?.textOf(1021)).toBe('Кассир Иванова И.');
    expect(inFn?.tags.find(({ tag }) => tag === 1125)?.value).toEqual(Uint8Array.of(1));
    expect(inFn?.tags.find(({ tag }) => tag === 1055)?.value).toEqual(Uint8Array.of(1));
    expect(inFn?.electronic).toBe(true);
  });

  it.each(['sell', 'sellReturn', 'buy', 'buyReturn'] as const)('makes a receipt of operation %s', async (operation) => {
    const rig = await new Rig({ model }).ready();
    const document = await rig.sell(receiptOf({ operation }));
    expect(document.operation).toBe(operation);
    expect(rig.kkt.ledger.receipts[0]?.operation).toBe(operation);
  });

  it.each(TENDER_NAMES)('is paid by %s', async (tender) => {
    const rig = await new Rig({ model }).ready();
    const receipt = receiptOf();
    const tenders = {
      cash: zero,
      electronic: zero,
      prepaid: zero,
      credit: zero,
      otherPayment: zero,
      [tender]: receipt.totalKop,
    };
    await rig.sell({ ...receipt, tenders });
    expect(rig.kkt.ledger.receipts[0]?.tendersKop).toEqual(tenders);
  });

  it('says cashless payments first and cash last, and leaves out what was not used', async () => {
    const rig = await new Rig({ model }).ready();
    const tenders = {
      cash: kopecks(100),
      electronic: kopecks(10_000),
      prepaid: kopecks(10_000),
      credit: zero,
      otherPayment: zero,
    };
    await rig.sell(receiptOf({ tenders }));
    expect(
      rig.tap.commands.filter((command) => command.startsWith('99')).map((command) => command.slice(6, 8)),
    ).toEqual(['02', '03', '01']);
  });

  it.each(Object.keys(PAYMENT_METHODS) as PaymentMethod[])(
    'writes payment method %s as the FN keeps it',
    async (paymentMethod) => {
      const rig = await new Rig({ model }).ready();
      await rig.sell(receiptOf({ items: [itemOf({ paymentMethod, paymentObject: 'payment' })] }));
      expect(rig.kkt.ledger.receipts[0]?.lines[0]).toMatchObject({
        paymentMethod: PAYMENT_METHODS[paymentMethod],
        // Ten and over show whether the field is BCD.
        paymentObject: 10,
      });
    },
  );

  it.each([
    ['vat20', 1],
    ['vat10', 2],
    ['vat120', 3],
    ['vat110', 4],
    ['vat0', 5],
    ['none', 6],
  ] as const)('says rate %s so that the FN keeps code %i', async (vatRate, code) => {
    const rig = await new Rig({ model }).ready();
    await rig.sell(receiptOf({ items: [itemOf({ vatRate })] }));
    expect(rig.kkt.ledger.receipts[0]?.lines[0]?.vatCode).toBe(code);
  });

  it('keeps price, quantity and sum of every line to the kopeck', async () => {
    const rig = await new Rig({ model }).ready();
    const items = [
      itemOf({ priceKop: kopecks(4_780), quantityMilli: milli(21_990), lineSumKop: kopecks(105_112) }),
      itemOf({ priceKop: kopecks(29_990), quantityMilli: milli(333), lineSumKop: kopecks(9_987) }),
    ];
    await rig.sell(receiptOf({ items }));
    expect(
      rig.kkt.ledger.receipts[0]?.lines.map(({ priceKop, quantityMilli, lineSumKop }) => [
        priceKop,
        quantityMilli,
        lineSumKop,
      ]),
    ).toEqual([
      [4_780, 21_990, 105_112],
      [29_990, 333, 9_987],
    ]);
  });

  it('writes marking code, unit, agent and supplier of a line', async () => {
    const rig = await new Rig({ model }).ready();
    const marking = Uint8Array.from([0x44, 0x4d, 1, 2, 3, 4, 5, 6]);
    await rig.sell(
      receiptOf({
        items: [
          itemOf({
            measurementUnit: 11,
            markingCode: {
              form: 'tag1162',
              base64: Buffer.from(marking).toString('base64'),
              estimatedStatus: undefined,
            },
            agent: {
              agentType: 'commissionAgent',
              payingAgent: undefined,
              receivePaymentsOperator: undefined,
              moneyTransferOperator: undefined,
            },
            supplier: { phones: ['+79990001122'], name: 'Поставщик', inn: '7725225244' },
          }),
        ],
      }),
    );
    const tags = new Map(rig.kkt.ledger.receipts[0]?.lines[0]?.tags.map(({ tag, value }) => [tag, value]));
    expect(tags.get(1162)).toEqual(marking);
    expect(tags.get(1222)).toEqual(Uint8Array.of(32));
    expect([...tags.keys()]).toEqual(expect.arrayContaining([1197, 1224, 1226]));
  });

  it('spends at most 1712 bytes and 30 commands on a five-line receipt, condition and proof included', async () => {
    const rig = await new Rig({ model }).ready();
    for (let receipts = 0; receipts < 2; receipts++) {
      rig.tap.reset();
      await rig.sell(FIVE_LINES);
      // The thanks for the last answer are on the line too.
      await rig.run(rig.clock.sleep(0));
      const bytes = rig.tap.bytesIn + rig.tap.bytesOut;
      expect(bytes).toBeLessThanOrEqual(1_650);
      expect(bytes).toBeGreaterThan(1_500);
      expect(rig.tap.commands.length).toBeLessThanOrEqual(25);
    }
  });

  it('counts the same bytes as the cashbox does', async () => {
    const rig = await new Rig({ model }).ready();
    await rig.sell(FIVE_LINES);
    await rig.run(rig.clock.sleep(0));
    expect([rig.tap.bytesOut, rig.tap.bytesIn]).toEqual([rig.kkt.bytesIn, rig.kkt.bytesOut]);
  });

  it('tells the task before the first byte of the close, and sends nothing when that cannot be written down', async () => {
    const rig = await new Rig({ model }).ready();
    const condition = await rig.condition();
    rig.tap.reset();
    const diskFull = new Error('disk full');
    const hooks = {
      aboutToClose: () => {
        throw diskFull;
      },
    };
    const work = rig.driver.registerReceipt(
      { receipt: receiptOf(), key: KEY, cashier: undefined, print: false, condition },
      hooks,
      SIGNAL,
    );
    await expect(rig.run(work)).rejects.toBe(diskFull);
    expect(rig.tap.commands.some((command) => command.startsWith('4a'))).toBe(false);
    expect(rig.kkt.reading.isReceiptOpen).toBe(true);
    expect(rig.kkt.ledger.receipts).toEqual([]);
  });

  it('names the very task that closes', async () => {
    const rig = await new Rig({ model }).ready();
    rig.closings.length = 0;
    rig.tap.reset();
    await rig.sell();
    const close = rig.tap.packets.find((packet) => packet.startsWith('c1') && packet.slice(15, 17) === '4a');
    expect(rig.closings).toEqual([`tid-${close?.slice(6, 8)}`]);
  });

  it('leaves the receipt open and untouched when a line is refused', async () => {
    const rig = await new Rig({ model }).ready();
    // A sum of the line that is not price times quantity.
    const items = [itemOf({ lineSumKop: kopecks(99_999) })];
    expect((await failureOf(rig.sell(receiptOf({ items })))).code).toBe('CB-441');
    expect(rig.kkt.reading.isReceiptOpen).toBe(true);
    expect(rig.tap.commands.filter((command) => command === '59')).toEqual([]);
  });

  it("finds its own document by the key when a stranger's came in between", async () => {
    const rig = await new Rig({ model }).ready();
    const condition = await rig.condition();
    const first = await rig.run(rig.registration(receiptOf(), condition, { key: receiptKey('shop', '1') }));
    const second = await rig.run(rig.registration(receiptOf(), condition, { key: receiptKey('shop', '2') }));
    expect(second.fdNumber).toBe(first.fdNumber + 1);
    expect(rig.tap.commands.some((command) => command.startsWith('a4 45'))).toBe(true);
  });
});

describe('printing', () => {
  it('asks the 30F for paper only when paper is wanted', async () => {
    const rig = await new Rig({ model: 61 }).ready();
    await rig.sell(receiptOf(), { print: true });
    expect(rig.kkt.ledger.receipts[0]?.electronic).toBe(false);
  });

  it('never asks the 42FS for paper', async () => {
    const rig = await new Rig({ model: 77 }).ready();
    await rig.sell(receiptOf(), { print: true });
    expect(rig.kkt.ledger.receipts[0]?.electronic).toBe(true);
  });
});
