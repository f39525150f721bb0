import { describe, expect, it } from 'vitest';
import { statusLines } from '../../src/cli/screen/status-lines.ts';
import { sentence } from '../../src/core/errors.ts';
import { makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import {
  arePrinted,
  build,
  complaintOf,
  documentsOf,
  HOUR,
  jobOf,
  kettle,
  leave,
  lifeOf,
  MINUTE,
  madeOnce,
  run,
  SECOND,
  sell,
  shopRow,
  statusOf,
} from '../scenario/field.ts';
import { watched } from './watched.ts';

/** Source of the rows and their numbers: bitrix-monitoring, section 1. */

const DAY = 24 * HOUR;

describe('never in silence', () => {
  it('row 1: the agent answers and nothing reaches the OFD', async () => {
    const { world, heard } = await watched({ kkts: [{ ofd: { away: true } }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(32 * MINUTE);
    const { lights } = statusOf(world);
    expect([lights.site.state, lights.cashbox.state, lights.fn.state, lights.ofd.state]).toEqual([
      'fine',
      'fine',
      'fine',
      'attention',
    ]);
    expect(heard()).toContain('ofd-backlog attention');
  });

  it('row 2: the site is asked every minute although the cable is out', async () => {
    const { world, heard } = await watched();
    world.unplug();
    await world.clock.advance(MINUTE + 5 * SECOND);
    expect(heard()).toContain('cashbox-silent trouble');
    expect(statusOf(world).lights).toMatchObject({ site: { state: 'fine' }, cashbox: { state: 'trouble' } });
    await world.until(() => world.shop.admin.cashboxes()[0]?.enabled === false, 2 * MINUTE);
  });

  it('row 3: everything is green but the channel to the OFD, and it is said with what to look at', async () => {
    const { world, way } = await watched({ kkts: [{ ofd: { away: true } }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await leave(world);
    await world.clock.advance(DAY);
    await run(world);
    await world.clock.advance(MINUTE);
    const told = way.messages.flatMap(({ alarms }) => alarms).filter(({ kind }) => kind === 'ofd-backlog');
    expect(told.at(-1)).toMatchObject({ level: 'trouble', cure: { ru: expect.stringContaining('канал ОФД') } });
  });

  it('row 4: a check that is printed is not called delivered before its ticket', async () => {
    const { world } = await watched({ kkts: [{ ofd: { away: true } }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(10 * MINUTE);
    expect(statusOf(world).recent.find(({ checkId }) => checkId === String(check.id))?.states).toEqual([
      'received',
      'fiscal',
      'reported',
    ]);
    world.kkt.device.ofd.setAway(false);
    await world.until(() => jobOf(world, check).delivery !== undefined, 2 * MINUTE);
    expect(statusOf(world).recent[0]?.states).toContain('delivered');
  });

  it('row 5: somebody is told when the cashbox drops, again until it is read, and once that all is well', async () => {
    const { world, way } = await watched();
    world.unplug();
    await world.clock.advance(2 * HOUR);
    const before = way.messages.length;
    expect(before).toBeGreaterThan(2);
    world.agent?.alarms.acknowledge([], 'olga');
    await world.clock.advance(5 * HOUR);
    expect(way.messages).toHaveLength(before);
    world.plug();
    await world.clock.advance(2 * MINUTE);
    expect(way.messages.slice(before).map(({ kind }) => kind)).toEqual(['allClear']);
  });

  it('row 6: the empty check of a deleted order holds up none of the twenty around it, and is named with its cure', async () => {
    const { world, heard } = await watched();
    const before = Array.from({ length: 10 }, (_, i) => sell(world, kettle(10_000 + i)));
    const deleted = sell(world);
    world.shop.admin.deleteOrder(deleted.orderId);
    const after = Array.from({ length: 10 }, (_, i) => sell(world, kettle(20_000 + i)));
    await world.until(() => arePrinted(world, [...before, ...after]), 30 * MINUTE);
    expect(madeOnce(world, [...before, ...after])).toBe(true);
    await world.clock.advance(MINUTE);
    expect(documentsOf(world, deleted)).toEqual([]);
    expect(heard()).toContain('receipt-parked trouble');
  });

  it('row 7: the reason of a check that stands is on the screen, in words', async () => {
    const { world } = await watched();
    const deleted = sell(world);
    world.shop.admin.deleteOrder(deleted.orderId);
    await world.until(() => complaintOf(world, deleted) !== undefined, 5 * MINUTE);
    const screen = statusLines(statusOf(world)).join('\n');
    expect(screen).toContain(complaintOf(world, deleted)?.code);
    expect(screen).toContain('решить: kassabridge decide');
  });

  it('row 8: a cashbox that hangs is told, and the other one goes on at full speed', async () => {
    const { world, heard } = await watched({ kkts: [{ timings: { restartMs: 3 * SECOND } }, {}] });
    world.kkts[0]?.use('hangs:4A');
    const checks = Array.from({ length: 8 }, (_, i) => sell(world, kettle(10_000 + i)));
    await world.until(() => checks.every((check) => lifeOf(world, check) !== undefined));
    const forSecond = checks.filter((check) => jobOf(world, check).cashboxId === 'kassa2');
    await world.until(() => arePrinted(world, forSecond), 10 * SECOND);
    await world.clock.advance(3 * MINUTE);
    expect(heard()).toContain('cashbox-silent attention');
    expect(heard()).toContain('receipt-late attention');
    world.kkts[0]?.restart();
    await world.until(() => arePrinted(world, checks), 30 * MINUTE);
    expect(madeOnce(world, checks)).toBe(true);
  });

  it('row 9: an order paid by card and by bonuses is one receipt with both', async () => {
    const { world } = await watched();
    const { admin } = world.shop;
    const bonuses = { paySystem: 'acquiring', sumKop: 100_000 } as const;
    const order = admin.createOrder(kettle(319_000, { payments: [{ ...bonuses, sumKop: 219_000 }, bonuses] }));
    const check = admin.makeCheck(order.id, 'sell', { offsets: [{ paymentId: 2, as: 'prepaid' }] });
    if (!check) throw new Error('The shop made no check');
    await world.until(() => arePrinted(world, [check]));
    const [document] = documentsOf(world, check);
    expect(document?.tendersKop).toMatchObject({ electronic: 219_000, prepaid: 100_000 });
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('row 10: after an outage of the computer the checks that waited are made, and the cut is told', async () => {
    const { world, heard } = await watched();
    world.kill();
    const checks = Array.from({ length: 7 }, (_, i) => sell(world, kettle(10_000 + i)));
    await world.clock.advance(3 * HOUR);
    await run(world);
    await world.until(() => arePrinted(world, checks), 30 * MINUTE);
    expect(madeOnce(world, checks)).toBe(true);
    await world.clock.advance(10 * SECOND);
    expect(heard()).toContain('agent-cut-short attention');
  });

  it('row 11: a shift of 24 hours 1 minute is closed first, and the next check is not the victim', async () => {
    const { world } = await watched();
    const first = sell(world);
    await world.until(() => arePrinted(world, [first]));
    await leave(world);
    await world.clock.advance(DAY + MINUTE);
    await run(world);
    const next = sell(world, kettle(20_000));
    await world.until(() => arePrinted(world, [next]), 10 * MINUTE);
    expect(madeOnce(world, [first, next])).toBe(true);
  });

  it('row 12: a check the site never made is said to be out of our sight', async () => {
    const { world } = await watched();
    expect(statusLines(statusOf(world)).join('\n')).toMatch(/Отсюда не видно:[\s\S]*не создал чек/);
  });

  it('row 18: a training cashbox can not be taken for a real one', async () => {
    const { world } = await watched();
    const { lights, cashboxes } = statusOf(world);
    expect(cashboxes[0]?.training).toBe(true);
    expect(lights.fn.ru).toContain('[Учебная касса]');
  });

  it('row 19: a check in a format the cashbox cannot take is refused in words that say what to change', async () => {
    const world = build({ site: { highestApi: 1 } });
    world.start();
    await world.until(() => world.shop.admin.cashboxes().length === 1);
    const check = sell(world);
    await world.until(() => shopRow(world, check).status === 'E', 20 * MINUTE);
    expect(shopRow(world, check).errorText).toContain(sentence('CB-437'));
    expect(documentsOf(world, check)).toEqual([]);
  });

  it('row 20: a certificate of the site that runs out is told fourteen days before', async () => {
    const { world, heard } = await watched();
    await world.clock.advance(2 * MINUTE);
    expect(heard()).toEqual([]);
    world.certificateUntil = world.clock.now() + 14 * DAY;
    await world.clock.advance(3 * MINUTE);
    expect(heard()).toEqual(['site-certificate attention']);
  });

  it('row 21: what the shop sent is kept whole although the order is gone', async () => {
    const { world } = await watched();
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    world.shop.admin.deleteOrder(check.orderId);
    const { incoming, receipt, life } = jobOf(world, check);
    expect(JSON.stringify(incoming)).toContain('Чайник');
    expect(receipt?.items).toHaveLength(1);
    expect(life.state).toBe('fiscal');
  });

  it('row 23: the version of the site is said to be out of our sight, with the one that is needed', async () => {
    const { world } = await watched();
    expect(statusLines(statusOf(world)).join('\n')).toMatch(/Отсюда не видно:[\s\S]*нужна 17 или новее/);
  });

  it('row 24: documents of a second program in the FN are told', async () => {
    const { world, heard } = await watched();
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(MINUTE);
    makeStrangersDocument(world.kkt.device);
    await world.clock.advance(MINUTE);
    expect(heard()).toContain('alien-documents attention');
  });
});
