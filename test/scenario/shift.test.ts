import { describe, expect, it } from 'vitest';
import { openShift } from '../../src/simulator/kkt/shift.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  build,
  documentsOf,
  documentsOfType,
  FAULTS_OF_A_COMMAND,
  HOUR,
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
  unplugAtClose,
} from './field.ts';

const DAY = 24 * HOUR;
/** Just after the shop's own time for a Z order (23:30 in Moscow): a whole day without one. */
const startIso = '2026-11-24T20:31:00Z';

const openings = (world: World) => documentsOfType(world.kkt, 'shiftOpen');
const closings = (world: World) => documentsOfType(world.kkt, 'shiftClose');
const at = (text: string | undefined) => Date.parse(`${text}Z`);

/** The agent is off until the shift is this old: a day passes without anything to look at. */
async function sleepUntilShiftIs(world: World, ageMs: number): Promise<void> {
  world.kill();
  await world.clock.advance(at(openings(world).at(-1)?.issuedAt) + ageMs - world.clock.now());
  await run(world);
}

describe.each(MODELS)('the shift of a cashbox, model %i', (model) => {
  it('is opened as a step of its own before the first receipt of the day', async () => {
    const world = await open({ startIso, kkts: [{ model }] });
    expect(openings(world)).toHaveLength(0);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    expect(openings(world)).toHaveLength(1);
    const step = world.journal?.recent(10).find(({ kind }) => kind === 'openShift');
    expect(step?.life).toMatchObject({ state: 'fiscal', document: { fdNumber: openings(world)[0]?.fdNumber } });
  });

  it('is closed at 23 h 30 min by the clock of the cashbox, at a quiet moment, and opened again for the next receipt', async () => {
    const world = await open({ startIso, kkts: [{ model }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await sleepUntilShiftIs(world, 23 * HOUR + 25 * MINUTE);
    // The agent did not open it in this life: the opening is found in the FN.
    await world.until(() => statusOf(world).cashboxes[0]?.shift?.ageMinutes !== undefined, MINUTE);
    await world.clock.advance(4 * MINUTE);
    expect(closings(world)).toHaveLength(0);
    await world.clock.advance(2 * MINUTE);
    expect(closings(world)).toHaveLength(1);
    const age = at(closings(world)[0]?.issuedAt) - at(openings(world)[0]?.issuedAt);
    expect(age).toBeGreaterThanOrEqual(23 * HOUR + 30 * MINUTE);
    expect(age).toBeLessThanOrEqual(23 * HOUR + 31 * MINUTE);
    await world.clock.advance(HOUR);
    expect(closings(world)).toHaveLength(1);
    expect(world.kkt.reading.shift).toBe('closed');
    const next = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [next]), 3 * MINUTE);
    expect(openings(world)).toHaveLength(2);
    expect(madeOnce(world, [check, next])).toBe(true);
  });

  it('waits for the queue when its time has come, but not past 23 h 50 min', async () => {
    const world = await open({
      startIso,
      kkts: [{ model, timings: { closeMs: 60 * SECOND } }],
      cashbox: { closeShiftAfterMinutes: 23 * 60 + 46 },
    });
    const first = sell(world);
    await world.until(() => arePrinted(world, [first]));
    await sleepUntilShiftIs(world, 23 * HOUR + 45 * MINUTE);
    const checks = Array.from({ length: 8 }, (_, i) => sell(world, kettle(10_000 + i)));
    await world.until(() => arePrinted(world, checks), 3 * HOUR, SECOND);
    expect(closings(world)).toHaveLength(1);
    const age = at(closings(world)[0]?.issuedAt) - at(openings(world)[0]?.issuedAt);
    expect(age).toBeGreaterThanOrEqual(23 * HOUR + 50 * MINUTE);
    expect(age).toBeLessThan(23 * HOUR + 53 * MINUTE);
    expect(madeOnce(world, checks)).toBe(true);
  });

  it('is closed first when it became older than 24 hours while the agent was off', async () => {
    const world = await open({ startIso, kkts: [{ model }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    world.kill();
    await world.clock.advance(25 * HOUR);
    expect(world.kkt.reading.shift).toBe('expired');
    const late = sell(world, kettle(20_000));
    await run(world);
    await world.until(() => arePrinted(world, [late]), 3 * MINUTE);
    expect(closings(world)).toHaveLength(1);
    expect(openings(world)).toHaveLength(2);
    expect(madeOnce(world, [check, late])).toBe(true);
  });

  it('is closed in time though somebody else opened it', async () => {
    const world = build({ startIso, kkts: [{ model }] });
    openShift(world.kkt.device, false);
    await world.clock.advance(23 * HOUR + 28 * MINUTE);
    await run(world);
    await world.clock.advance(MINUTE);
    expect(closings(world)).toHaveLength(0);
    await world.clock.advance(3 * MINUTE);
    expect(closings(world)).toHaveLength(1);
  });

  it.each(FAULTS_OF_A_COMMAND)('is opened once and closed once through %s', async (fault) => {
    const world = await open({ startIso, kkts: [{ model }], cashbox: { closeShiftAfterMinutes: 30 } });
    world.kkt.use(fault.replace('CMD', '9A'));
    world.kkt.use(fault.replace('CMD', '5A'));
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), HOUR);
    expect(openings(world)).toHaveLength(1);
    await world.until(() => closings(world).length > 0, 2 * HOUR, SECOND);
    await world.clock.advance(10 * MINUTE);
    expect(closings(world)).toHaveLength(1);
    expect(openings(world)).toHaveLength(1);
    expect(madeOnce(world, [check])).toBe(true);
  });
});

describe('the shift of a cashbox', () => {
  it('that runs out while a receipt is in doubt does not lose or double that receipt', async () => {
    const world = await open({ startIso });
    const first = sell(world);
    await world.until(() => arePrinted(world, [first]));
    await sleepUntilShiftIs(world, 23 * HOUR + 20 * MINUTE);
    unplugAtClose(world, 'before');
    const check = sell(world, kettle(20_000));
    await world.until(() => lifeOf(world, check)?.state === 'inDoubt');
    world.kill();
    await world.clock.advance(HOUR);
    expect(world.kkt.reading.shift).toBe('expired');
    world.plug();
    await run(world);
    await world.until(() => arePrinted(world, [check]), HOUR);
    expect(madeOnce(world, [first, check])).toBe(true);
    expect(closings(world)).toHaveLength(1);
  });

  it('that must close without paper while checks wait says so, closes when there is paper, and loses no check', async () => {
    const world = await open({ startIso, cashbox: { closeShiftAfterMinutes: 23 * 60 + 46 } });
    const first = sell(world);
    await world.until(() => arePrinted(world, [first]));
    await sleepUntilShiftIs(world, 23 * HOUR + 45 * MINUTE + 30 * SECOND);
    const mend = world.kkt.use('paper-out');
    await world.clock.advance(6 * MINUTE);
    const checks = [sell(world, kettle(10_000)), sell(world, kettle(20_000))];
    await world.clock.advance(5 * MINUTE);
    expect(statusOf(world).cashboxes[0]?.stoppedBy?.code).toBe('CB-201');
    expect(documentsOf(world, { id: checks[0]?.id ?? 0 })).toHaveLength(0);
    mend();
    await world.until(() => arePrinted(world, checks), 20 * MINUTE);
    expect(closings(world)).toHaveLength(1);
    expect(madeOnce(world, [first, ...checks])).toBe(true);
  });

  it('is closed before its 24 hours by the clock of the cashbox, which may differ from ours', async () => {
    const world = await open({ startIso });
    world.kkt.device.setClockOffset(200 * SECOND);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await sleepUntilShiftIs(world, 23 * HOUR + 20 * MINUTE);
    await world.clock.advance(20 * MINUTE);
    const age = at(closings(world)[0]?.issuedAt) - at(openings(world)[0]?.issuedAt);
    expect(age).toBeLessThan(DAY);
    expect(documentsOf(world, check)).toHaveLength(1);
  });
});
