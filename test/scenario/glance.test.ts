import { describe, expect, it } from 'vitest';
import { cashboxDetail } from '../../src/agent/cashbox-detail.ts';
import { glance } from '../../src/agent/glance.ts';
import { CashboxDetailSchema } from '../../src/contract/cashbox-detail.ts';
import { GlanceSchema } from '../../src/contract/glance.ts';
import { leaveReceiptOpen } from '../../src/simulator/kkt/faults/stranger.ts';
import type { World, WorldOptions } from '../support/world.ts';
import {
  arePrinted,
  build,
  HOUR,
  isConnected,
  kettle,
  lifeOf,
  MINUTE,
  open,
  SECOND,
  sell,
  statusOf,
  troubleOf,
} from './field.ts';

function agentOf(world: World) {
  if (!world.agent) throw new Error('The agent is off');
  return world.agent;
}

const glanceOf = (world: World) => GlanceSchema.parse(glance(agentOf(world)));

function detailOf(world: World, place = 0) {
  const agent = agentOf(world);
  const lane = agent.cashboxes[place];
  if (!lane) throw new Error(`No cashbox ${place}`);
  return CashboxDetailSchema.parse(cashboxDetail(lane, agent));
}

async function selling(options: WorldOptions = {}) {
  const world = await open(options);
  const check = sell(world);
  await world.until(() => arePrinted(world, [check]));
  return world;
}

describe('the glance', () => {
  it('says of lights, alarms and pause what the status says', async () => {
    const world = await selling();
    agentOf(world).pause.begin(world.clock.now() + HOUR, 'Петров');
    const { lights, alarms, paused, version, at } = statusOf(world);
    expect(glanceOf(world)).toMatchObject({ lights, alarms, paused, version, at, training: true, parked: 0 });
    expect(glanceOf(world).cashboxes).toEqual([{ id: 'kassa1', connected: true, printer: true, shift: 'open' }]);
  });

  it('is busy while a document is being made or a person waits for an order, and at no other time', async () => {
    const world = await selling({ kkts: [{ timings: { closeMs: 5 * SECOND, xReportMs: 5 * SECOND } }] });
    expect(glanceOf(world).busy).toBe(false);
    const check = sell(world, kettle(20_000));
    await world.until(() => lifeOf(world, check)?.state === 'closing');
    expect(glanceOf(world)).toMatchObject({ busy: true, waiting: 1 });
    await world.until(() => arePrinted(world, [check]));
    expect(glanceOf(world)).toMatchObject({ busy: false, waiting: 0 });
    const ordered = agentOf(world).xReport('kassa1', 'Петров');
    expect(glanceOf(world).busy).toBe(true);
    await world.clock.run(ordered);
    expect(glanceOf(world).busy).toBe(false);
    await world.clock.run(
      agentOf(world)
        .orders.openShift('kassa1', 'Петров')
        .catch(() => undefined),
    );
    expect(glanceOf(world).busy).toBe(false);
  });

  it('asks the journal for counts and what is under way, never for a list', async () => {
    const asked = new Set<string | symbol>();
    const disk: WorldOptions['disk'] = (journal) =>
      new Proxy(journal, {
        get: (target, name) => {
          asked.add(name);
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    const world = await selling({ disk });
    asked.clear();
    glanceOf(world);
    expect([...asked].sort()).toEqual(['counts', 'openQuestions']);
  });

  it('sums what waits for the OFD over all cashboxes that tell', async () => {
    const world = await open({ kkts: [{ ofd: { away: true } }, { ofd: { away: true } }] });
    await world.until(() => agentOf(world).cashboxes.every(({ view }) => view.ofd !== undefined), MINUTE);
    const unsent = world.kkts.map((kkt) => kkt.reading.unsentCount);
    expect(unsent.every((count) => count > 0)).toBe(true);
    expect(glanceOf(world).unsent).toBe(unsent.reduce((sum, count) => sum + count));
  });

  it('says nothing of a cashbox nobody has heard of yet', () => {
    const world = build();
    world.start();
    const { cashboxes, lights } = glanceOf(world);
    expect(cashboxes).toEqual([{ id: 'kassa1', connected: false }]);
    expect(lights.cashbox.state).toBe('unknown');
  });
});

describe('the screen of one cashbox', () => {
  it('offers what fits it: another shift, another printer, another list', async () => {
    const world = await open({ kkts: [{}, { model: 77 }] });
    expect(detailOf(world).orders).toEqual(['openShift', 'xReport', 'testPrint', 'checkOfd']);
    expect(detailOf(world, 1).orders).toEqual(['openShift', 'checkOfd']);
    await world.clock.run(agentOf(world).orders.openShift('kassa1', 'Петров'));
    await world.clock.advance(MINUTE);
    expect(detailOf(world).orders).toEqual(['closeShift', 'xReport', 'testPrint', 'checkOfd']);
    agentOf(world).pause.begin(world.clock.now() + HOUR, 'Петров');
    expect(detailOf(world, 1).orders).toEqual(['checkOfd']);
    world.unplug();
    await world.until(() => !isConnected(world), MINUTE);
    expect(detailOf(world).orders).toEqual([]);
  });

  it('says taxation in words, and the way to the device as the settings name it', async () => {
    const reach = { driver: 'atol-serial', port: 'COM5' };
    const world = await open({ cashbox: { reach } });
    expect(detailOf(world)).toMatchObject({ id: 'kassa1', ...reach });
    expect(detailOf(world).taxation.map(({ ru }) => ru)).toContain('ОСН');
  });

  it('counts the days of the FN and leaves the whole unsaid', async () => {
    const life = { validUntil: '2026-12-04', registrationsLeft: 29, freeMemory: 1_000 };
    const world = await open({ startIso: '2026-11-24T23:30:00Z', abilities: { readFnLife: async () => life } });
    expect(detailOf(world).fnDays).toEqual({ left: 10, unit: 'days' });
    expect(detailOf(world).fnRegistrations).toEqual({ left: 29, unit: 'registrations' });
  });

  it('names the whole where the device tells it', async () => {
    const life = { validUntil: '2028-03-01', registrationsLeft: 9, registrationsMade: 2, began: '2025-02-25' };
    const world = await open({
      ...{ startIso: '2026-11-24T23:30:00Z' },
      abilities: { readFnLife: async () => ({ ...life, freeMemory: 1_000 }) },
    });
    expect(detailOf(world)).toMatchObject({ fnDays: { left: 463, of: 1_100 }, fnRegistrations: { left: 9, of: 11 } });
  });

  it('tells the last errors in words, newest first, each once', async () => {
    const world = await selling();
    expect(detailOf(world).lastErrors).toEqual([]);
    world.unplug();
    await world.until(() => !isConnected(world), MINUTE);
    world.plug();
    await world.until(() => isConnected(world) && troubleOf(world) === undefined, MINUTE);
    await world.clock.advance(2 * MINUTE);
    leaveReceiptOpen(world.kkt.device);
    await world.until(() => troubleOf(world) === 'CB-302', MINUTE);
    const errors = detailOf(world).lastErrors;
    expect(errors[0]).toMatchObject({ code: 'CB-302', ru: expect.stringContaining('чужой чек') });
    expect(errors.length).toBeGreaterThan(1);
    expect(errors.map(({ at }) => at)).toEqual(errors.map(({ at }) => at).toSorted((a, b) => b - a));
    expect(new Set(errors.map(({ code }) => code)).size).toBe(errors.length);
  });

  it('remembers over a restart what a receipt met', async () => {
    const world = await selling();
    world.kkt.use('does-work-late:60000:4A');
    const check = sell(world, kettle(20_000));
    await world.until(() => lifeOf(world, check)?.state === 'fiscal', HOUR);
    const before = detailOf(world).lastErrors.map(({ code }) => code);
    expect(before.length).toBeGreaterThan(0);
    world.kill();
    world.start();
    await world.until(() => isConnected(world), MINUTE);
    expect(detailOf(world).lastErrors.map(({ code }) => code)).toEqual(before);
    await world.clock.advance(MINUTE);
    expect(world.journal?.counts().fiscal).toBe(2);
  });
});
