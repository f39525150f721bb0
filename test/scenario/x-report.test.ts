import { expect, it } from 'vitest';
import { leaveReceiptOpen } from '../../src/simulator/kkt/faults/stranger.ts';
import type { World, WorldOptions } from '../support/world.ts';
import {
  arePrinted,
  build,
  isConnected,
  kettle,
  lifeOf,
  MINUTE,
  madeOnce,
  open,
  SECOND,
  sell,
  troubleOf,
} from './field.ts';

const printed = (world: World) => world.kkt.device.slips.filter((slip) => slip.includes('X-ОТЧЕТ')).length;

/** @returns what the person is told when it is not printed */
function xReport(world: World, cashboxId = 'kassa1'): Promise<string | undefined> {
  const { agent } = world;
  if (!agent) throw new Error('The agent is off');
  const said = agent.xReport(cashboxId, 'Петров').then(
    () => undefined,
    (error: unknown) => String(error),
  );
  return world.clock.run(said);
}

async function selling(options: WorldOptions = {}) {
  const world = await open(options);
  const check = sell(world, kettle(5_000));
  await world.until(() => arePrinted(world, [check]));
  return world;
}

it('is printed between receipts, with the shift open and closed', async () => {
  const world = await open();
  expect(await xReport(world)).toBe(undefined);
  const check = sell(world);
  await world.until(() => arePrinted(world, [check]));
  expect(await xReport(world)).toBe(undefined);
  expect(printed(world)).toBe(2);
  const next = sell(world, kettle(20_000));
  await world.until(() => arePrinted(world, [next]));
  expect(madeOnce(world, [check, next])).toBe(true);
});

it("is refused while a stranger's receipt is open, and that receipt stays as it is", async () => {
  const world = await selling();
  leaveReceiptOpen(world.kkt.device);
  expect(await xReport(world)).toContain('CB-302');
  expect(printed(world)).toBe(0);
  expect(world.kkt.reading.isReceiptOpen).toBe(true);
});

it('is refused by a model without a printer, without paper, and for a cashbox nobody has', async () => {
  const world = await open({ kkts: [{ model: 77 }] });
  expect(await xReport(world)).toContain('CB-205');
  expect(await xReport(world, 'kassa7')).toContain('нет в настройках');
  const other = await selling();
  other.kkt.use('paper-out');
  expect(await xReport(other)).toContain('CB-201');
  expect(printed(other)).toBe(0);
});

it('is refused by a cashbox that does not answer, and by one that is not the right one', async () => {
  const world = await selling();
  world.unplug();
  await world.until(() => !isConnected(world), MINUTE);
  expect(await xReport(world)).toMatch(/CB-10\d/);
  expect(printed(world)).toBe(0);
  const expected = { kktSerial: '00106100000099', fnSerial: undefined, inn: undefined, allowLiveFiscal: false };
  const wrong = build({ cashbox: { expected } });
  wrong.start();
  await wrong.until(() => troubleOf(wrong) === 'CB-108', MINUTE);
  expect(await xReport(wrong)).toContain('CB-108');
  expect(printed(wrong)).toBe(0);
});

it('is never printed while a receipt of ours is in doubt', async () => {
  const world = await selling();
  world.kkt.use('restart-loses-open-receipt');
  world.kkt.use('cuts-power-before:4A');
  const undo = world.kkt.use({
    name: 'a stranger meanwhile',
    onPowerOn: () => {
      leaveReceiptOpen(world.kkt.device);
      undo();
    },
  });
  const check = sell(world, kettle(20_000));
  await world.until(() => troubleOf(world) === 'CB-302', 10 * MINUTE);
  expect(lifeOf(world, check)?.state).toBe('inDoubt');
  expect(await xReport(world)).toContain('под вопросом');
  expect(printed(world)).toBe(0);
});

it('waits its turn while a receipt is being made', async () => {
  const world = await selling({ kkts: [{ timings: { closeMs: 5 * SECOND } }] });
  const check = sell(world, kettle(20_000));
  await world.until(() => lifeOf(world, check)?.state === 'closing');
  expect(await xReport(world)).toBe(undefined);
  expect(lifeOf(world, check)?.state).toBe('fiscal');
  await world.until(() => arePrinted(world, [check]));
  expect(madeOnce(world, [check])).toBe(true);
});
