import { describe, expect, it } from 'vitest';
import type { Journal } from '../../src/core/ports/journal.ts';
import { RecordingWay } from '../support/alarms.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  documentsOf,
  documentsOfType,
  HOUR,
  kettle,
  lifeOf,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  SECOND,
  sell,
  troubleOf,
} from './field.ts';

/** The journal, with something that happens just before an order to close the shift is written down. */
function beforeOrder(journal: Journal, happen: () => void): Journal {
  return new Proxy(journal, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]) => {
        if (name === 'insert' && (args[0] as { kind?: string }).kind === 'closeShift') happen();
        return Reflect.apply(member, target, args);
      };
    },
  });
}

const openShift = async (world: World) => {
  const first = sell(world);
  await world.until(() => arePrinted(world, [first]));
};

describe.each(MODELS)('a clock that goes wrong, model %i', (model) => {
  it('is told at 130 s, and receipts go on', async () => {
    const way = new RecordingWay();
    const world = await open({ kkts: [{ model }], alarms: { ways: [way] } });
    world.kkt.device.setClockOffset(130 * SECOND);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(MINUTE);
    expect(way.messages.flatMap(({ alarms }) => alarms.map(({ kind }) => kind))).toEqual(['clock-apart']);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it.each([250, -250])(
    'by %i s begins no receipt: the check waits, and is made once when the clock is right',
    async (s) => {
      const way = new RecordingWay();
      const world = await open({ kkts: [{ model }], alarms: { ways: [way] } });
      await openShift(world);
      world.kkt.device.setClockOffset(s * SECOND);
      const check = sell(world, kettle(20_000));
      await world.until(() => troubleOf(world) === 'CB-308', MINUTE);
      await world.clock.advance(10 * MINUTE);
      expect(lifeOf(world, check)?.state).toBe('received');
      expect(documentsOf(world, check)).toEqual([]);
      const told = way.messages.flatMap(({ alarms }) => alarms.map(({ kind }) => kind));
      expect(told).toEqual(expect.arrayContaining(['clock-apart', 'cashbox-stopped']));
      expect(way.messages.map(({ body }) => body.ru).join()).toContain('сначала закройте смену');
      world.kkt.device.setClockOffset(0);
      await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
      expect(madeOnce(world, [check])).toBe(true);
    },
  );

  it.each([250, -250])('by %i s keeps the agent from opening a shift, not from closing one that is due', async (s) => {
    const world = await open({ kkts: [{ model }], cashbox: { closeShiftAfterMinutes: 30 } });
    await openShift(world);
    world.kkt.device.setClockOffset(s * SECOND);
    const check = sell(world, kettle(20_000));
    await world.until(() => world.kkt.reading.shift === 'closed', HOUR);
    await world.clock.advance(10 * MINUTE);
    expect(troubleOf(world)).toBe('CB-308');
    expect(documentsOfType(world.kkt, 'shiftClose')).toHaveLength(1);
    expect(documentsOfType(world.kkt, 'shiftOpen')).toHaveLength(1);
    expect(documentsOf(world, check)).toEqual([]);
    world.kkt.device.setClockOffset(0);
    await world.until(() => arePrinted(world, [check]), 20 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });
});

describe('a clock that goes wrong', () => {
  it('lets an order of the shop to close the shift through', async () => {
    let goWrong: () => void = () => undefined;
    const world = await open({ disk: (journal) => beforeOrder(journal, () => goWrong()) });
    await openShift(world);
    goWrong = () => world.kkt.device.setClockOffset(-250 * SECOND);
    const [cashbox] = world.shop.admin.cashboxes();
    const report = world.shop.admin.orderZReport(cashbox?.id ?? 0);
    await world.until(() => world.kkt.reading.shift === 'closed', 10 * MINUTE);
    await world.clock.advance(MINUTE);
    expect(troubleOf(world)).toBe('CB-308');
    expect(documentsOfType(world.kkt, 'shiftClose')).toHaveLength(1);
    await world.until(() => world.shop.admin.reports().find(({ id }) => id === report.id)?.status === 'Y', 5 * MINUTE);
  });

  it('by more than an hour closes nothing: a closing dated so far ahead would lock the FN until then', async () => {
    const world = await open({ cashbox: { closeShiftAfterMinutes: 30 } });
    await openShift(world);
    world.kkt.device.setClockOffset(25 * HOUR);
    await world.clock.advance(HOUR);
    expect(troubleOf(world)).toBe('CB-308');
    expect(documentsOfType(world.kkt, 'shiftClose')).toEqual([]);
    world.kkt.device.setClockOffset(0);
    await world.until(() => world.kkt.reading.shift === 'closed', 5 * MINUTE);
  });
});
