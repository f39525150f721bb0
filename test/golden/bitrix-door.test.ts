import { expect, test } from 'vitest';
import { printedEntry } from '../../src/adapters/shop/bitrix/printed-entry.ts';
import { requestBody } from '../../src/adapters/shop/bitrix/request-body.ts';
import { kopecks } from '../../src/core/fiscal/money.ts';
import { receiptQr } from '../../src/core/fiscal/qr-text.ts';
import type { HandOut, OwedResult } from '../../src/core/ports/shop-door.ts';
import { DoorRig, MADE, PRESENCE, REFUSED } from '../unit/adapters/shop/bitrix/door-rig.ts';
import v1 from './bitrix/check-v1.json' with { type: 'json' };
import v2 from './bitrix/check-v2.json' with { type: 'json' };
import v3 from './bitrix/check-v3.json' with { type: 'json' };
import poll from './bitrix/poll.json' with { type: 'json' };
import qr from './bitrix/qr.json' with { type: 'json' };
import results from './bitrix/results.json' with { type: 'json' };
import zOrder from './bitrix/z-report-order.json' with { type: 'json' };
import zResult from './bitrix/z-report-result.json' with { type: 'json' };

async function handOut(answer: unknown): Promise<HandOut | undefined> {
  const rig = new DoorRig().answer('{}').answer(answer);
  await rig.poll();
  return (await rig.poll()).handOuts[0];
}

test('our poll is the one of the page', () => {
  expect(JSON.parse(requestBody('3', [PRESENCE], undefined))).toEqual(poll.wire);
});

test('our success is the one of the page', () => {
  expect(printedEntry(MADE)).toEqual(results.wire.kkm[0]?.printed[0]);
  if (MADE.result.kind !== 'receiptMade') throw new Error('Not a receipt');
  expect(receiptQr(MADE.result.document, MADE.result.totalKop)).toBe(qr.wire.qr);
});

test('our error differs from that of the page in its code: theirs is fatal and loses our text', () => {
  const onPage = results.wire.kkm[0]?.printed[1];
  const text = onPage?.message ?? '';
  const ours = printedEntry({ ...REFUSED, result: { ...REFUSED.result, text } as OwedResult['result'] });
  expect(ours).toEqual({ ...onPage, code: 421 });
});

test('our Z-report is the one of the page, with the registration number besides', () => {
  const document = {
    fnSerial: '7380440801290534',
    fdNumber: 20431,
    fiscalSign: '1049582211',
    issuedAt: '2026-11-22T23:31:05',
    type: 'shiftClose',
    operation: undefined,
    totalKop: undefined,
  } as const;
  const { totals } = PRESENCE;
  const result = { kind: 'shiftClosed', document, totals, kktRegNumber: '0004812077039561' } as const;
  expect(printedEntry({ token: zOrder.wire.uuid, kktSerial: zOrder.wire.zn, result })).toEqual({
    ...zResult.wire.kkm[0]?.printed[0],
    rn: '0004812077039561',
  });
});

test('the Z-report order of the page is understood', async () => {
  expect(await handOut({ reports: [zOrder.wire] })).toEqual({
    kind: 'closeShift',
    checkId: '88',
    token: zOrder.wire.uuid,
    kktSerial: '00106905842117',
    incoming: zOrder.wire,
    fingerprint: '',
    translation: undefined,
  });
});

test('the V2 check of the page becomes its receipt', async () => {
  const handed = await handOut({ print: [v2.wire] });
  expect(handed).toMatchObject({ checkId: '5127', token: v2.wire.external_id, kktSerial: '00106905842117' });
  expect(handed?.translation).toEqual({
    kind: 'receipt',
    leniencies: [],
    receipt: {
      operation: 'sell',
      taxationType: 'usnIncome',
      items: [
        line('Чайник электрический 1,7 л', 319_000, { paymentObject: 'commodity' }),
        line('Доставка', 29_000, { paymentObject: 'service' }),
      ],
      tenders: { cash: 0, electronic: 348_000, prepaid: 0, credit: 0, otherPayment: 0 },
      totalKop: 348_000,
      clientContact: '+79031234567',
      internetSign: true,
      paymentsPlace: 'https://shop.example.ru',
    },
  });
});

test('the V3 check of the page becomes its receipt, marking code and measure included', async () => {
  const handed = await handOut({ print: [v3.wire] });
  expect(handed?.translation).toEqual({
    kind: 'receipt',
    leniencies: [],
    receipt: {
      operation: 'sell',
      taxationType: 'osn',
      items: [
        line('Ботинки зимние, 42', 499_000, {
          vatRate: 'vat20',
          paymentObject: 'commodityWithMarking',
          measurementUnit: 0,
          markingCode: {
            form: 'full',
            base64: v3.wire.items[0]?.imcParams.imc,
            estimatedStatus: 'itemPieceSold',
          },
        }),
      ],
      tenders: { cash: 0, electronic: 499_000, prepaid: 0, credit: 0, otherPayment: 0 },
      totalKop: 499_000,
      clientContact: 'buyer@mail.example.ru',
      internetSign: true,
      paymentsPlace: 'https://shop.example.ru',
    },
  });
});

test('the V1 check of the page is recognized and refused', async () => {
  expect(await handOut({ print: [v1.wire] })).toMatchObject({
    checkId: '5127',
    token: v1.wire.uuid,
    incoming: v1.wire,
    translation: { kind: 'refusal', code: 'CB-437' },
  });
});

function line(itemName: string, sum: number, more: Readonly<Record<string, unknown>>): unknown {
  return {
    itemName,
    priceKop: kopecks(sum),
    quantityMilli: 1000,
    lineSumKop: kopecks(sum),
    vatRate: 'none',
    paymentMethod: 'fullPayment',
    measurementUnit: undefined,
    markingCode: undefined,
    agent: undefined,
    supplier: undefined,
    ...more,
  };
}
