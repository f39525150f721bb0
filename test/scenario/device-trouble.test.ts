import { describe, expect, it } from 'vitest';
import type { VirtualKkt } from '../../src/simulator/kkt/index.ts';
import { KktError } from '../../src/simulator/kkt/kkt-error.ts';
import { VAT_ROW } from '../../src/simulator/shop/index.ts';
import { encodeCp866 } from '../../src/wire/atol-v3/cp866.ts';
import {
  arePrinted,
  complaintOf,
  documentsOf,
  HOUR,
  jobOf,
  kettle,
  lifeOf,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  SECOND,
  sell,
  shopRow,
  statusOf,
  troubleOf,
} from './field.ts';

const BAD_NAME = 'УЧЕБНЫЙ Плохой товар';
const BAD_ORDER = kettle(10_000, {
  lines: [{ name: BAD_NAME, priceKop: 10_000, quantityMilli: 1000, vatRowId: VAT_ROW.vat20 }],
});

/** The device never takes a line with this name. */
function refuses(kkt: VirtualKkt, error: KktError): void {
  const name = Buffer.from(encodeCp866('Плохой')).toString('latin1');
  kkt.use({
    name: 'refuses one kind of goods',
    onCommand: (command) =>
      command[0] === 0xeb && Buffer.from(command).toString('latin1').includes(name) ? { refusal: error } : undefined,
  });
}

describe.each(MODELS)('a device in trouble, model %i', (model) => {
  it('a check that the device always refuses is refused in words, and does not hold up the others', async () => {
    const world = await open({ kkts: [{ model }] });
    refuses(world.kkt, new KktError(0x08));
    const bad = sell(world, BAD_ORDER);
    const good = [sell(world, kettle(20_000)), sell(world, kettle(30_000))];
    await world.until(() => arePrinted(world, good), MINUTE);
    await world.until(() => shopRow(world, bad).status === 'E', 20 * MINUTE);
    expect(complaintOf(world, bad)?.code).toBe('CB-441');
    expect(shopRow(world, bad).errorText).toContain('код 08');
    expect(documentsOf(world, bad)).toEqual([]);
    expect(world.kkt.reading.isReceiptOpen).toBe(false);
    expect(madeOnce(world, good)).toBe(true);
  });

  it('a check over which the device fails in a way nobody knows is parked after five attempts, and the others go on', async () => {
    const world = await open({ kkts: [{ model }] });
    refuses(world.kkt, new KktError(0xfb));
    const bad = sell(world, BAD_ORDER);
    const good = [sell(world, kettle(20_000)), sell(world, kettle(30_000))];
    await world.until(() => lifeOf(world, bad)?.state === 'parked', HOUR);
    await world.until(() => arePrinted(world, good), 10 * MINUTE);
    expect(complaintOf(world, bad)).toMatchObject({ code: 'CB-318', detail: expect.stringContaining('CB-901') });
    expect(shopRow(world, bad)).toMatchObject({ status: 'P', failCount: 0 });
    expect(madeOnce(world, good)).toBe(true);
  });

  it.each([
    ['EB', 'CB-312'],
    ['D7', 'CB-307'],
  ])(
    'a FN that takes nothing (%s) stops the whole cashbox with %s and parks no check; all go on when it does',
    async (hex, code) => {
      const world = await open({ kkts: [{ model }] });
      const first = sell(world, kettle(5_000));
      await world.until(() => arePrinted(world, [first]));
      const mend = world.kkt.use(`fails:4A+:${hex}`);
      let opened = 0;
      world.kkt.use({
        name: 'tap',
        onCommand: ([command]) => {
          if (command === 0x92) opened += 1;
          return undefined;
        },
      });
      const checks = [sell(world, kettle(10_000)), sell(world, kettle(20_000)), sell(world, kettle(30_000))];
      await world.until(() => troubleOf(world) === code, MINUTE);
      await world.clock.advance(25 * MINUTE);
      expect(world.journal?.counts().parked).toBe(0);
      expect(troubleOf(world)).toBe(code);
      // Each try annuls a receipt, on paper maybe.
      expect(opened).toBeLessThan(12);
      mend();
      await world.until(() => arePrinted(world, checks), 30 * MINUTE);
      expect(madeOnce(world, checks)).toBe(true);
    },
  );

  it.each(['92', 'EB', '99', '4A', '9A'])('busy (76) at command %s is waited out', async (command) => {
    const world = await open({ kkts: [{ model }] });
    world.kkt.use(`busy-once:${command}`);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it.each([
    'does-work-then-silence:4A',
    'silence-before-work:4A',
    'unknown-error:4A',
    'unknown-error:4A:after',
    'unreadable-answer:4A',
    'fails:4A:66',
    'tid-exists-once:4A',
    'buffer-overflow-once:4A',
    'bad-crc-once:30',
    'noise',
    'splits-bytes',
  ])('one document comes of %s', async (fault) => {
    const world = await open({ kkts: [{ model }] });
    world.kkt.use(fault);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), HOUR);
    expect(madeOnce(world, [check])).toBe(true);
    expect(world.kkt.ledger.receiptCount).toBe(1);
  });

  it('cash that must be paid out and is not in the drawer parks that refund, and the rest goes on', async () => {
    const world = await open({ kkts: [{ model, habits: { alwaysChecksCash: true } }] });
    const sale = sell(world, kettle(50_000));
    await world.until(() => arePrinted(world, [sale]));
    const refund = world.shop.admin.makeReturn(sale.id, { toCash: true });
    if (!refund) throw new Error('no return');
    await world.until(() => lifeOf(world, refund)?.state === 'parked', 5 * MINUTE);
    expect(complaintOf(world, refund)?.code).toBe('CB-309');
    expect(world.kkt.reading.isReceiptOpen).toBe(false);
    const cash = sell(world, kettle(60_000, { payments: [{ paySystem: 'cash', sumKop: 60_000 }] }));
    await world.until(() => arePrinted(world, [cash]));
    expect(shopRow(world, refund)).toMatchObject({ status: 'P', failCount: 0 });
    // Now there is cash: a person lets it go again.
    await world.agent?.decide(jobOf(world, refund).id, { kind: 'retry' }, 'деньги внесены', 'Петров');
    await world.until(() => arePrinted(world, [refund]), 10 * MINUTE);
    expect(madeOnce(world, [sale, refund, cash])).toBe(true);
  });
});

describe('a device that hangs', () => {
  it('holds no other cashbox up, and what it was making is settled when its power comes back', async () => {
    const world = await open({ kkts: [{ timings: { restartMs: 3 * SECOND } }, {}] });
    world.kkts[0]?.use('hangs:4A');
    const checks = Array.from({ length: 8 }, (_, i) => sell(world, kettle(10_000 + i)));
    const forFirst = () => checks.filter((check) => jobOf(world, check).cashboxId === 'kassa1');
    await world.until(() => checks.every((check) => lifeOf(world, check) !== undefined));
    const forSecond = checks.filter((check) => jobOf(world, check).cashboxId === 'kassa2');
    expect(forFirst().length).toBeGreaterThan(0);
    await world.until(() => arePrinted(world, forSecond), 10 * SECOND);
    await world.clock.advance(3 * MINUTE);
    expect(world.kkts[0]?.ledger.receiptCount).toBe(0);
    world.kkts[0]?.restart();
    await world.until(() => arePrinted(world, checks), 30 * MINUTE);
    expect(madeOnce(world, checks)).toBe(true);
  });

  it('is said to be busy and not called fine', async () => {
    const world = await open();
    world.kkt.use('hangs:3F');
    await world.until(() => troubleOf(world) !== undefined, 5 * MINUTE);
    expect(['CB-101', 'CB-109']).toContain(troubleOf(world));
    expect(statusOf(world).lights.cashbox.state).not.toBe('fine');
    world.kkt.restart();
    await world.until(() => troubleOf(world) === undefined, 5 * MINUTE);
  });
});
