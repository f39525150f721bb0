import { describe, expect, it } from 'vitest';
import { errorInWords } from '../../src/cli/screen/error-in-words.ts';
import { leaveReceiptOpen } from '../../src/simulator/kkt/faults/stranger.ts';
import { openShift as openByHand } from '../../src/simulator/kkt/shift.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  build,
  documentsOfType,
  FAULTS_OF_A_COMMAND,
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
  troubleOf,
} from './field.ts';

const OPEN = '9A';

const openings = (world: World) => documentsOfType(world.kkt, 'shiftOpen');

function agentOf(world: World) {
  if (!world.agent) throw new Error('The agent is off');
  return world.agent;
}

/** @returns what the person is told when no shift was opened */
const order = (world: World, cashboxId = 'kassa1'): Promise<string | undefined> =>
  agentOf(world)
    .orders.openShift(cashboxId, 'Петров')
    .then(
      () => undefined,
      (error: unknown) => errorInWords(error).ru,
    );
const openShift = (world: World, cashboxId?: string) => world.clock.run(order(world, cashboxId));
/** The newest order to open a shift, as the journal holds it. */
const orderJob = (world: World) => {
  const job = world.journal?.recent(20).find(({ kind, origin }) => kind === 'openShift' && origin.from === 'person');
  if (!job) throw new Error('Nobody ordered a shift');
  return job;
};

describe.each(MODELS)('a person opens a shift, model %i', (model) => {
  it('once, written down with who wanted it, and the next receipt goes into it', async () => {
    const world = await open({ kkts: [{ model }] });
    expect(await openShift(world)).toBe(undefined);
    expect(openings(world)).toHaveLength(1);
    expect(world.kkt.reading.shift).toBe('open');
    const { id, life } = orderJob(world);
    expect(life).toMatchObject({ state: 'fiscal', document: { fdNumber: openings(world)[0]?.fdNumber } });
    expect(world.journal?.timeline(id)[0]).toMatchObject({ what: 'wanted', author: 'Петров' });
    const check = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [check]));
    expect(openings(world)).toHaveLength(1);
    expect(madeOnce(world, [check])).toBe(true);
  });
});

describe('an opening that goes wrong', () => {
  it.each(FAULTS_OF_A_COMMAND)('is told as it is, and never made twice: %s', async (fault) => {
    const world = await open();
    world.kkt.use(fault.replace('CMD', OPEN));
    const said = await openShift(world);
    await world.clock.advance(10 * MINUTE);
    const { state } = orderJob(world).life;
    // Called opened only with its document, and called not opened only without one.
    expect(openings(world)).toHaveLength(state === 'fiscal' ? 1 : 0);
    expect(said === undefined).toBe(state === 'fiscal');
  });

  it('is not called known while the cashbox is away, and is found later', async () => {
    const world = await open();
    world.kkt.use('does-work-then-silence:9A');
    const ordered = order(world);
    await world.until(() => world.journal?.openQuestions('kassa1').length === 1, MINUTE);
    world.unplug();
    expect(await world.clock.run(ordered)).toContain('ещё неизвестно');
    world.plug();
    await world.until(() => orderJob(world).life.state === 'fiscal', 10 * MINUTE);
    expect(openings(world)).toHaveLength(1);
  });
});

describe('an order to open a shift', () => {
  it('is refused in words for a cashbox nobody has, one that does not answer, and one that was not looked at', async () => {
    const world = await open();
    expect(await openShift(world, 'kassa7')).toContain('Кассы «kassa7» нет в настройках');
    world.unplug();
    await world.until(() => !isConnected(world), MINUTE);
    expect(await openShift(world)).toMatch(/CB-10\d/);
    const dark = build();
    dark.start();
    expect(await openShift(dark)).toContain('CB-101');
    expect(world.journal?.nextReceived('kassa1', 'openShift')).toBe(undefined);
  });

  it('is refused while a shift is open, before and after the lane has looked at the device again', async () => {
    const world = await open();
    expect(await openShift(world)).toBe(undefined);
    expect(await openShift(world)).toContain('Смена на кассе «kassa1» уже открыта');
    await world.clock.advance(MINUTE);
    expect(await openShift(world)).toContain('Смена 1 на кассе «kassa1» уже открыта');
    expect(openings(world)).toHaveLength(1);
  });

  it('is met without a document when somebody opens the shift meanwhile', async () => {
    const world = await open();
    openByHand(world.kkt.device, false);
    const said = await openShift(world);
    expect(said).toContain('второго открытия агент не сделал');
    expect(openings(world)).toHaveLength(1);
    expect(orderJob(world).life.state).toBe('done');
  });

  it('of a second person is told that it is under way', async () => {
    const world = await open();
    const first = order(world);
    expect(await openShift(world)).toContain('уже открывается');
    expect(await world.clock.run(first)).toBe(undefined);
    expect(openings(world)).toHaveLength(1);
  });

  it('is refused in a pause, and one that a pause overtakes is withdrawn', async () => {
    const world = await open();
    const ordered = order(world);
    agentOf(world).pause.begin(world.clock.now() + HOUR, 'Сидоров');
    expect(await world.clock.run(ordered)).toContain('на паузе');
    expect(orderJob(world).life).toMatchObject({ state: 'refused', code: 'CB-808' });
    expect(await openShift(world)).toContain('CB-320');
    agentOf(world).pause.end('Сидоров');
    await world.clock.advance(10 * MINUTE);
    expect(openings(world)).toEqual([]);
  });

  it("is refused while a stranger's receipt is open, and without paper", async () => {
    const world = await open();
    leaveReceiptOpen(world.kkt.device);
    await world.until(() => troubleOf(world) === 'CB-302', MINUTE);
    expect(await openShift(world)).toContain('CB-302');
    expect(world.kkt.reading.isReceiptOpen).toBe(true);
    const other = await open();
    other.kkt.use('paper-out');
    expect(await openShift(other)).toContain('бумага');
    await other.until(() => troubleOf(other) === 'CB-201', MINUTE);
    expect(await openShift(other)).toContain('CB-201');
    expect(openings(other)).toEqual([]);
  });

  it('that the cashbox could not begin is withdrawn: no shift opens by itself when the paper is back', async () => {
    const world = await open();
    const mend = world.kkt.use('paper-out');
    const before = world.clock.monotonicMs();
    expect(await openShift(world)).toContain('CB-808');
    expect(world.clock.monotonicMs() - before).toBeLessThan(10 * SECOND);
    expect(orderJob(world).life).toMatchObject({ state: 'refused', code: 'CB-808' });
    mend();
    await world.clock.advance(10 * MINUTE);
    expect(openings(world)).toEqual([]);
    expect(world.kkt.reading.shift).toBe('closed');
  });

  it('is refused while a document is in doubt', async () => {
    const world = await open();
    world.kkt.use('does-work-late:60000:9A');
    const check = sell(world, kettle(20_000));
    await world.until(
      () => world.journal?.openQuestions('kassa1').some(({ life }) => life.state === 'inDoubt') === true,
      10 * MINUTE,
    );
    expect(await openShift(world)).toMatch(/под вопросом|уже открывается|CB-10/);
    await world.until(() => lifeOf(world, check)?.state === 'fiscal', HOUR);
    expect(openings(world)).toHaveLength(1);
  });

  it('is not made hours later when the agent died before it was begun', async () => {
    const world = await open();
    void order(world);
    world.kill();
    await world.clock.advance(HOUR);
    await run(world);
    await world.clock.advance(MINUTE);
    expect(orderJob(world).life).toMatchObject({ state: 'refused', code: 'CB-808' });
    expect(openings(world)).toEqual([]);
  });
});
