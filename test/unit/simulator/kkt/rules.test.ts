import { describe, expect, it } from 'vitest';
import { toBcd } from '../../../../src/wire/atol-v3/bcd.ts';
import { concat, fromHex, toHex } from '../../../../src/wire/atol-v3/bytes.ts';
import { encodeCp866 } from '../../../../src/wire/atol-v3/cp866.ts';
import { encodeTlv } from '../../../../src/wire/atol-v3/tlv.ts';
import {
  BEGIN_ITEM,
  CASH_201,
  CASHLESS_201,
  CLOSE,
  ITEM_201,
  MODE_1,
  MODE_2,
  MODE_3,
  newKkt,
  openSale,
  openShift,
  sell,
  TAXATION,
  tag,
} from './host.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface ItemFields {
  readonly priceKop?: number;
  readonly quantityMilli?: number;
  readonly sumKop?: number;
  readonly taxRow?: number;
  readonly flags?: number;
  readonly object?: number;
  readonly method?: number;
  readonly name?: string;
}

const item = (fields: ItemFields): Uint8Array => {
  const {
    priceKop = 100,
    quantityMilli = 1000,
    sumKop = 100,
    taxRow = 1,
    flags = 2,
    object = 1,
    method = 4,
    name = 'A',
  } = fields;
  return concat(
    0xeb,
    flags,
    toBcd(priceKop, 7),
    toBcd(quantityMilli, 5),
    toBcd(sumKop, 7),
    taxRow,
    toBcd(0, 7),
    0,
    toBcd(object, 1),
    toBcd(method, 1),
    new Uint8Array(10),
    encodeCp866(name),
  );
};

async function inReceipt(open = '92 04 01') {
  const made = newKkt();
  await openShift(made.host);
  await made.host.all(open, TAXATION);
  return made;
}

describe('modes', () => {
  it('opens only with its own password', async () => {
    const { host } = newKkt();
    expect(await host.command('56 01 00 00 77 77')).toBe('55 8c 00');
    expect(await host.command('56 03 00 00 00 01')).toBe('55 8c 00');
    expect(await host.command('56 01 00 00 00 01')).toBe('55 00 00');
  });

  it('changes only through mode 0', async () => {
    const { host } = newKkt();
    await host.all(MODE_1);
    expect(await host.command(MODE_2)).toBe('55 66 00');
    await host.all('48', MODE_2);
    expect(await host.command('45')).toBe('55 02 00');
  });

  it('refuses receipts outside mode 1', async () => {
    const { host } = newKkt();
    expect(await host.command('9a 00')).toBe('55 66 00');
    expect(await host.command('5a')).toBe('55 66 00');
  });

  it('refuses a wrong access password and what it does not know', async () => {
    const { host } = newKkt();
    expect(await host.packet('c1 01 40 12 34 3f')).toBe('a2');
    expect(toHex(host.packets.at(-1)?.data ?? new Uint8Array())).toBe('a7 40 55 8c 00');
    await host.packet('c4');
    expect(await host.command('6b')).toBe('55 46 00');
  });
});

describe('order of a receipt', () => {
  it('refuses to close, pay or cancel what is not open', async () => {
    const { host } = newKkt();
    await openShift(host);
    for (const command of [CLOSE, CASHLESS_201, '59', BEGIN_ITEM]) expect(await host.command(command)).toBe('55 9a 00');
  });

  it('refuses a second receipt, a second shift and a receipt without a shift', async () => {
    const { host } = newKkt();
    await host.all(MODE_1);
    expect(await host.command('92 04 01')).toBe('55 8f 00');
    await openShift(host);
    expect(await host.command('9a 00')).toBe('55 9c 00');
    await host.all('92 04 01');
    expect(await host.command('92 04 01')).toBe('55 9b 00');
    await host.all('48', MODE_3);
    expect(await host.command('5a')).toBe('55 9b 00');
  });

  it('puts receipt tags before the first item and item tags inside one', async () => {
    const { host } = await inReceipt();
    expect(await host.command(tag(1191, 'x'))).toBe('55 ee 00');
    expect(await host.extendedError()).toBe('00 e8 02 07');
    await host.all(BEGIN_ITEM, tag(1191, 'x'));
    expect(await host.command(tag(1008, 'a@b.c'))).toBe('55 ee 00');
    expect(await host.extendedError()).toBe('00 e8 02 08');
  });

  it('refuses a tag twice, an unknown one and one that is too long', async () => {
    const { host } = await inReceipt();
    await host.all(tag(1008, 'a@b.c'));
    expect(await host.command(tag(1008, 'a@b.c'))).toBe('55 ee 00');
    expect(await host.extendedError()).toBe('00 e8 02 01');
    expect(await host.command(tag(1018, '7725225244'))).toBe('55 ee 00');
    expect(await host.extendedError()).toBe('00 e8 02 03');
    expect(await host.command(tag(1192, 'x'.repeat(17)))).toBe('55 e8 00');
  });

  it('takes a tag in pieces only in their order', async () => {
    const { host } = await inReceipt();
    const whole = encodeTlv(1187, encodeCp866('https://shop.example/'.padEnd(150, 'x')));
    const piece = (index: number) => concat(fromHex('e8 01 02'), index, whole.slice(index * 100, index * 100 + 100));
    expect(await host.command(piece(1))).toBe('55 13 00');
    await host.all(piece(0), piece(1));
    expect(host.kkt.device.draft?.tags.map(({ tag: number }) => number)).toContain(1187);
  });

  it('demands a buyer for an internet receipt', async () => {
    const { host } = await inReceipt();
    await host.all(tag(1125, Uint8Array.of(1)), BEGIN_ITEM, ITEM_201, CASHLESS_201);
    expect(await host.command(CLOSE)).toBe('55 ee 00');
    expect(await host.extendedError()).toBe('00 4a 02 06');
  });

  it('knows which taxation it was registered with', async () => {
    const { host } = newKkt();
    await openShift(host);
    await host.all('92 04 01');
    expect(await host.command('e8 01 01 00 1f 04 01 00 20')).toBe('55 ee 00');
    expect(await host.extendedError()).toBe('00 e8 01 03');
  });
});

describe('an item', () => {
  it.each([
    ['total a kopeck above price × quantity', { priceKop: 10050, quantityMilli: 2000, sumKop: 20101 }, '55 00 00'],
    ['total two kopecks above', { priceKop: 10050, quantityMilli: 2000, sumKop: 20102 }, '55 08 00'],
    [
      'the published refusal 47.8 × 21.99 = 1051.00',
      { priceKop: 2199, quantityMilli: 47800, sumKop: 105100 },
      '55 08 00',
    ],
    ['no quantity', { quantityMilli: 0, sumKop: 0 }, '55 0a 00'],
    ['a tax row that is not there', { taxRow: 7 }, '55 ee 00'],
    ['payment subject 60', { object: 60 }, '55 f6 08'],
    ['payment method 8', { method: 8 }, '55 f6 09'],
    ['a name of 128', { name: 'x'.repeat(128) }, '55 00 00'],
    ['a name of 129', { name: 'x'.repeat(129) }, '55 14 00'],
    ['a line break in its name', { name: 'a\nb' }, '55 13 00'],
    ['no price', { priceKop: 0, sumKop: 0 }, '55 00 00'],
  ] as const)('with %s is answered as it should', async (_, fields, answer) => {
    const { host } = await inReceipt();
    await host.all(BEGIN_ITEM);
    expect(await host.command(item(fields))).toBe(answer);
  });

  it('does not end before it began', async () => {
    const { host } = await inReceipt();
    expect(await host.command(ITEM_201)).toBe('55 46 00');
  });

  it.each([
    [1, 10000, 1667],
    [2, 10000, 909],
    [3, 10000, 1667],
    [5, 10000, 0],
    [6, 10000, 0],
  ])('of tax row %i and 100.00 holds a tax of %i → %i kopecks', async (taxRow, sumKop, taxKop) => {
    const { host, kkt } = await inReceipt();
    await host.all(BEGIN_ITEM, item({ taxRow, priceKop: sumKop, sumKop }), '99 00 02 00 00 01 00 00', CLOSE);
    expect(kkt.ledger.receipts[0]?.lines[0]).toMatchObject({ vatCode: taxRow, taxKop });
  });
});

describe('money', () => {
  it('tells remainder and change, and lets only cash overpay', async () => {
    const { host } = await inReceipt();
    await host.all(BEGIN_ITEM, ITEM_201);
    expect(await host.command('99 00 02 00 00 03 00 00')).toBe('55 71 00');
    expect(await host.command('99 00 02 00 00 01 01 00')).toBe('55 00 00 00 01 00 00 00 00 00 00 00');
    expect(await host.command(CLOSE)).toBe('55 72 00');
    expect(await host.command('99 00 01 00 00 01 50 00')).toBe('55 00 00 00 00 00 00 00 00 00 50 00');
    await host.all(CLOSE);
    expect(host.kkt.ledger.receipts[0]).toMatchObject({
      tendersKop: { cash: 10000, electronic: 10100 },
      changeKop: 5000,
    });
    expect(await host.sum(10, 7)).toBe(10000);
  });

  it('knows five ways to pay and no sixth', async () => {
    const { host } = await inReceipt();
    await host.all(BEGIN_ITEM, ITEM_201);
    expect(await host.command('99 00 06 00 00 00 01 00')).toBe('55 7e 00');
  });

  it('gives no cash it does not have', async () => {
    const { host } = await inReceipt('92 04 02');
    expect(await host.command('4f 00 00 00 00 50 00')).toBe('55 9b 00');
    await host.all(BEGIN_ITEM, item({ flags: 0, priceKop: 20100, sumKop: 20100 }));
    expect(await host.command(CASH_201)).toBe('55 98 00');
    await host.all('59', '49 00 00 00 03 00 00', '92 04 02', TAXATION);
    await host.all(BEGIN_ITEM, item({ flags: 0, priceKop: 20100, sumKop: 20100 }), CASH_201, CLOSE);
    expect(await host.sum(10, 7)).toBe(9900);
    expect(await host.command('4f 00 00 00 01 00 00')).toBe('55 98 00');
    expect(host.kkt.ledger.receipts[0]).toMatchObject({ operation: 'sellReturn', totalKop: 20100 });
  });

  it('counts by type and payment until the Z report, and the lasting totals for ever', async () => {
    const { host } = newKkt();
    await openShift(host);
    await sell(host, 'a');
    await sell(host, 'b');
    await host.all('49 00 00 00 01 00 00');
    const shown = async () => [
      await host.sum(1, 6, 1),
      await host.sum(3, 6, 1, 2),
      await host.sum(3, 6, 1, 1),
      await host.sum(6, 2, 1),
      await host.sum(4, 6),
      await host.sum(8, 2),
      await host.sum(12, 7, 0),
      await host.sum(40, 7, 1),
      await host.sum(60, 6, 1, 1),
      await host.sum(10, 7),
    ];
    expect(await shown()).toEqual([40200, 40200, 0, 2, 10000, 1, 40200, 40200, 6700, 10000]);
    await host.all('48', MODE_3, '5a');
    expect(await shown()).toEqual([0, 0, 0, 0, 0, 0, 0, 40200, 0, 10000]);
  });

  it('tells the last receipt in register 51', async () => {
    const { host, kkt } = newKkt();
    await openShift(host);
    await sell(host);
    const [receipt] = kkt.ledger.receipts;
    const sign = receipt?.fiscalSign.match(/../g)?.join(' ');
    expect(toHex(await host.register(51))).toBe(`00 00 00 00 03 01 00 00 00 00 02 01 00 24 11 26 12 00 ${sign}`);
    expect(toHex(await host.register(53))).toBe('00 00 01 00 00 01');
  });
});

describe('a shift', () => {
  it('is over after 24 hours of its own clock, and then only closes', async () => {
    const { host, clock } = newKkt();
    await openShift(host);
    await clock.advance(DAY_MS - 1000);
    expect((await host.register(18))[0]).toBe(1);
    await clock.advance(2000);
    expect((await host.register(18))[0]).toBe(2);
    expect(await host.command('92 04 01')).toBe('55 88 00');
    await host.all('48', MODE_3, '5a');
    expect((await host.register(18))[0]).toBe(0);
    await openShift(host);
    expect(host.kkt.ledger.documents.map(({ type }) => type)).toEqual([
      'registration',
      'shiftOpen',
      'shiftClose',
      'shiftOpen',
    ]);
  });

  it('does not let an open receipt close after 24 hours', async () => {
    const { host, clock } = newKkt();
    await openShift(host);
    await openSale(host);
    await host.all(CASHLESS_201);
    await clock.advance(DAY_MS);
    expect(await host.command(CLOSE)).toBe('55 88 00');
    await host.all('59');
  });

  it('shows the Z report at work: 3.2, then 7.1, and the document only in between', async () => {
    const { host, clock } = newKkt({ timings: { zReportMs: 4000, clearingMs: 2000 } });
    await openShift(host);
    const before = await host.lastFdNumber();
    await host.all('48', MODE_3, '5a');
    expect(await host.command('45')).toBe('55 23 00');
    expect(await host.command('48')).toBe('55 76 00');
    expect(await host.lastFdNumber()).toBe(before);
    await clock.advance(4000);
    expect(await host.command('45')).toBe('55 17 00');
    expect(await host.lastFdNumber()).toBe(before + 1);
    await clock.advance(2000);
    expect(await host.command('45')).toBe('55 03 00');
  });

  it('shows the X report at work, and makes no document of it', async () => {
    const { host, clock } = newKkt({ timings: { xReportMs: 1000 } });
    await host.all(MODE_2, '67 01');
    expect(await host.command('45')).toBe('55 22 00');
    await clock.advance(1000);
    expect(await host.command('45')).toBe('55 02 00');
    expect(await host.lastFdNumber()).toBe(1);
  });

  it('makes a settlement report on request', async () => {
    const { host } = newKkt();
    await host.all(MODE_2, '67 09');
    expect(host.kkt.ledger.documents.at(-1)?.type).toBe('settlementReport');
  });

  it('lets the clock be set only while closed, and never before the last document', async () => {
    const { host } = newKkt();
    await openShift(host);
    expect(await host.command('ed 24 11 26 12 05 00')).toBe('55 9c 00');
    await host.all('48', MODE_3, '5a');
    expect(await host.command('ed 24 11 26 11 00 00')).toBe('55 f1 00');
    expect(await host.command('ed 31 02 26 11 00 00')).toBe('55 94 00');
    await host.all('ed 24 11 26 12 05 00');
    expect(toHex(await host.register(17))).toBe('24 11 26 12 05 00');
  });
});

describe('paper', () => {
  it('is needed to print and not for an electronic receipt', async () => {
    const { host, kkt } = newKkt();
    await openShift(host);
    kkt.device.hasPaper = false;
    expect(await host.command('45')).toBe('55 01 01');
    expect(await host.command('92 00 01')).toBe('55 67 00');
    await sell(host);
    expect(kkt.ledger.receipts).toHaveLength(1);
  });

  it('keeps the receipt open when it is missing at the close', async () => {
    const { host, kkt } = newKkt();
    await openShift(host);
    await openSale(host, 'k', '92 00 01');
    await host.all(CASHLESS_201);
    kkt.device.hasPaper = false;
    expect(await host.command(CLOSE)).toBe('55 67 00');
    expect(kkt.ledger.receipts).toHaveLength(0);
    kkt.device.hasPaper = true;
    await host.all(CLOSE);
    expect(kkt.ledger.receipts).toHaveLength(1);
    expect(kkt.device.slips.at(-1)).toMatch(/УЧЕБНАЯ КАССА, ЧЕК НЕ ИМЕЕТ СИЛЫ[\s\S]*Товар 1[\s\S]*=201\.00/);
  });

  it('is unknown to the 42FS, which prints nothing', async () => {
    const { host, kkt } = newKkt({ model: 77 });
    kkt.device.hasPaper = false;
    await openShift(host);
    await openSale(host, 'k', '92 00 01');
    await host.all(CASHLESS_201, CLOSE);
    expect(await host.command('4c 41')).toBe('55 7a 00');
    expect(await host.command('45')).toBe('55 01 00');
    expect(await host.command('a5')).toMatch(/^00 01 01 4d/);
    const flags = fromHex(await host.command('3f'))[9] ?? 0;
    expect(flags & 0x28).toBe(0);
  });
});

describe('the FN', () => {
  it('counts what the OFD has not confirmed, oldest first', async () => {
    const { host, kkt, clock } = newKkt({ ofd: { ticketDelayMs: 5000 } });
    await openShift(host);
    await sell(host);
    expect((await host.command('a4 20')).split(' ').slice(2, 10).join(' ')).toBe('03 00 03 00 01 00 00 00');
    expect(await host.command('a4 41 03 00 00 00')).toBe('55 da 00');
    expect(await host.command('a4 40 03 00 00 00')).toMatch(/^55 00 03 00 /);
    await clock.advance(5000);
    expect((await host.command('a4 20')).split(' ').slice(2, 10).join(' ')).toBe('01 00 00 00 00 00 00 00');
    expect(await host.command('a4 40 03 00 00 00')).toMatch(
      /^55 00 03 01 1a 0b 18 0c 00 03 00 00 00 .. .. .. .. 01 84 4e 00 00 00$/,
    );
    expect(await host.command('a4 41 03 00 00 00')).toMatch(/^55 00 1a 0b 18 0c 00 .* 03 00 00 00$/);
    expect(kkt.ledger.countDelivered()).toBe(1);
  });

  it('warns after two days without the OFD, refuses after thirty, and takes up again when it is back', async () => {
    const { host, kkt, clock } = newKkt({ ofd: { away: true } });
    const warnings = async () => fromHex(await host.command('a4 30'))[6];
    expect(await warnings()).toBe(0);
    await clock.advance(2 * DAY_MS + HOUR_MS);
    expect(await warnings()).toBe(0x08);
    expect((await host.register(43))[0]).toBe(1);
    await clock.advance(28 * DAY_MS);
    await host.all('48', MODE_1);
    expect(await host.command('9a 00')).toBe('55 eb 00');
    kkt.device.ofd.setAway(false);
    await host.all('9a 00');
    expect(await warnings()).toBe(0);
  });

  it('lives as long as its key', async () => {
    const { host, clock } = newKkt({ habits: { fnLifeDays: 40 } });
    const warnings = async () => fromHex(await host.command('a4 30'))[6];
    await clock.advance(11 * DAY_MS);
    expect(await warnings()).toBe(0x02);
    await clock.advance(27 * DAY_MS);
    expect(await warnings()).toBe(0x03);
    await clock.advance(3 * DAY_MS);
    await host.all(MODE_1);
    expect(await host.command('9a 00')).toBe('55 d7 00');
  });

  it('warns when its memory is nearly full, and then takes no more', async () => {
    const { host } = newKkt({ habits: { fnMemory: 5 } });
    await openShift(host);
    await sell(host, 'a');
    await sell(host, 'b');
    expect(fromHex(await host.command('a4 30'))[6]).toBe(0);
    await sell(host, 'c');
    expect(fromHex(await host.command('a4 30'))[6]).toBe(0x04);
    expect(await host.command('92 04 01')).toBe('55 d8 00');
    await host.all('48', MODE_3, '5a');
  });

  it('signs every document differently, and ends reading with DA', async () => {
    const { host, kkt } = newKkt();
    await openShift(host);
    for (const key of ['a', 'b', 'c']) await sell(host, key);
    const signs = kkt.ledger.documents.map(({ fiscalSign }) => fiscalSign);
    expect(new Set(signs).size).toBe(signs.length);
    expect(signs.every((sign) => /^\d{10}$/.test(sign) && Number(sign) < 2 ** 32)).toBe(true);
    expect(await host.command('a4 45 09 00 00 00')).toBe('55 da 00');
    expect(await host.command('a4 46')).toBe('55 da 00');
  });
});
