import { expect, it } from 'vitest';
import { testLines } from '../../src/agent/person-orders/test-print.ts';
import { PRINTED_LINE_CHARS } from '../../src/core/ports/cashbox-driver.ts';
import { leaveReceiptOpen } from '../../src/simulator/kkt/faults/stranger.ts';
import type { World } from '../support/world.ts';
import { arePrinted, build, kettle, lifeOf, MINUTE, madeOnce, open, SECOND, sell, troubleOf } from './field.ts';

const printed = (world: World) => world.kkt.device.slips.filter((slip) => slip.includes('пробная печать')).length;

/** @returns what the person is told when it is not printed */
function testPrint(world: World, cashboxId = 'kassa1'): Promise<string | undefined> {
  const { agent } = world;
  if (!agent) throw new Error('The agent is off');
  const said = agent.orders.testPrint(cashboxId, 'Петров').then(
    () => undefined,
    (error: unknown) => String(error),
  );
  return world.clock.run(said);
}

it('goes to paper between receipts, says what it is, and leaves no document', async () => {
  const world = await open();
  const documents = world.kkt.ledger.documents.length;
  expect(await testPrint(world)).toBe(undefined);
  const lines = world.kkt.device.slips.slice(-5);
  expect(lines.slice(0, 2)).toEqual(['KassaBridge: пробная печать', 'Касса kassa1']);
  expect(lines[3]).toBe('НЕ ЯВЛЯЕТСЯ ЧЕКОМ');
  expect(world.kkt.ledger.documents).toHaveLength(documents);
  const check = sell(world);
  await world.until(() => arePrinted(world, [check]));
  expect(await testPrint(world)).toBe(undefined);
  const next = sell(world, kettle(20_000));
  await world.until(() => arePrinted(world, [next]));
  expect(printed(world)).toBe(2);
  expect(madeOnce(world, [check, next])).toBe(true);
});

it('has lines that fit on the narrowest paper, however long the name of the cashbox', () => {
  const lines = testLines('к'.repeat(64), '2026-11-24T12:05:00');
  expect(lines.every((line) => line.length <= PRINTED_LINE_CHARS)).toBe(true);
  expect(lines.join('')).toContain('24.11.2026 12:05');
});

it("is refused while a stranger's receipt is open, and that receipt stays as it is", async () => {
  const world = await open();
  leaveReceiptOpen(world.kkt.device);
  expect(await testPrint(world)).toContain('CB-302');
  expect(printed(world)).toBe(0);
  expect(world.kkt.reading.isReceiptOpen).toBe(true);
});

it('is refused without a printer, without paper, and by a cashbox that is not the right one', async () => {
  const world = await open({ kkts: [{ model: 77 }] });
  expect(await testPrint(world)).toContain('CB-205');
  const other = await open();
  other.kkt.use('paper-out');
  expect(await testPrint(other)).toContain('CB-201');
  expect(printed(other)).toBe(0);
  const expected = { kktSerial: '00106100000099', fnSerial: undefined, inn: undefined, allowLiveFiscal: false };
  const wrong = build({ cashbox: { expected } });
  wrong.start();
  await wrong.until(() => troubleOf(wrong) === 'CB-108', MINUTE);
  expect(await testPrint(wrong)).toContain('CB-108');
  expect(printed(wrong)).toBe(0);
});

it('is never made while a receipt of ours is in doubt', async () => {
  const world = await open();
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
  expect(await testPrint(world)).toContain('под вопросом');
  expect(printed(world)).toBe(0);
});

it('waits its turn while a receipt is being made', async () => {
  const world = await open({ kkts: [{ timings: { closeMs: 5 * SECOND } }] });
  const check = sell(world, kettle(20_000));
  await world.until(() => lifeOf(world, check)?.state === 'closing');
  expect(await testPrint(world)).toBe(undefined);
  expect(lifeOf(world, check)?.state).toBe('fiscal');
});
