import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { VAT_ROW } from '../../../../src/simulator/shop/index.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { printed, reportsOf, SERIAL, ShopRig } from './shop-rig.ts';

const SHOP = 'shop.example.ru';
/** The page's local times and Unix seconds agree only at this offset; the values are invented, the shapes are not. */
const PAGE_OFFSET_MINUTES = 280;

interface Golden<T> {
  readonly source: string;
  readonly wire: T;
}

function golden<T>(name: string): T {
  const url = new URL(`../../../golden/bitrix/${name}.json`, import.meta.url);
  const file = JSON.parse(readFileSync(url, 'utf8')) as Golden<T>;
  expect(file.source).toMatch(/^reference\/bitrix-protocol\.md, section \d/);
  return file.wire;
}

const site = { serverName: SHOP, utcOffsetMinutes: PAGE_OFFSET_MINUTES, firstReportId: 87 };
const rigAt = (iso: string, firstCheckId: number) =>
  new ShopRig({ clock: new VirtualClock(iso), site: { ...site, firstCheckId } });

const KETTLE = { name: 'Чайник электрический 1,7 л', priceKop: 319_000, quantityMilli: 1000 };
const SAVED = { taxation: 'usnIncome', clientInfo: 'PHONE' } as const;

test('a check for FFD 1.0 is written as the page shows it', async () => {
  const rig = rigAt('2026-11-22T09:33:32.000Z', 5127);
  rig.apiVersion = undefined;
  await rig.meetAtOnce();
  rig.sell({
    email: 'buyer@mail.example.ru',
    lines: [{ ...KETTLE, vatRowId: VAT_ROW.vat18 }],
    deliveryKop: 29_000,
  });
  const check = await rig.oneCheck();
  const { uuid, ...page } = golden<{ readonly uuid: string }>('check-v1');
  expect(check).toMatchObject(page);
  expect(check.uuid.split('|').slice(0, 3).join('|')).toBe(uuid);
});

test('a check for FFD 1.05 is written as the page shows it', async () => {
  const rig = rigAt('2026-11-22T09:33:32.000Z', 5127);
  rig.apiVersion = '2';
  await rig.meetAtOnce();
  rig.admin.saveCashbox(1, SAVED);
  rig.sell({ phone: '+7 (903) 123-45-67', lines: [{ ...KETTLE, vatRowId: null }], deliveryKop: 29_000 });
  expect(await rig.oneCheck()).toEqual(golden('check-v2'));
});

test('a check for FFD 1.2 with a marking code is written as the page shows it', async () => {
  const page = golden<{ readonly items: readonly { readonly imcParams: { readonly imc: string } }[] }>('check-v3');
  const code = Buffer.from(page.items[0]?.imcParams.imc ?? '', 'base64').toString('utf8');
  const rig = rigAt('2026-11-22T09:40:07.000Z', 5131);
  await rig.meetAtOnce();
  rig.sell({
    email: 'buyer@mail.example.ru',
    lines: [
      {
        name: 'Ботинки зимние, 42',
        priceKop: 499_000,
        quantityMilli: 1000,
        vatRowId: VAT_ROW.vat20,
        measureCode: 796,
        marked: true,
        markingCodes: [code],
      },
    ],
  });
  expect(await rig.oneCheck()).toEqual(page);
});

test('the agent may send the polls and results of the page as they stand', async () => {
  const rig = rigAt('2026-11-22T09:32:26.000Z', 5127);
  expect((await rig.post(golden('poll'))).body).toBe('{}');
  const sold = [rig.sell(), rig.sell()];
  await rig.checks();
  const results = golden<{ readonly kkm: readonly [{ readonly printed: readonly { readonly uuid: string }[] }] }>(
    'results',
  );
  const answer = await rig.post(results);
  expect(answer.json.ack).toEqual(results.kkm[0].printed.map((result) => result.uuid));
  expect(sold.map((check) => rig.row(check).status)).toEqual(['Y', 'E']);
});

test('an order to close the shift and its result are those of the page', async () => {
  const rig = rigAt('2026-11-22T19:30:01.000Z', 1);
  const cashbox = (await rig.meetAtOnce()).id;
  rig.admin.orderZReport(cashbox);
  const answer = await rig.poll();
  expect(reportsOf(answer)).toEqual([golden('z-report-order')]);

  const result = golden<object>('z-report-result');
  expect((await rig.post(result)).json.ack).toEqual(['report|shop.example.ru|88|1795375801']);
  expect(rig.admin.reports(cashbox).at(-1)).toMatchObject({
    status: 'Y',
    cashSum: 2150,
    cashlessSum: 16490.5,
    returnedSum: 0,
    cumulativeSum: 4215300.75,
  });
});

test('the fiscal text of the page is stored with its time in the zone of the site', async () => {
  const rig = await rigAt('2026-11-22T09:32:26.000Z', 1).meet();
  const sold = rig.sell();
  const { external_id } = await rig.oneCheck();
  await rig.report(printed(external_id, { qr: golden<{ readonly qr: string }>('qr').qr }));
  expect(rig.row(sold).linkParams).toMatchObject({
    doc_time: Date.parse('2026-11-22T09:35:03Z') / 1000,
    doc_sum: '3480.00',
  });
});

interface Decision {
  readonly name: string;
  readonly sent: { readonly qr?: string | null };
  readonly before: 'P' | 'Y' | 'E';
  readonly after: 'P' | 'Y' | 'E';
  readonly acked: readonly boolean[];
}

describe('a result is taken as the decision table says', () => {
  test.each(golden<readonly Decision[]>('decision-table'))('$name', async ({ sent, before, after, acked }) => {
    const rig = await new ShopRig().meet();
    const sold = rig.sell();
    const { external_id: uuid } = await rig.oneCheck();
    if (before === 'Y') await rig.report(printed(uuid));
    if (before === 'E') await rig.report({ uuid, code: -3807, message: 'Нет бумаги', qr: '' });
    expect(rig.row(sold).status).toBe(before);
    for (const isAcked of acked) {
      const { qr, ...rest } = printed(uuid);
      const result = { uuid, rn: rest.rn, ...(sent.qr === null ? {} : { qr }), ...sent };
      const answer = await rig.report(result);
      expect(answer.body === '{}', 'held like a poll').toBe(!isAcked);
      if (isAcked) expect(answer.json).toEqual({ ack: [uuid] });
    }
    const row = rig.row(sold);
    expect(row.status).toBe(after);
    if (sent.qr === '' || sent.qr === null) expect(row.linkParams).toBeNull();
  });
});

test('the sample serial number of the tests is the one of the page', () => {
  expect(golden<{ readonly kkm: readonly { readonly zn: string }[] }>('poll').kkm[0]?.zn).toBe(SERIAL);
});
