import { describe, expect, it } from 'vitest';
import type { World, WorldOptions } from '../support/world.ts';
import {
  arePrinted,
  build,
  documentsOf,
  isConnected,
  kettle,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  SECOND,
  sell,
  shopRow,
  statusOf,
  troubleOf,
} from './field.ts';

const LIVE_FN = '7380440801290534';
const SERIAL = '00106100000001';
const INN = '7725225244';

/** A world whose cashbox may never become usable; waits until the agent says what stands in the way. */
async function stoppedBy(code: string, options: WorldOptions): Promise<World> {
  const world = build(options);
  world.start();
  await world.until(() => troubleOf(world) === code, MINUTE);
  return world;
}

/** Nothing fiscal happens for ten minutes, and the screen says why. */
async function staysStopped(world: World, code: string): Promise<void> {
  const documents = world.kkt.ledger.count;
  await world.clock.advance(10 * MINUTE);
  expect(troubleOf(world)).toBe(code);
  expect(world.kkt.ledger.count).toBe(documents);
  expect(world.kkt.reading.isReceiptOpen).toBe(false);
  const { lights, cashboxes } = statusOf(world);
  expect(cashboxes[0]?.stoppedBy?.code).toBe(code);
  expect(lights.cashbox.state).toBe('trouble');
}

describe.each(MODELS)('which cashbox this is, model %i', (model) => {
  it.each([300, -300])('a clock that is %i s off stops it with CB-308 until it is set right', async (seconds) => {
    const world = await open({ kkts: [{ model }] });
    world.kkt.device.setClockOffset(seconds * SECOND);
    await world.until(() => troubleOf(world) === 'CB-308', MINUTE);
    await staysStopped(world, 'CB-308');
    world.kkt.device.setClockOffset(0);
    await world.until(() => troubleOf(world) === undefined, MINUTE);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 3 * MINUTE);
  });

  it('a clock that is 200 s off is worked with', async () => {
    const world = await open({ kkts: [{ model }] });
    world.kkt.device.setClockOffset(200 * SECOND);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('a replaced FN stops it with CB-303 until a person confirms the new one', async () => {
    const world = await open({ kkts: [{ model }] });
    const before = sell(world);
    await world.until(() => arePrinted(world, [before]));
    world.kkt.use('fn-replaced');
    await world.until(() => troubleOf(world) === 'CB-303', MINUTE);
    await staysStopped(world, 'CB-303');
    world.agent?.confirm('kassa1', 'Петров');
    await world.until(() => troubleOf(world) === undefined, MINUTE);
    const after = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [after]), 3 * MINUTE);
    expect(documentsOf(world, after)[0]?.fnSerial).toBe('9999078900009999');
    expect(madeOnce(world, [before, after])).toBe(true);
  });

  it('a FN replaced while the agent was off is noticed at its start', async () => {
    const world = await open({ kkts: [{ model }] });
    const before = sell(world);
    await world.until(() => arePrinted(world, [before]));
    world.kill();
    world.kkt.use('fn-replaced');
    world.start();
    await world.until(() => troubleOf(world) === 'CB-303', MINUTE);
    await staysStopped(world, 'CB-303');
  });

  it('another INN stops it with CB-304', async () => {
    const world = await open({ kkts: [{ model }] });
    world.unplug();
    world.kkt.use('other-inn');
    await world.clock.advance(MINUTE);
    world.plug();
    await world.until(() => troubleOf(world) === 'CB-304', MINUTE);
    await staysStopped(world, 'CB-304');
  });

  it('another serial number than the settings say stops it with CB-108', async () => {
    const world = await stoppedBy('CB-108', { kkts: [{ model }], driver: { serialNumber: '00106199999999' } });
    await staysStopped(world, 'CB-108');
  });

  it.each([
    ['ofd-channel-5', 'CB-313'],
    ['fn-warning:80', 'CB-306'],
    ['fn-closed', 'CB-305'],
    ['platform-5', 'CB-107'],
  ])('%s stops it with %s, in words', async (fault, code) => {
    const world = build({ kkts: [{ model }] });
    world.kkt.use(fault);
    world.start();
    await world.until(() => troubleOf(world) === code, MINUTE);
    await staysStopped(world, code);
    expect(statusOf(world).cashboxes[0]?.stoppedBy?.ru.length).toBeGreaterThan(20);
  });

  it('a cashbox in the format of FFD 1.2 is refused with CB-314', async () => {
    const world = await stoppedBy('CB-314', { kkts: [{ model, ffd: '1.2' }] });
    await staysStopped(world, 'CB-314');
    expect(statusOf(world).cashboxes[0]?.stoppedBy?.ru).toContain('DTO 10');
  });

  it('a cashbox in the format of FFD 1.1 works', async () => {
    const world = await open({ kkts: [{ model, ffd: '1.1' }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    expect(madeOnce(world, [check])).toBe(true);
  });

  it.each([
    ['01', 'trouble'],
    ['02', 'attention'],
    ['04', 'attention'],
  ])('FN warning %s is a light, and receipts go on', async (bits, state) => {
    const world = await open({ kkts: [{ model }] });
    world.kkt.use(`fn-warning:${bits}`);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(20 * SECOND);
    expect(statusOf(world).lights.fn.state).toBe(state);
    expect(madeOnce(world, [check])).toBe(true);
  });
});

describe.each(MODELS)('a live FN, model %i', (model) => {
  const kkts = [{ model, fnSerial: LIVE_FN }];
  const expected = { kktSerial: undefined, fnSerial: undefined, inn: undefined, allowLiveFiscal: false };

  it('makes nothing until a person has confirmed the cashbox, and then not without allowLiveFiscal', async () => {
    const world = await stoppedBy('CB-311', { kkts, cashbox: { expected } });
    expect(statusOf(world).cashboxes[0]?.stoppedBy?.ru).toContain(`ФН ${LIVE_FN}`);
    await staysStopped(world, 'CB-311');
    world.agent?.confirm('kassa1', 'Петров');
    await world.until(() => troubleOf(world) === 'CB-310', MINUTE);
    await staysStopped(world, 'CB-310');
  });

  it('makes nothing with allowLiveFiscal alone', async () => {
    const world = await stoppedBy('CB-311', { kkts, cashbox: { expected: { ...expected, allowLiveFiscal: true } } });
    await staysStopped(world, 'CB-311');
  });

  it('works with allowLiveFiscal once a person has confirmed it, across restarts', async () => {
    const world = await stoppedBy('CB-311', { kkts, cashbox: { expected: { ...expected, allowLiveFiscal: true } } });
    world.agent?.confirm('kassa1', 'Петров');
    await world.until(() => troubleOf(world) === undefined, MINUTE);
    await world.until(() => world.shop.admin.cashboxes()[0]?.enabled === true, 3 * MINUTE);
    const first = sell(world);
    await world.until(() => arePrinted(world, [first]), 3 * MINUTE);
    world.kill();
    world.start();
    const second = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [second]), 3 * MINUTE);
    expect(madeOnce(world, [first, second])).toBe(true);
    expect(documentsOf(world, second)[0]?.fnSerial).toBe(LIVE_FN);
  });

  it('works when the settings name serial number, FN and INN and allow it', async () => {
    const world = await open({
      kkts,
      cashbox: { expected: { kktSerial: SERIAL, fnSerial: LIVE_FN, inn: INN, allowLiveFiscal: true } },
    });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('stops when the FN confirmed is replaced by another live one', async () => {
    const world = await stoppedBy('CB-311', { kkts, cashbox: { expected: { ...expected, allowLiveFiscal: true } } });
    world.agent?.confirm('kassa1', 'Петров');
    await world.until(() => troubleOf(world) === undefined, MINUTE);
    world.kkt.use('fn-replaced:7380440801299999');
    await world.until(() => troubleOf(world) === 'CB-303', MINUTE);
    await staysStopped(world, 'CB-303');
  });
});

describe('one of two cashboxes that is not the right one', () => {
  it('does not hold the other one up', async () => {
    const world = build({ kkts: [{}, {}] });
    world.kkts[0]?.use('fn-closed');
    world.start();
    await world.until(() => troubleOf(world, 0) === 'CB-305' && isConnected(world), MINUTE);
    const isKnownBad = () => world.shop.admin.cashbox(SERIAL)?.enabled === false;
    await world.until(() => world.shop.admin.cashboxes().length === 2 && isKnownBad(), 5 * MINUTE);
    const checks = Array.from({ length: 5 }, (_, i) => sell(world, kettle(10_000 + i)));
    await world.until(() => arePrinted(world, checks), 3 * MINUTE);
    expect(world.kkts[1]?.ledger.receiptCount).toBe(5);
    expect(checks.every((check) => shopRow(world, check).status === 'Y')).toBe(true);
  });
});
