import { describe, expect, it } from 'vitest';
import { arePrinted, build, HOUR, MINUTE, open, SECOND, sell, troubleOf } from './field.ts';

describe('what the shop is told of a cashbox', () => {
  it('is never "not ok" at the first poll of a healthy cashbox', async () => {
    const world = build();
    const statuses: string[] = [];
    const { handle } = world.shop;
    world.shop.handle = (request, signal) => {
      for (const [, status] of String(request.body).matchAll(/"status":"(\w+)"/g)) statuses.push(status ?? '');
      return handle.call(world.shop, request, signal);
    };
    world.start();
    await world.until(() => statuses.length > 0, MINUTE);
    expect(statuses).toEqual(['ok']);
  });

  it.each([
    ['says nothing of the OFD as installed', undefined, true],
    ['goes by the OFD where the settings say so', { fn: false, ofdMs: HOUR }, false],
  ])('%s', async (_, presence, expected) => {
    const world = await open({ kkts: [{ ofd: { away: true } }], ...(presence && { presence }) });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(HOUR / 2);
    expect(world.shop.admin.cashboxes()[0]?.enabled).toBe(true);
    await world.clock.advance(HOUR);
    expect(world.shop.admin.cashboxes()[0]?.enabled).toBe(expected);
    world.kkt.device.ofd.setAway(false);
    await world.clock.advance(5 * MINUTE);
    expect(world.shop.admin.cashboxes()[0]?.enabled).toBe(true);
  });

  it('is mended at once when the cashbox comes back, not after the minute the shop holds a poll', async () => {
    const world = await open();
    world.cables[0] = false;
    world.kkt.dropLine();
    await world.until(() => world.shop.admin.cashboxes()[0]?.enabled === false, 3 * MINUTE);
    const check = sell(world);
    world.cables[0] = true;
    await world.until(() => troubleOf(world) === undefined, 10 * SECOND);
    await world.until(() => arePrinted(world, [check]), 5 * SECOND);
  });
});
