import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/core/errors.ts';
import { ENDPOINT_PATH, inventOrders } from '../../src/simulator/shop/index.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  build,
  complaintOf,
  documentsOf,
  kettle,
  lifeOf,
  MINUTE,
  madeOnce,
  open,
  SECOND,
  sell,
  shopRow,
} from './field.ts';

describe('the agent at the door of the shop', () => {
  it('makes the row of its cashbox with the first poll, named by its serial number, and gets nothing until it is switched on', async () => {
    const world = build({ site: { activatesNewCashboxes: false } });
    world.start();
    await world.until(() => world.shop.admin.cashboxes().length === 1);
    const [row] = world.shop.admin.cashboxes();
    expect(row).toMatchObject({ serialNumber: '00106100000001', active: false, enabled: true, handler: 'V2' });
    if (!row) return;
    world.shop.admin.saveCashbox(row.id);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 3 * MINUTE);
    expect(world.shop.admin.cashboxes()).toHaveLength(1);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('keeps one poll in flight and no more, whatever else goes on', async () => {
    const world = await open({ kkts: [{}, {}] });
    for (const sale of inventOrders({ seed: 3, count: 20 })) world.shop.admin.sell(sale);
    world.shop.faults.on('ack-lost', 2);
    world.shop.faults.on('deleted-order', 1);
    await world.clock.advance(20 * MINUTE);
    expect(world.mostPollsAtOnce).toBe(1);
    expect(world.shop.admin.checks('Y').length).toBe(19);
  });

  it('lets the shop hold an empty poll for its minute and polls again at once', async () => {
    const world = await open();
    const from = world.requests.length;
    await world.clock.advance(10 * MINUTE);
    const sent = world.requests.slice(from);
    expect(sent.length).toBeGreaterThanOrEqual(9);
    expect(sent.length).toBeLessThanOrEqual(10);
  });

  it('polls at most once a second when the shop answers empty at once', async () => {
    // The shop does not hold: max_execution_time is 1 s.
    const world = await open({ site: { phpMaxExecutionTimeS: 1 } });
    const from = world.requests.length;
    await world.clock.advance(MINUTE);
    const sent = world.requests.slice(from);
    expect(sent.length).toBeLessThanOrEqual(60);
    expect(sent.length).toBeGreaterThan(50);
  });

  it('takes a check out of the held poll within the half second the shop looks', async () => {
    const world = await open();
    await world.clock.advance(10 * SECOND);
    const from = world.clock.monotonicMs();
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 5 * SECOND, 10);
    expect(world.clock.monotonicMs() - from).toBeLessThanOrEqual(600);
  });

  it('tells the shop that the cashbox is not ok while its cable is out, and ok again after', async () => {
    const world = await open();
    expect(world.shop.admin.cashboxes()[0]?.enabled).toBe(true);
    world.unplug();
    await world.until(() => world.shop.admin.cashboxes()[0]?.enabled === false, 3 * MINUTE);
    expect(world.shop.admin.notices()).toHaveLength(1);
    // Checks wait at the shop meanwhile.
    const check = sell(world);
    await world.clock.advance(3 * MINUTE);
    expect(shopRow(world, check).status).toBe('N');
    world.plug();
    await world.until(() => world.shop.admin.cashboxes()[0]?.enabled === true, 3 * MINUTE);
    await world.until(() => arePrinted(world, [check]), 3 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it.each([
    ['as the settings say it', '00106100000001'],
    ['found by asking', undefined],
  ])(
    'makes a waiting check within 3 s of its start and of the return of its cable, serial number %s',
    async (_, kktSerial) => {
      const expected = { kktSerial, fnSerial: undefined, inn: undefined, allowLiveFiscal: false };
      const world = await open({ kkts: [{ timings: { answerMs: 20 } }], cashbox: { expected } });
      const first = sell(world, kettle(10_000));
      await world.until(() => arePrinted(world, [first]));
      world.kill();
      const atStart = sell(world, kettle(20_000));
      world.start();
      await world.until(() => arePrinted(world, [atStart]), 3 * SECOND, 50);
      // It did not say in passing that the cashbox is dead: that would be a notice to the administrator at every start.
      expect(world.shop.admin.notices()).toHaveLength(0);
      world.unplug();
      await world.clock.advance(5 * MINUTE);
      const atReturn = sell(world, kettle(30_000));
      await world.clock.advance(10 * SECOND);
      world.plug();
      await world.until(() => arePrinted(world, [atReturn]), 3 * SECOND, 50);
      expect(world.mostPollsAtOnce).toBe(1);
      expect(madeOnce(world, [first, atStart, atReturn])).toBe(true);
    },
  );

  it('always says the serial number as the same text, with its zeros', async () => {
    const world = await open({ kkts: [{ serial: '00000000000042' }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    world.unplug();
    await world.clock.advance(3 * MINUTE);
    for (const { body } of world.requests) expect(JSON.parse(body).kkm[0].zn).toBe('00000000000042');
    expect(world.shop.admin.cashboxes()).toHaveLength(1);
  });

  it('leaves a hand-out for a serial number that is not ours alone, and makes its own', async () => {
    const world = await open({ kkts: [{ timings: { closeMs: 400 * SECOND } }] });
    await pollAs(world, '00199999999999');
    world.shop.faults.on('second-cashbox', 1);
    const check = sell(world);
    await world.until(() => world.logged.some((line) => line.includes('not ours')), 10 * MINUTE);
    await world.until(() => arePrinted(world, [check]), 20 * MINUTE);
    expect(lifeOf(world, check)?.state).toBe('fiscal');
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('refuses a check in the old format in words', async () => {
    const world = build({ site: { highestApi: 1 } });
    world.start();
    await world.until(() => world.shop.admin.cashboxes().length === 1);
    expect(world.shop.admin.cashboxes()[0]?.handler).toBe('V1');
    const check = sell(world);
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(complaintOf(world, check)?.code).toBe('CB-437');
    expect(shopRow(world, check).errorText).toContain(sentence('CB-437'));
    expect(documentsOf(world, check)).toEqual([]);
  });

  it.each([
    ['sums-do-not-meet', 'CB-418'],
    ['empty-vat', 'CB-421'],
    ['unset-settings', 'CB-406'],
  ] as const)('refuses %s with %s before anything reaches the cashbox', async (fault, code) => {
    // The shop of 2023, which does not bend the lines to the total.
    const world = await open({ site: { bendsAmounts: false } });
    world.shop.faults.on(fault, 1);
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'refused');
    expect(complaintOf(world, check)?.code).toBe(code);
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(world.kkt.ledger.receiptCount).toBe(0);
  });

  it('reads sums with a tail of nines, and Cyrillic written as escapes, as what they mean', async () => {
    const world = await open();
    world.shop.faults.on('long-numbers');
    world.shop.faults.on('escaped-unicode');
    const checks = inventOrders({ seed: 5, count: 10 }).flatMap((sale) => world.shop.admin.sell(sale));
    await world.until(() => arePrinted(world, checks));
    for (const check of checks) expect(documentsOf(world, check)[0]?.totalKop).toBe(check.sumKop);
  });
});

/** Another agent of this shop polls once with its own cashbox. */
async function pollAs(world: World, zn: string): Promise<void> {
  const { shop } = world;
  const body = JSON.stringify({ api_version: '2', kkm: [{ zn, status: 'ok' }] });
  const query = { hash: shop.admin.currentHash() };
  const request = { method: 'POST', path: ENDPOINT_PATH, query, headers: {}, body };
  await world.clock.run(shop.handle(request, new AbortController().signal));
}
