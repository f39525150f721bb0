import { describe, expect, it } from 'vitest';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  build,
  documentsOf,
  HOUR,
  isConnected,
  kettle,
  lifeOf,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  run,
  SECOND,
  sell,
  statusOf,
  troubleOf,
  unplugAtClose,
} from './field.ts';

/** Virtual time until the condition holds. */
async function timeUntil(world: World, condition: () => boolean, limitMs = 10 * MINUTE): Promise<number> {
  const from = world.clock.monotonicMs();
  await world.until(condition, limitMs, 50);
  return world.clock.monotonicMs() - from;
}

/** Commands of a receipt, in the order in which they go. */
const COMMANDS = [
  ['the receipt is opened', 0x92],
  ['a tag of the receipt is written', 0xe8],
  ['a line is begun', 0xea],
  ['a line is ended', 0xeb],
  ['the payment is said', 0x99],
  ['the receipt is closed', 0x4a],
  ['the last receipt is read back', 0x91],
] as const;

/** The cable comes out when the device has seen this command of a receipt, and goes in again ten seconds later. */
function unplugFor10s(world: World, command: number, when: 'before' | 'after'): () => boolean {
  let isDone = false;
  const out = () => {
    world.unplug();
    void world.clock.sleep(10 * SECOND).then(() => world.plug());
  };
  let isReceipt = false;
  world.kkt.use({
    name: 'cable out for ten seconds',
    onCommand: ([code]) => {
      isReceipt ||= code === 0x92;
      if (!isReceipt || code !== command || isDone) return undefined;
      isDone = true;
      if (when === 'after') return { after: out, isAnswerLost: true };
      out();
      return { isIgnored: true };
    },
  });
  return () => isDone && world.cables[0] === true;
}

describe.each(MODELS)('the cable of a cashbox, model %i', (model) => {
  it('works again by itself within 3 s after the cable was out while nothing was to do', async () => {
    const world = await open({ kkts: [{ model }] });
    const before = sell(world);
    await world.until(() => arePrinted(world, [before]));
    world.unplug();
    await world.until(() => troubleOf(world) !== undefined, 15 * SECOND);
    expect(['CB-101', 'CB-105']).toContain(troubleOf(world));
    expect(statusOf(world).cashboxes[0]).toMatchObject({ connected: false });
    await world.clock.advance(2 * MINUTE);
    expect(statusOf(world).lights.cashbox.state).toBe('trouble');
    world.plug();
    expect(await timeUntil(world, () => isConnected(world) && troubleOf(world) === undefined)).toBeLessThanOrEqual(
      3 * SECOND,
    );
    const after = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [after]), 3 * MINUTE);
    expect(madeOnce(world, [before, after])).toBe(true);
  });

  it.each(COMMANDS)('makes one document when the cable is out for 10 s before %s', async (_, command) => {
    const world = await open({ kkts: [{ model }] });
    const isBack = unplugFor10s(world, command, 'before');
    const check = sell(world);
    await world.until(isBack, 10 * MINUTE, 50);
    await world.until(() => arePrinted(world, [check]), 15 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
    expect(world.kkt.reading.isReceiptOpen).toBe(false);
  });

  it.each(COMMANDS)(
    'knows within 3 s of its return what came of it when the cable went after %s',
    async (_, command) => {
      const world = await open({ kkts: [{ model }] });
      const isBack = unplugFor10s(world, command, 'after');
      const check = sell(world);
      await world.until(isBack, 10 * MINUTE, 50);
      expect(await timeUntil(world, () => lifeOf(world, check)?.state === 'fiscal')).toBeLessThanOrEqual(3 * SECOND);
      await world.until(() => arePrinted(world, [check]));
      expect(madeOnce(world, [check])).toBe(true);
    },
  );

  it('waits for the whole limit of a close before it believes that nothing was made, and makes it then', async () => {
    const world = await open({ kkts: [{ model }] });
    unplugAtClose(world, 'before');
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'inDoubt');
    world.plug();
    await world.clock.advance(4 * MINUTE);
    // 275 s have not passed yet: it may still finish.
    expect(lifeOf(world, check)?.state).toBe('inDoubt');
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('finds the document of a device that finishes the close 40 s after we gave up', async () => {
    const world = await open({ kkts: [{ model }] });
    world.kkt.use(`does-work-late:${40 * SECOND}:4A`);
    const check = sell(world);
    const next = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [check, next]), HOUR);
    await world.clock.advance(MINUTE);
    expect(madeOnce(world, [check, next])).toBe(true);
  });

  it.each([
    ['before', 'cuts-power-before:4A'],
    ['after', 'cuts-power-after:4A'],
    ['before, and forgets its open receipt,', 'cuts-power-before:4A'],
  ])('makes one document when the power of the cashbox goes %s the close', async (words, fault) => {
    const world = await open({ kkts: [{ model, timings: { restartMs: 5 * SECOND } }] });
    if (words.includes('forgets')) world.kkt.use('restart-loses-open-receipt');
    world.kkt.use(fault);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 30 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });
});

describe('the port of a cashbox', () => {
  it('finds the document of a device that finishes the close just before the limit', async () => {
    const world = await open();
    world.kkt.use(`does-work-late:${240 * SECOND}:4A`);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), HOUR, SECOND);
    await world.clock.advance(MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('finds the cashbox again by its serial number when its port got another name', async () => {
    const world = build({
      searched: ['/dev/ttyACM0', '/dev/ttyACM1', '/dev/ttyACM2'],
      driver: { serialNumber: '00106100000001' },
    });
    world.ports[0] = '/dev/ttyACM1';
    await run(world);
    const before = sell(world);
    await world.until(() => arePrinted(world, [before]));
    world.unplug();
    await world.until(() => troubleOf(world) === 'CB-105', 15 * SECOND);
    world.ports[0] = '/dev/ttyACM2';
    world.plug();
    await world.until(() => isConnected(world) && troubleOf(world) === undefined, 3 * SECOND);
    const after = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [after]), 3 * MINUTE);
    expect(madeOnce(world, [before, after])).toBe(true);
  });

  it('holds no other cashbox up while one cable is out', async () => {
    const world = await open({ kkts: [{}, {}] });
    world.unplug(0);
    await world.until(() => troubleOf(world, 0) !== undefined, 15 * SECOND);
    await world.clock.advance(2 * MINUTE);
    const checks = Array.from({ length: 6 }, (_, i) => sell(world, kettle(10_000 + i)));
    await world.until(() => arePrinted(world, checks), 5 * SECOND);
    expect(world.kkts[1]?.ledger.receiptCount).toBe(6);
  });

  it('notices a device that went silent on a line that stays up, and settles what it was doing', async () => {
    const world = await open();
    world.kkt.use('does-work-then-deaf:4A');
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(documentsOf(world, check)).toHaveLength(1);
    expect(madeOnce(world, [check])).toBe(true);
  });
});
