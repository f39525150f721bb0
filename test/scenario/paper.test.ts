import { describe, expect, it } from 'vitest';
import {
  arePrinted,
  build,
  documentsOf,
  documentsOfType,
  kettle,
  lifeOf,
  MINUTE,
  madeOnce,
  open,
  run,
  sell,
  statusOf,
  troubleOf,
} from './field.ts';

describe('paper of a 30F that prints its receipts', () => {
  const PRINTS = { cashbox: { printReceipts: true } };

  it.each([
    ['paper-out', 'CB-201'],
    ['cover-open', 'CB-203'],
  ])('%s stops the cashbox with %s before anything is sent, and receipts go on by themselves', async (fault, code) => {
    const world = await open(PRINTS);
    const first = sell(world, kettle(5_000));
    await world.until(() => arePrinted(world, [first]));
    const mend = world.kkt.use(fault);
    const check = sell(world);
    await world.until(() => troubleOf(world) === code, MINUTE);
    expect(documentsOf(world, check)).toEqual([]);
    expect(lifeOf(world, check)?.state ?? 'received').toBe('received');
    mend();
    await world.until(() => arePrinted(world, [check]), 3 * MINUTE);
    expect(documentsOf(world, check)[0]?.electronic).toBe(false);
    expect(madeOnce(world, [first, check])).toBe(true);
  });

  it.each(['paper-out-at-close', 'paper-out-at-close:before'])(
    'one document comes of %s, and it is on paper in the end',
    async (fault) => {
      const world = await open(PRINTS);
      world.kkt.use(fault);
      const check = sell(world);
      await world.until(() => !world.kkt.device.hasPaper, MINUTE);
      await world.clock.advance(MINUTE);
      world.kkt.device.hasPaper = true;
      await world.until(() => arePrinted(world, [check]), 20 * MINUTE);
      await world.until(() => !world.kkt.device.state.isPrintUnfinished, MINUTE);
      expect(madeOnce(world, [check])).toBe(true);
      expect(world.kkt.ledger.receiptCount).toBe(1);
    },
  );

  it('cannot open its shift without paper although the receipt itself needs none, and does so when there is some', async () => {
    const world = build();
    world.kkt.use('paper-out');
    await run(world);
    const check = sell(world);
    await world.until(() => troubleOf(world) === 'CB-201', MINUTE);
    await world.clock.advance(5 * MINUTE);
    expect(world.kkt.ledger.count).toBe(1);
    world.kkt.clearFaults();
    await world.until(() => arePrinted(world, [check]), 5 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it.each([false, true])(
    'says that paper is missing when its shift must close, and closes it when there is some (a check waits: %s)',
    async (isCheckWaiting) => {
      const world = await open({ cashbox: { closeShiftAfterMinutes: 60 } });
      const first = sell(world, kettle(5_000));
      await world.until(() => arePrinted(world, [first]));
      const mend = world.kkt.use('paper-out');
      await world.clock.advance(70 * MINUTE);
      if (isCheckWaiting) sell(world);
      await world.until(() => troubleOf(world) === 'CB-201', MINUTE);
      expect(statusOf(world).cashboxes[0]?.stoppedBy?.code).toBe('CB-201');
      mend();
      await world.until(() => documentsOfType(world.kkt, 'shiftClose').length === 1, 10 * MINUTE);
    },
  );

  it('makes electronic receipts without paper when it was not asked to print them', async () => {
    const world = await open();
    const first = sell(world, kettle(5_000));
    await world.until(() => arePrinted(world, [first]));
    world.kkt.use('paper-out');
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    expect(documentsOf(world, check)[0]?.electronic).toBe(true);
    // It is said all the same: the shift documents need paper.
    await world.until(() => statusOf(world).lights.cashbox.state === 'attention', MINUTE);
  });
});

describe('a 42FS, which has no printer', () => {
  it('has no paper light, makes its receipts electronic though asked to print, and refuses print actions', async () => {
    const world = await open({ kkts: [{ model: 77 }], cashbox: { printReceipts: true } });
    world.kkt.use('paper-out');
    world.kkt.use('cover-open');
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    expect(documentsOf(world, check)[0]?.electronic).toBe(true);
    await world.clock.advance(MINUTE);
    expect(statusOf(world).lights.cashbox.state).toBe('fine');
    expect(statusOf(world).cashboxes[0]?.identity?.printer).toBe(false);
    const lane = world.agent?.cashboxes[0];
    if (!lane) throw new Error('no lane');
    for (const action of ['printXReport', 'continuePrint'] as const) {
      const said = lane
        .errand((driver, _identity, signal) =>
          action === 'continuePrint' ? driver.continuePrint(signal) : driver.printXReport(undefined, signal),
        )
        .then(
          () => 'done',
          (error: { code?: string }) => error.code,
        );
      expect(await world.clock.run(said)).toBe('CB-205');
    }
  });
});
