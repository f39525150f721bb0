import { describe, expect, it } from 'vitest';
import { concat, fromHex, toHex } from '../../../../src/wire/atol-v3/bytes.ts';
import { decodeCp866, encodeCp866 } from '../../../../src/wire/atol-v3/cp866.ts';
import { parseTlvs } from '../../../../src/wire/atol-v3/tlv.ts';
import {
  BEGIN_ITEM,
  CASH_201,
  CASHLESS_201,
  CLOSE,
  ITEM_201,
  newKkt,
  openSale,
  openShift,
  sell,
  TAXATION,
  tag,
  userAttribute,
} from './host.ts';

const data = async (answer: Promise<string>) => fromHex(await answer).slice(2);

describe('tables', () => {
  it('tell which table, row or field is not there', async () => {
    const { host } = newKkt();
    expect(await host.command('46 63 00 01 01')).toBe('55 91 00');
    expect(await host.command('46 13 00 02 01')).toBe('55 92 00');
    expect(await host.command('46 13 00 01 09')).toBe('55 93 00');
  });

  it('give back what was written, cut to the field as the vendor pads it', async () => {
    const { host } = newKkt();
    const padded = concat(encodeCp866('ofd.ru'), new Uint8Array(34));
    await host.all(concat(fromHex('50 13 00 01 01'), padded));
    expect(decodeCp866((await data(host.command('46 13 00 01 01'))).filter((byte) => byte !== 0))).toBe('ofd.ru');
  });

  it('hold the six rates of FFD 1.05, and further ones only when told', async () => {
    const { host } = newKkt({ taxRows: [{ row: 7, name: 'НДС 22%', rate: 2200, vatCode: 11 }] });
    expect(toHex(await data(host.command('46 0d 00 01 02')))).toBe('20 00');
    expect(toHex(await data(host.command('46 0d 00 07 02')))).toBe('22 00');
    expect(await newKkt().host.command('46 0d 00 07 02')).toBe('55 92 00');
  });
});

describe('requisites', () => {
  it('come in pieces of 100 bytes when they are long', async () => {
    const address = 'ул. Длинная, '.repeat(15);
    const { host } = newKkt({ registration: { address } });
    const first = await data(host.command('e9 f1 03 00'));
    const second = await data(host.command('e9 f1 03 01'));
    const third = await data(host.command('e9 f1 03 02'));
    expect([first[0], first.length, second.length]).toEqual([2, 101, address.length + 4 - 100 + 1]);
    expect(toHex(third)).toBe('00');
    const [tlv] = parseTlvs(concat(first.slice(1), second.slice(1)));
    expect(decodeCp866(tlv?.value ?? new Uint8Array())).toBe(address);
  });

  it('tell whose cashbox it is, at the offsets of the page', async () => {
    const { host } = newKkt({ inn: '123456789047' });
    const answer = fromHex(await host.command('a4 43 00'));
    expect(decodeCp866(answer.slice(7, 19))).toBe('123456789047');
    expect(decodeCp866(answer.slice(19, 39))).toBe('0000000001000000    ');
    expect(answer[39]).toBe(7);
  });

  it('tell the life of the FN', async () => {
    const { host } = newKkt({ habits: { fnLifeDays: 37 } });
    expect(await host.command('a4 32')).toBe('55 00 1a 0c 1f 1d 01');
    expect(await host.command('91 1a 00 00')).toBe('55 00 01 29 31 12 26');
    expect(await host.command('a4 10')).toBe('55 00 00 00 00 00 00');
    expect(await host.command('a4 42')).toBe('55 00 00 00');
  });
});

describe('a correction', () => {
  const KIND = 'e8 01 01 00 95 04 01 00 00';
  const BASIS =
    'e8 01 01 00 96 04 1d 00 9a 04 04 00 80 64 5a 66 9b 04 04 00 24 31 2d 32 99 04 09 00 8e e1 ad ae a2 a0 ad a8 a5';

  it.each([
    ['07', 'sell'],
    ['08', 'sellReturn'],
    ['09', 'buy'],
    ['0a', 'buyReturn'],
  ])('of type %s is a document of its own with operation %s', async (type, operation) => {
    const { host, kkt } = newKkt();
    await openShift(host);
    await host.all(`92 04 ${type}`, KIND, BASIS, TAXATION, BEGIN_ITEM, ITEM_201, CASHLESS_201, CLOSE);
    expect(kkt.ledger.receipts[0]).toMatchObject({ type: 'correction', operation, totalKop: 20100 });
  });

  it('needs its reason', async () => {
    const { host } = newKkt();
    await openShift(host);
    await host.all('92 04 07', TAXATION, BEGIN_ITEM, ITEM_201, CASHLESS_201);
    expect(await host.command(CLOSE)).toBe('55 ee 00');
    expect(await host.extendedError()).toBe('00 4a 02 06');
  });
});

describe('the format', () => {
  it.each([
    ['1.05', 1162, true],
    ['1.05', 2108, false],
    ['1.2', 1162, false],
    ['1.2', 2108, true],
  ] as const)('%s takes item tag %i: %s', async (ffd, number, takes) => {
    const { host } = newKkt({ ffd });
    await openShift(host);
    await host.all('92 04 01', TAXATION, BEGIN_ITEM);
    expect(await host.command(tag(number, Uint8Array.of(0)))).toBe(takes ? '55 00 00' : '55 ee 00');
  });

  it('is told in register 54', async () => {
    expect((await newKkt({ ffd: '1.1' }).host.register(54)).slice(0, 3)).toEqual(Uint8Array.of(3, 3, 3));
  });
});

describe('the total of the shift', () => {
  it('is told by the numbers ATOL driver 10.8.0.0 asks with: sell 0, buy 1, their returns 2 and 3', async () => {
    const { host } = newKkt();
    await openShift(host);
    for (const type of ['01', '01', '01', '04', '04', '02']) {
      await openSale(host, 'kb', `92 04 ${type}`);
      await host.all(CASHLESS_201, CLOSE);
    }
    expect(await host.command('91 0c 00 00')).toBe('55 00 00 00 00 00 06 03 00');
    expect(await host.command('91 0c 01 00')).toBe('55 00 00 00 00 00 04 02 00');
    expect(await host.command('91 0c 02 00')).toBe('55 00 00 00 00 00 02 01 00');
    expect(await host.command('91 0c 03 00')).toBe('55 00 00 00 00 00 00 00 00');
  });
});

describe('what lies in the document', () => {
  it('is what the program said about the place, and what was registered otherwise', async () => {
    const { host, kkt } = newKkt();
    await openShift(host);
    await sell(host, 'a');
    await host.all('92 04 01', TAXATION, tag(1187, 'https://other.example'), userAttribute('b'), BEGIN_ITEM, ITEM_201);
    await host.all(CASHLESS_201, CLOSE);
    const places = kkt.ledger.receipts.map(({ tags }) => tags.filter(({ tag: number }) => number === 1187).length);
    expect(places).toEqual([1, 1]);
    expect(kkt.ledger.receipts.map((document) => document.textOf(1187))).toEqual([
      'https://shop.example',
      'https://other.example',
    ]);
  });

  it('names the cashier for this and the next documents', async () => {
    const { host, kkt } = newKkt();
    await host.all(tag(1021, 'Иванова И. И.'), tag(1203, '123456789047'));
    await openShift(host);
    await sell(host);
    const named = kkt.ledger.documents.map((document) => document.textOf(1021));
    expect(named).toEqual([undefined, 'Иванова И. И.', 'Иванова И. И.']);
  });

  it('makes a QR that says what the document says', async () => {
    const { host, kkt } = newKkt();
    await openShift(host);
    await host.all('92 04 02', TAXATION, BEGIN_ITEM, ITEM_201, CASH_201, CLOSE);
    const [receipt] = kkt.ledger.receipts;
    expect(receipt?.qr).toBe(`t=20261124T1200&s=201.00&fn=9999078900001234&i=3&fp=${receipt?.fiscalSign}&n=2`);
  });
});
