import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../../src/wire/atol-v3/bytes.ts';
import { CASHLESS_201, CLOSE, newKkt, openSale, openShift, sell } from './host.ts';

describe('a sale', () => {
  it('becomes one document that can be read back with key, operation and sum', async () => {
    const { kkt, host } = newKkt();
    await openShift(host);
    const before = await host.lastFdNumber();
    await sell(host, 'kb-shop-17');
    expect(await host.lastFdNumber()).toBe(before + 1);
    const [receipt] = kkt.ledger.receipts;
    expect(receipt).toMatchObject({
      type: 'receipt',
      fdNumber: before + 1,
      key: 'kb-shop-17',
      operation: 'sell',
      totalKop: 20100,
      tendersKop: { cash: 0, electronic: 20100 },
      lines: [
        { itemName: 'Товар 1', priceKop: 10050, quantityMilli: 2000, lineSumKop: 20100, vatCode: 1, taxKop: 3350 },
      ],
    });
  });

  it('is not made before 4A', async () => {
    const { host } = newKkt();
    await openShift(host);
    const before = await host.lastFdNumber();
    await openSale(host);
    await host.all(CASHLESS_201);
    expect(await host.lastFdNumber()).toBe(before);
    await host.all(CLOSE);
    expect(await host.lastFdNumber()).toBe(before + 1);
  });

  it('comes back from the FN tag by tag, 1084 whole', async () => {
    const { host } = newKkt();
    await openShift(host);
    await sell(host, 'kb-9');
    expect(await host.command(`a4 45 0${await host.lastFdNumber()} 00 00 00`)).toMatch(/^55 00 00 03/);
    const tags: string[] = [];
    for (;;) {
      const answer = await host.command('a4 46');
      if (answer === '55 da 00') break;
      tags.push(answer.slice(6));
    }
    expect(tags).toContain('3c 04 0e 00 3d 04 02 00 6b 62 3e 04 04 00 6b 62 2d 39');
    expect(tags).toContain('1e 04 01 00 01');
    expect(tags).toContain(`fc 03 02 00 ${toHex(fromHex('84 4e'))}`);
  });
});
