import { describe, expect, it } from 'vitest';
import { closeShift as closeByHand, openShift as openByHand } from '../../src/simulator/kkt/shift.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  build,
  documentsOfType,
  FAULTS_OF_A_COMMAND,
  HOUR,
  isConnected,
  kettle,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  run,
  SECOND,
  sell,
  troubleOf,
} from './field.ts';

const CLOSE = '5A';
const PETROV = { author: 'Петров', reason: 'переводим часы' };

const closings = (world: World) => documentsOfType(world.kkt, 'shiftClose');
const openings = (world: World) => documentsOfType(world.kkt, 'shiftOpen');

function agentOf(world: World) {
  if (!world.agent) throw new Error('The agent is off');
  return world.agent;
}

const close = (world: World, who = PETROV) => agentOf(world).closeShift('kassa1', who);
const stateOf = (world: World, jobId: number) => agentOf(world).closing(jobId).state;

/** A world with a receipt in the shift that runs. */
async function selling(options: Parameters<typeof open>[0] = {}) {
  const world = await open(options);
  const check = sell(world, kettle(100_000));
  await world.until(() => arePrinted(world, [check]));
  return { world, check };
}

describe.each(MODELS)('a person closes the shift, model %i', (model) => {
  it('once, with its sums and who wanted it; the next receipt opens a new one', async () => {
    const { world, check } = await selling({ kkts: [{ model }] });
    const jobId = close(world);
    await world.until(() => stateOf(world, jobId) === 'closed', MINUTE);
    const [closing, second] = closings(world);
    expect(second).toBe(undefined);
    expect(() => close(world)).toThrow('не открыта');
    expect(agentOf(world).closing(jobId)).toMatchObject({
      document: { fnSerial: closing?.fnSerial, fdNumber: closing?.fdNumber, fiscalSign: closing?.fiscalSign },
      totals: { shiftNumber: 1, salesKop: 100_000, returnsKop: 0 },
    });
    expect(world.journal?.timeline(jobId)[0]).toMatchObject({ author: 'Петров', detail: 'переводим часы' });
    const next = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [next]));
    expect(openings(world)).toHaveLength(2);
    expect(closings(world)).toHaveLength(1);
    expect(madeOnce(world, [check, next])).toBe(true);
  });

  it.each(FAULTS_OF_A_COMMAND)('once through %s', async (fault) => {
    const { world } = await selling({ kkts: [{ model }] });
    world.kkt.use(fault.replace('CMD', CLOSE));
    const jobId = close(world);
    await world.until(() => stateOf(world, jobId) !== 'waiting', HOUR);
    await world.clock.advance(10 * MINUTE);
    expect(stateOf(world, jobId)).toBe('closed');
    expect(closings(world)).toHaveLength(1);
  });

  it.each(['does-work-then-silence:5A', 'silence-before-work:5A'])(
    'once when the agent dies in the middle of it (%s)',
    async (fault) => {
      const { world } = await selling({ kkts: [{ model }] });
      world.kkt.use(fault);
      const jobId = close(world);
      await world.until(() => world.journal?.byId(jobId)?.life.state === 'closing', MINUTE);
      world.kill();
      await world.clock.advance(MINUTE);
      await run(world);
      await world.until(() => stateOf(world, jobId) === 'closed', HOUR);
      await world.clock.advance(10 * MINUTE);
      expect(closings(world)).toHaveLength(1);
    },
  );

  it.each([250, -250])('while the clocks are %i s apart: that is the way to set the clock', async (s) => {
    const { world } = await selling({ kkts: [{ model }] });
    world.kkt.device.setClockOffset(s * SECOND);
    const check = sell(world, kettle(20_000));
    await world.until(() => troubleOf(world) === 'CB-308', MINUTE);
    // The FN takes nothing dated before its last document.
    if (s < 0) await world.clock.advance(5 * MINUTE);
    const jobId = close(world);
    await world.until(() => stateOf(world, jobId) === 'closed', MINUTE);
    await world.clock.advance(10 * MINUTE);
    expect(closings(world)).toHaveLength(1);
    expect(openings(world)).toHaveLength(1);
    world.kkt.device.setClockOffset(0);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });
});

describe('an order to close the shift', () => {
  it('is refused in words for a cashbox nobody has, for a closed shift and for a cashbox that does not answer', async () => {
    const world = await open();
    expect(() => agentOf(world).closeShift('kassa7', PETROV)).toThrow('Кассы «kassa7» нет в настройках');
    expect(() => close(world)).toThrow('не открыта');
    world.unplug();
    await world.until(() => !isConnected(world), MINUTE);
    expect(() => close(world)).toThrow(/CB-10\d/);
    expect(world.journal?.nextReceived('kassa1', 'closeShift')).toBe(undefined);
  });

  it('of a second person is told that it is under way, before it is made and while it is in doubt', async () => {
    const { world } = await selling();
    world.kkt.use('does-work-late:60000:5A');
    const jobId = close(world);
    expect(() => close(world, { author: 'Сидоров', reason: '' })).toThrow(/уже закрывается.*Петров/);
    await world.until(() => world.journal?.byId(jobId)?.life.state === 'inDoubt', 5 * MINUTE);
    expect(() => close(world, { author: 'Сидоров', reason: '' })).toThrow(/уже закрывается.*Петров/);
    await world.until(() => stateOf(world, jobId) === 'closed', HOUR);
    await world.clock.advance(MINUTE);
    expect(() => close(world)).toThrow('не открыта');
    expect(closings(world)).toHaveLength(1);
  });

  it('waits for an unplugged cashbox and is then made once', async () => {
    const { world } = await selling();
    world.unplug();
    const jobId = close(world);
    await world.clock.advance(10 * MINUTE);
    expect(agentOf(world).closing(jobId)).toMatchObject({ state: 'waiting', ru: expect.stringContaining('CB-10') });
    world.plug();
    await world.until(() => stateOf(world, jobId) === 'closed', 5 * MINUTE);
    await world.clock.advance(10 * MINUTE);
    expect(closings(world)).toHaveLength(1);
  });

  it('is met without a document when somebody else has closed the shift meanwhile', async () => {
    const { world } = await selling();
    world.unplug();
    const jobId = close(world);
    closeByHand(world.kkt.device);
    world.plug();
    await world.until(() => stateOf(world, jobId) === 'met', 5 * MINUTE);
    await world.clock.advance(MINUTE);
    expect(closings(world)).toHaveLength(1);
    expect(world.journal?.byId(jobId)?.report).toEqual({ state: 'none' });
  });

  it('does not close the shift that was opened after the one it was about', async () => {
    const { world } = await selling();
    world.unplug();
    const jobId = close(world);
    closeByHand(world.kkt.device);
    openByHand(world.kkt.device, false);
    world.plug();
    await world.until(() => stateOf(world, jobId) === 'met', 5 * MINUTE);
    await world.clock.advance(10 * MINUTE);
    expect(closings(world)).toHaveLength(1);
    expect(world.kkt.reading.shift).toBe('open');
  });

  it('is not taken to be met by a closing of our own of an earlier shift', async () => {
    const { world } = await selling({ cashbox: { closeShiftAfterMinutes: 60 } });
    await world.until(() => closings(world).length === 1, 2 * HOUR);
    const next = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [next]));
    const jobId = close(world);
    await world.until(() => stateOf(world, jobId) === 'closed', MINUTE);
    expect(closings(world)).toHaveLength(2);
  });

  it('answers the order of the shop that follows it, so that the shift is not closed twice', async () => {
    const { world } = await selling();
    const jobId = close(world);
    await world.until(() => stateOf(world, jobId) === 'closed', MINUTE);
    const [cashbox] = world.shop.admin.cashboxes();
    const { id } = world.shop.admin.orderZReport(cashbox?.id ?? 0);
    await world.until(() => world.shop.admin.reports().find((row) => row.id === id)?.status === 'Y', 5 * MINUTE);
    expect(closings(world)).toHaveLength(1);
  });

  it('says what it waits for, and a person may take it back', async () => {
    const { world } = await selling();
    const mend = world.kkt.use('paper-out');
    const jobId = close(world);
    await world.until(() => troubleOf(world) === 'CB-201', MINUTE);
    expect(agentOf(world).closing(jobId)).toMatchObject({ state: 'waiting', ru: expect.stringContaining('CB-201') });
    await world.clock.run(agentOf(world).decide(jobId, { kind: 'refuse' }, 'передумали', 'Петров'));
    expect(stateOf(world, jobId)).toBe('failed');
    mend();
    await world.clock.advance(10 * MINUTE);
    expect(closings(world)).toEqual([]);
  });

  it('knows nothing of numbers that are no closing', async () => {
    const { world } = await selling();
    expect(stateOf(world, 999)).toBe('failed');
    expect(stateOf(world, 1)).toBe('failed');
  });
});

describe('before the first look', () => {
  it('nobody knows whether the shift is open', () => {
    const world = build();
    world.start();
    expect(() => close(world)).toThrow('CB-101');
  });
});
