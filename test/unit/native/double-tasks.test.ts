import { describe, expect, it } from 'vitest';
import { buildDouble } from '../../support/double.ts';
import { tagOf } from '../../support/double-cashbox.ts';
import { DoubleRig, fnQuery, mustWork, query, task } from './double-rig.ts';
import { SALE } from './double-sale.ts';

const file = await buildDouble();
const MARK = {
  imcType: 'auto',
  imc: 'MDEwNDYwNzA0NjE2MzE3OTIxNWJQTjhk',
  itemEstimatedStatus: 'itemPieceSold',
  imcModeProcessing: 0,
};

/** The sale with its one position changed. */
function saleWith(change: object): object {
  return { ...SALE, items: SALE.items.map((item) => (item.type === 'position' ? { ...item, ...change } : item)) };
}

function opened(device?: ConstructorParameters<typeof DoubleRig>[1]) {
  const rig = new DoubleRig(file ?? '', device);
  const handle = rig.opened();
  mustWork(handle.call('open_shift'));
  return { rig, handle };
}

describe.runIf(file !== undefined)('tasks of the C double', () => {
  it.each([
    ['items[1].price', saleWith({ price: '150' })],
    ['items[1].amount', saleWith({ amount: null })],
    ['items[1].tax.type', saleWith({ tax: { type: 'vat21' } })],
    ['items[1].paymentObject', saleWith({ paymentObject: 'good' })],
    ['electronically', { ...SALE, electronically: 'yes' }],
    ['taxationType', { ...SALE, taxationType: 'usn' }],
    ['payments[0].sum', { ...SALE, payments: [{ type: 'cash', sum: '300' }] }],
    ['payments', { ...SALE, payments: undefined }],
    ['operator.name', { ...SALE, operator: { vatin: '1' } }],
    ['type', { ...SALE, type: 'sall' }],
  ])('refuses a task and names the field: %s', (field, json) => {
    const { rig, handle } = opened();
    const { code, text } = task(handle, json);
    expect([code, text]).toEqual([501, expect.stringContaining(`"${field}"`)]);
    expect(rig.cashbox.receipts()).toHaveLength(0);
  });

  it('takes a field it does not know, and leaves out an item it does not know', () => {
    const { rig, handle } = opened();
    const items = [...SALE.items, { type: 'positon', name: 'Пропажа', price: 1, quantity: 1, amount: 1 }];
    expect(task(handle, { ...SALE, items, fancy: { deep: true } }).code).toBe(0);
    const [receipt] = rig.cashbox.receipts();
    expect(receipt?.tags.filter(({ tag }) => tag === 1059)).toHaveLength(1);
  });

  it('refuses what is not paid, and non-cash that is too much; gives change from cash only', () => {
    const { rig, handle } = opened();
    expect(task(handle, { ...SALE, payments: [{ type: 'cash', sum: 299.99 }] }).code).toBe(66);
    expect(task(handle, { ...SALE, payments: [{ type: 'electronically', sum: 300.01 }] }).code).toBe(52);
    const payments = [
      { type: 'cash', sum: 500 },
      { type: 'prepaid', sum: 100 },
    ];
    expect(task(handle, { ...SALE, payments }).code).toBe(0);
    const tags = rig.cashbox.receipts()[0]?.tags ?? [];
    expect([tagOf(tags, 1031), tagOf(tags, 1081), tagOf(tags, 1215)]).toEqual([20000, 0, 10000]);
    expect(rig.cashbox.state().cashKop).toBe(20000);
  });

  it('knows all four operations and their corrections', () => {
    const { rig, handle } = opened({ ffd: 120 });
    expect(task(handle, { type: 'cashIn', cashSum: 5000 }).answer).toEqual({ counters: { cashSum: 5000 } });
    const correction = { correctionType: 'instruction', correctionBaseDate: '2026.01.30', correctionBaseNumber: '17' };
    for (const type of ['sell', 'sellReturn', 'buy', 'buyReturn']) {
      expect(task(handle, { ...SALE, type }).code).toBe(0);
      expect(task(handle, { ...SALE, type: `${type}Correction`, ...correction }).code).toBe(0);
    }
    const made = rig.cashbox.receipts().map(({ type, operation }) => [type, operation]);
    expect(made).toEqual(
      [1, 2, 3, 4].flatMap((operation) => [
        [3, operation],
        [31, operation],
      ]),
    );
    expect(tagOf(rig.cashbox.receipts()[1]?.tags ?? [], 1174)).toEqual([
      { tag: 1178, value: '2026-01-30T00:00:00' },
      { tag: 1179, value: '17' },
    ]);
    mustWork(fnQuery(handle, 4));
    expect(handle.int(65545)).toBe(5);
  });

  it('closes a shift with its counts, and the totals of the shift say the same', () => {
    const { handle } = opened();
    task(handle, SALE);
    task(handle, { ...SALE, payments: [{ type: 'cash', sum: 300 }] });
    expect(task(handle, { type: 'getShiftTotals' }).answer).toMatchObject({
      shiftTotals: {
        shiftNumber: 1,
        cashDrawer: { sum: 300 },
        receipts: { sell: { count: 2, sum: 600, payments: { cash: 300, electronically: 300 } } },
      },
    });
    expect(task(handle, { type: 'closeShift' }).answer).toMatchObject({
      fiscalParams: { receiptsCount: 2, shiftNumber: 1, fiscalDocumentNumber: 5 },
    });
    expect(task(handle, { type: 'closeShift' }).code).toBe(73);
  });

  it('moves cash without a document in the FN, and not more than there is', () => {
    const { rig, handle } = opened();
    handle.setDouble(65613, 10.5);
    mustWork(handle.call('cash_income'));
    expect(task(handle, { type: 'cashOut', cashSum: 10.51 }).code).toBe(80);
    expect(task(handle, { type: 'cashOut', cashSum: 0.5 }).answer).toEqual({ counters: { cashSum: 10 } });
    query(handle, 9);
    expect(handle.int(65625)).toBe(1);
    expect(rig.cashbox.documents()).toHaveLength(1);
  });

  it('has no answer for a report, a text and the rest of the paper', () => {
    const { rig, handle } = opened();
    expect(task(handle, { type: 'reportX' })).toEqual({ code: 0 });
    expect(task(handle, { type: 'nonFiscal', items: [{ type: 'text', text: 'Слип' }] })).toEqual({ code: 0 });
    rig.cashbox.fault('paper', { when: 'close', times: 1 });
    task(handle, SALE);
    expect(task(handle, { type: 'continuePrint' })).toEqual({ code: 0 });
    expect(rig.cashbox.state().nonFiscal).toBe(1);
  });

  it('tells the exchange with the OFD, and a ticket once it is there', () => {
    const { rig, handle } = opened();
    task(handle, SALE);
    expect(task(handle, { type: 'ofdExchangeStatus' }).answer).toMatchObject({
      status: { notSentCount: 2, notSentFirstDocNumber: 2 },
      warnings: { dataForSendIsEmpty: false },
    });
    expect(fnQuery(handle, 12, 3)?.code).toBe(123);
    rig.cashbox.deliver('all');
    mustWork(fnQuery(handle, 12, 3));
    expect(handle.date(65590)).toEqual([2026, 11, 24, 12, 1, 0]);
    expect(handle.bytes(65669)).toHaveLength(18);
    mustWork(fnQuery(handle, 13, 3));
    expect(handle.bool(65670)).toBe(true);
    const { answer } = task(handle, { type: 'ofdExchangeStatus' });
    expect(answer).toMatchObject({
      status: { notSentCount: 0, notSentFirstDocDateTime: expect.stringMatching(/^1970/) },
    });
  });

  it('has only a summary of an old document, and loses its kopecks there', () => {
    const { rig, handle } = opened();
    task(handle, {
      ...SALE,
      ...saleWith({ price: 0.55, quantity: 1, amount: 0.55 }),
      payments: [{ type: 'cash', sum: 0.55 }],
      total: 0.55,
    });
    rig.cashbox.fault('summary-only');
    const { answer } = task(handle, { type: 'getFnDocument', fiscalDocumentNumber: 3 });
    expect(answer?.['documentTLV']).toMatchObject({ short: true, '1020': 0, '1054': 1 });
    mustWork(fnQuery(handle, 13, 3));
    expect(handle.double(1020)).toBe(0.55);
  });

  it('prints the QR text as the page spells it', () => {
    const { handle } = opened();
    task(handle, SALE);
    const { answer } = task(handle, { type: 'getFnDocument', fiscalDocumentNumber: 3 });
    expect(answer?.['documentTLV']).toMatchObject({
      qr: expect.stringMatching(/^t=20261124T1200&s=300\.00&fn=9999078900001234&i=3&fp=\d+&n=1$/),
    });
  });

  it('checks a marking code step by step, one at a time', () => {
    const { handle } = opened({ ffd: 120 });
    expect(task(handle, { type: 'pingIsm' }).answer).toMatchObject({ ready: true });
    expect(task(handle, { type: 'clearMarkingCodeValidationResult' })).toEqual({ code: 0 });
    const begin = { type: 'beginMarkingCodeValidation', params: MARK };
    expect(task(handle, begin).answer).toMatchObject({ offlineValidation: { fmCheckErrorReason: 'checked' } });
    expect(task(handle, begin).code).toBe(401);
    expect(task(handle, { type: 'checkMarkingCodeValidationsReady' }).answer).toMatchObject({ ready: false });
    const good = { imcCheckFlag: true, imcCheckResult: true, imcStatusInfo: true, imcEstimatedStatusCorrect: true };
    expect(task(handle, { type: 'getMarkingCodeValidationStatus' }).answer).toMatchObject({
      ready: true,
      sentImcRequest: true,
      onlineValidation: { itemInfoCheckResult: { ...good, ecrStandAloneFlag: false } },
    });
    expect(task(handle, { type: 'acceptMarkingCode' }).answer).toMatchObject({ itemInfoCheckResult: good });
    expect(task(handle, { type: 'declineMarkingCode' }).code).toBe(410);
    expect(task(handle, { type: 'cancelMarkingCodeValidation' })).toEqual({ code: 0 });
  });

  it('says that the marking server is silent, and lets the code through on its own check', () => {
    const { rig, handle } = opened({ ffd: 120 });
    rig.cashbox.fault('marking-away');
    expect(task(handle, { type: 'pingIsm' }).answer).toMatchObject({ driverError: { code: 402 } });
    task(handle, { type: 'beginMarkingCodeValidation', params: MARK });
    const { answer } = task(handle, { type: 'getMarkingCodeValidationStatus' });
    expect(answer).toMatchObject({ ready: true, driverError: { code: 421 } });
    expect(answer).not.toHaveProperty('onlineValidation');
    expect(task(handle, { type: 'acceptMarkingCode' }).answer).toMatchObject({
      itemInfoCheckResult: { imcCheckFlag: true, imcCheckResult: true, imcStatusInfo: false, ecrStandAloneFlag: true },
    });
  });

  it('says what the marking system has against a code', () => {
    const { rig, handle } = opened({ ffd: 120 });
    const slow = rig.cashbox.fault('marking-slow');
    rig.cashbox.fault('code-bad', { result: 7 });
    task(handle, { type: 'beginMarkingCodeValidation', params: MARK });
    expect(task(handle, { type: 'getMarkingCodeValidationStatus' }).answer).toEqual({ ready: false });
    rig.cashbox.heal(slow);
    expect(task(handle, { type: 'getMarkingCodeValidationStatus' }).answer).toMatchObject({
      onlineValidation: { itemInfoCheckResult: { imcStatusInfo: true, imcEstimatedStatusCorrect: false } },
    });
  });

  it('keeps the result of a checked code in the written position', () => {
    const { rig, handle } = opened({ ffd: 120 });
    const itemInfoCheckResult = {
      imcCheckFlag: true,
      imcCheckResult: true,
      imcStatusInfo: true,
      imcEstimatedStatusCorrect: true,
      ecrStandAloneFlag: false,
    };
    task(handle, { type: 'beginMarkingCodeValidation', params: MARK });
    task(handle, { type: 'acceptMarkingCode' });
    expect(task(handle, saleWith({ imcParams: { ...MARK, itemInfoCheckResult } })).code).toBe(0);
    const item = tagOf(rig.cashbox.receipts()[0]?.tags ?? [], 1059);
    expect(Array.isArray(item) && [tagOf(item, 2000), tagOf(item, 2106), tagOf(item, 2108)]).toEqual([
      '0104607046163179215bPN8d',
      15,
      0,
    ]);
  });

  it('sells no code that is not in its table, and none while a check is running', () => {
    const { rig, handle } = opened({ ffd: 120 });
    expect(task(handle, saleWith({ imcParams: MARK })).code).toBe(422);
    task(handle, { type: 'beginMarkingCodeValidation', params: MARK });
    expect(task(handle, saleWith({ imcParams: MARK })).code).toBe(423);
    task(handle, { type: 'acceptMarkingCode' });
    task(handle, { type: 'clearMarkingCodeValidationResult' });
    expect(task(handle, saleWith({ imcParams: MARK })).code).toBe(422);
    expect(rig.cashbox.receipts()).toHaveLength(0);
  });

  it('has a table of checked codes that can be full', () => {
    const { rig, handle } = opened({ ffd: 120 });
    rig.cashbox.fault('marking-full', { room: 1 });
    const begin = { type: 'beginMarkingCodeValidation', params: MARK };
    expect(task(handle, begin).code).toBe(0);
    task(handle, { type: 'acceptMarkingCode' });
    expect(task(handle, begin).code).toBe(408);
    task(handle, { type: 'clearMarkingCodeValidationResult' });
    expect(task(handle, begin).code).toBe(0);
  });

  it('leaves a running check running when the table is cleared', () => {
    const { handle } = opened({ ffd: 120 });
    const begin = { type: 'beginMarkingCodeValidation', params: MARK };
    task(handle, begin);
    task(handle, { type: 'clearMarkingCodeValidationResult' });
    expect(task(handle, begin).code).toBe(401);
  });

  it('checks a code inside the task of the receipt and sells it', () => {
    const { rig, handle } = opened({ ffd: 120 });
    const { answer } = task(handle, { ...saleWith({ imcParams: MARK }), validateMarkingCodes: true });
    expect(answer).toHaveProperty('fiscalParams');
    expect(rig.cashbox.receipts()).toHaveLength(1);
  });

  it('tells the exchange with the marking system', () => {
    expect(task(opened({ ffd: 120 }).handle, { type: 'ismExchangeStatus' }).answer).toMatchObject({
      status: { notSentCount: 0 },
      errors: { network: { code: 0 }, fn: { code: 0 } },
    });
    expect(task(opened({ ffd: 105 }).handle, { type: 'ismExchangeStatus' }).code).toBe(413);
  });

  it('refuses a rate its firmware does not know, though the driver does', () => {
    const { rig, handle } = opened({ lastVat: 10 });
    expect(task(handle, saleWith({ tax: { type: 'vat22' } })).code).toBe(144);
    expect(task(handle, saleWith({ tax: { type: 'vat107' } })).code).toBe(0);
    expect(rig.cashbox.receipts()).toHaveLength(1);
  });

  it('refuses marking in a format that does not know it', () => {
    const { handle } = opened({ ffd: 105 });
    expect(task(handle, { type: 'pingIsm' }).code).toBe(413);
  });

  it('ends a sale with refused codes by rc 0 and no receipt', () => {
    const { rig, handle } = opened({ ffd: 120 });
    rig.cashbox.fault('marking-refused');
    const { code, answer } = task(handle, { ...saleWith({ imcParams: MARK }), validateMarkingCodes: true });
    expect(code).toBe(0);
    expect(answer).not.toHaveProperty('fiscalParams');
    expect(rig.cashbox.receipts()).toHaveLength(0);
  });

  it('validates a receipt without making it, and has no validator for a query', () => {
    const { rig, handle } = opened();
    handle.setText(65645, JSON.stringify(SALE));
    expect(handle.call('validate_json')).toBeUndefined();
    handle.setText(65645, JSON.stringify(saleWith({ quantity: '2' })));
    expect(handle.call('validate_json')?.code).toBe(501);
    handle.setText(65645, JSON.stringify({ type: 'getFnStatus' }));
    expect(handle.call('validate_json')?.code).toBe(504);
    expect(rig.cashbox.receipts()).toHaveLength(0);
  });
});
