import { describe, expect, it } from 'vitest';
import { RecordingWay } from '../support/alarms.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  documentsOf,
  documentsOfType,
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

function pauseOf(world: World) {
  if (!world.agent) throw new Error('The agent is off');
  return world.agent.pause;
}

const pause = (world: World, forMs: number) => pauseOf(world).begin(world.clock.now() + forMs, 'Петров');
const isUsable = (world: World) => world.agent?.cashboxes[0]?.presence()?.usable;

/** A world with a receipt in the shift that runs. */
async function selling(options: Parameters<typeof open>[0] = {}) {
  const world = await open(options);
  const check = sell(world, kettle(5_000));
  await world.until(() => arePrinted(world, [check]));
  return world;
}

describe.each(MODELS)('receipts on pause, model %i', (model) => {
  it('are kept by the shop, and made once when a person ends it', async () => {
    const world = await selling({ kkts: [{ model }] });
    pause(world, 2 * HOUR);
    expect(isUsable(world)).toBe(false);
    expect(troubleOf(world)).toBe('CB-320');
    const check = sell(world);
    await world.clock.advance(30 * MINUTE);
    expect(documentsOf(world, check)).toEqual([]);
    expect(isConnected(world)).toBe(true);
    expect(statusOf(world)).toMatchObject({ paused: { by: 'Петров' }, cashboxes: [{ stoppedBy: { code: 'CB-320' } }] });
    pauseOf(world).end('Петров');
    expect(isUsable(world)).toBe(true);
    expect(statusOf(world).paused).toBe(undefined);
    await world.until(() => arePrinted(world, [check]), 2 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('one that is being made is finished, the next one waits', async () => {
    const world = await selling({ kkts: [{ model, timings: { closeMs: 5 * SECOND } }] });
    const first = sell(world, kettle(10_000));
    await world.until(() => lifeOf(world, first)?.state === 'closing');
    const checks = [first, sell(world, kettle(20_000))] as const;
    pause(world, HOUR);
    await world.clock.advance(10 * MINUTE);
    expect(documentsOf(world, checks[0])).toHaveLength(1);
    expect(documentsOf(world, checks[1])).toEqual([]);
    await world.until(() => arePrinted(world, checks), 2 * HOUR);
    expect(madeOnce(world, checks)).toBe(true);
  });

  it('a doubt is settled all the same', async () => {
    const world = await selling({ kkts: [{ model }] });
    unplugAtClose(world, 'after');
    const check = sell(world, kettle(20_000));
    await world.until(() => lifeOf(world, check)?.state === 'inDoubt');
    pause(world, 2 * HOUR);
    world.plug();
    await world.until(() => lifeOf(world, check)?.state === 'fiscal', HOUR);
    await world.until(() => troubleOf(world) === 'CB-320', MINUTE);
    await world.until(() => arePrinted(world, [check]), HOUR);
    expect(pauseOf(world).current).toBeDefined();
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('the shift is closed in time, by plan and by order, and no new one is opened', async () => {
    const world = await selling({ kkts: [{ model }], cashbox: { closeShiftAfterMinutes: 30 } });
    pause(world, 3 * HOUR);
    await world.until(() => world.kkt.reading.shift === 'closed', HOUR);
    expect(troubleOf(world)).toBe('CB-320');
    expect(documentsOfType(world.kkt, 'shiftOpen')).toHaveLength(1);
    const other = await selling({ kkts: [{ model }] });
    pause(other, HOUR);
    const jobId = other.agent?.closeShift('kassa1', { author: 'Петров', reason: '' }) ?? 0;
    await other.until(() => other.agent?.closing(jobId).state === 'closed', MINUTE);
    expect(documentsOfType(other.kkt, 'shiftClose')).toHaveLength(1);
  });
});

describe('a pause', () => {
  it('that begins between the reading of the device and the receipt is in time', async () => {
    const world = await selling();
    let isPaused = false;
    const lane = world.agent?.cashboxes[0];
    if (!lane) throw new Error('no lane');
    const { driver } = lane.part;
    const read = driver.readCondition.bind(driver);
    driver.readCondition = async (signal) => {
      const condition = await read(signal);
      if (!isPaused && world.journal?.nextReceived('kassa1', 'receipt')) {
        isPaused = true;
        pause(world, HOUR);
      }
      return condition;
    };
    const check = sell(world);
    await world.until(() => isPaused, 5 * MINUTE);
    await world.clock.advance(10 * MINUTE);
    expect(documentsOf(world, check)).toEqual([]);
    await world.until(() => arePrinted(world, [check]), 2 * HOUR);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('ends by itself at its time, at once for the shop', async () => {
    const world = await selling();
    pause(world, 10 * MINUTE);
    const check = sell(world);
    await world.clock.advance(10 * MINUTE - SECOND);
    expect(isUsable(world)).toBe(false);
    await world.clock.advance(2 * SECOND);
    expect(isUsable(world)).toBe(true);
    expect(troubleOf(world)).toBe(undefined);
    await world.until(() => arePrinted(world, [check]), MINUTE);
  });

  it('outlives a restart, and one that ended meanwhile does not', async () => {
    const world = await selling();
    pause(world, HOUR);
    world.kill();
    const check = sell(world);
    await world.clock.advance(10 * MINUTE);
    world.start();
    await world.until(() => isConnected(world));
    await world.clock.advance(10 * MINUTE);
    expect(troubleOf(world)).toBe('CB-320');
    expect(isUsable(world)).toBe(false);
    expect(documentsOf(world, check)).toEqual([]);
    world.kill();
    await world.clock.advance(2 * HOUR);
    await run(world);
    expect(statusOf(world).paused).toBe(undefined);
    await world.until(() => arePrinted(world, [check]), 5 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('gives way to what the cashbox itself needs, and shows again afterwards', async () => {
    const world = await selling({ cashbox: { printReceipts: true } });
    pause(world, HOUR);
    const mend = world.kkt.use('paper-out');
    await world.until(() => troubleOf(world) === 'CB-201', MINUTE);
    mend();
    await world.until(() => troubleOf(world) === 'CB-320', MINUTE);
    world.unplug();
    await world.until(() => troubleOf(world) !== 'CB-320', MINUTE);
    world.plug();
    await world.until(() => troubleOf(world) === 'CB-320', MINUTE);
    pauseOf(world).end('Петров');
    expect(troubleOf(world)).toBe(undefined);
  });

  it('gets a new end, and says it, without beginning anew', async () => {
    const world = await selling();
    pause(world, HOUR);
    const { since } = pauseOf(world).current ?? {};
    await world.clock.advance(30 * MINUTE);
    pauseOf(world).begin(Date.parse('2026-11-24T18:45:00Z'), 'Сидоров');
    expect(pauseOf(world).current).toMatchObject({ since, by: 'Сидоров' });
    expect(statusOf(world).cashboxes[0]?.stoppedBy?.ru).toContain('до 18:45, поставил Сидоров');
  });

  it('is refused in words when it would be over already or too long, and there is nothing to end', async () => {
    const world = await selling();
    expect(() => pause(world, -1)).toThrow('уже прошло');
    expect(() => pause(world, 24 * HOUR + 1)).toThrow('не больше 24 часов');
    expect(() => pauseOf(world).end('Петров')).toThrow('не на паузе');
    expect(troubleOf(world)).toBe(undefined);
  });

  it('is no alarm for an hour, then one that is told once, and over with it', async () => {
    const way = new RecordingWay();
    const world = await selling({ alarms: { ways: [way] } });
    const told = () => way.messages.flatMap(({ alarms }) => alarms.map(({ kind }) => kind));
    pause(world, 5 * HOUR);
    await world.clock.advance(59 * MINUTE);
    expect(told()).toEqual([]);
    await world.clock.advance(3 * HOUR);
    expect(told()).toEqual(['paused']);
    pauseOf(world).end('Петров');
    await world.clock.advance(2 * MINUTE);
    expect(statusOf(world).alarms).toEqual([]);
  });
});
