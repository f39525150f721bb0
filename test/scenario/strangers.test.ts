import { describe, expect, it } from 'vitest';
import { leaveReceiptOpen, makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import { closeReceipt } from '../../src/simulator/kkt/receipt/close.ts';
import { pay } from '../../src/simulator/kkt/receipt/receipt.ts';
import type { World } from '../support/world.ts';
import {
  arePrinted,
  complaintOf,
  documentsOf,
  HOUR,
  kettle,
  lifeOf,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  SECOND,
  sell,
  statusOf,
  troubleOf,
  unplugAtClose,
} from './field.ts';

const STRANGERS_SUM = 77_700;

function strangerFinishes({ kkt }: World): void {
  pay(kkt.device, 2, STRANGERS_SUM);
  closeReceipt(kkt.device, { paymentType: 1, sumKop: 0 }, false);
}

const strangersDocuments = (world: World) => world.kkt.ledger.byKey('stranger-1');

/** Something a stranger does right before, or right after, the device has done this command for us. */
function meanwhile(world: World, command: number, when: 'before' | 'after', act: () => void): void {
  let isDone = false;
  world.kkt.use({
    name: 'a stranger meanwhile',
    onCommand: ([code]) => {
      if (code !== command || isDone) return undefined;
      isDone = true;
      return { [when]: act };
    },
  });
}

describe.each(MODELS)("another program's receipt on our cashbox, model %i", (model) => {
  it('stops the cashbox while it is open, never cancels it, and goes on when the stranger has finished', async () => {
    const world = await open({ kkts: [{ model }] });
    leaveReceiptOpen(world.kkt.device);
    const check = sell(world);
    await world.until(() => troubleOf(world) === 'CB-302', 30 * SECOND);
    await world.clock.advance(5 * MINUTE);
    expect(world.kkt.reading.isReceiptOpen).toBe(true);
    expect(documentsOf(world, check)).toEqual([]);
    expect(statusOf(world).cashboxes[0]?.stoppedBy?.code).toBe('CB-302');
    strangerFinishes(world);
    await world.until(() => arePrinted(world, [check]), 3 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
    expect(strangersDocuments(world)).toHaveLength(1);
    expect(troubleOf(world)).toBe(undefined);
  });

  it.each([
    ['of another sum', 319_000],
    ['of the very sum of ours', STRANGERS_SUM],
  ])('is not cancelled either when it is opened, %s, between our look and our own opening', async (_, priceKop) => {
    const world = await open({ kkts: [{ model }] });
    const first = sell(world, kettle(5_000));
    await world.until(() => arePrinted(world, [first]));
    meanwhile(world, 0x92, 'before', () => leaveReceiptOpen(world.kkt.device));
    const check = sell(world, kettle(priceKop));
    await world.until(() => troubleOf(world) === 'CB-302', 5 * MINUTE);
    await world.clock.advance(2 * MINUTE);
    expect(world.kkt.reading.isReceiptOpen).toBe(true);
    strangerFinishes(world);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
    expect(strangersDocuments(world)).toHaveLength(1);
  });

  it.each([
    ['before our receipt is opened', 0x92, 'before'],
    ['after ours was closed', 0x4a, 'after'],
  ] as const)(
    'a document of a stranger %s is never taken for ours, and ours is found by its key',
    async (_, command, when) => {
      const world = await open({ kkts: [{ model }] });
      const first = sell(world, kettle(5_000));
      await world.until(() => arePrinted(world, [first]));
      meanwhile(world, command, when, () => makeStrangersDocument(world.kkt.device));
      const check = sell(world, kettle(STRANGERS_SUM));
      await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
      expect(strangersDocuments(world)).toHaveLength(1);
      expect(madeOnce(world, [check])).toBe(true);
    },
  );

  it('a document of a stranger of our sum does not stand for ours that was never made', async () => {
    const world = await open({ kkts: [{ model }] });
    const first = sell(world, kettle(5_000));
    await world.until(() => arePrinted(world, [first]));
    world.kkt.use('restart-loses-open-receipt');
    unplugAtClose(world, 'before');
    const check = sell(world, kettle(STRANGERS_SUM));
    await world.until(() => lifeOf(world, check)?.state === 'inDoubt');
    // Somebody resets the cashbox and sells something at the same price by hand.
    world.kkt.powerCut();
    world.kkt.powerOn();
    makeStrangersDocument(world.kkt.device);
    world.plug();
    await world.until(() => lifeOf(world, check)?.state === 'fiscal', HOUR);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(strangersDocuments(world)).toHaveLength(1);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('our own receipt that the device lost its power over is cancelled and made again', async () => {
    const world = await open({ kkts: [{ model }] });
    world.kkt.use('cuts-power-before:99');
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(complaintOf(world, check)).toBe(undefined);
    expect(madeOnce(world, [check])).toBe(true);
  });
});
