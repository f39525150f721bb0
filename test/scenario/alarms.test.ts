import { describe, expect, it } from 'vitest';
import { KassaError } from '../../src/core/errors.ts';
import { makeStrangersDocument } from '../../src/simulator/kkt/faults/stranger.ts';
import { VAT_ROW } from '../../src/simulator/shop/index.ts';
import { RecordingWay } from '../support/alarms.ts';
import type { WorldOptions } from '../support/world.ts';
import { arePrinted, HOUR, kettle, leave, MINUTE, open, run, SECOND, sell } from './field.ts';

const DAY = 24 * HOUR;
const BUYER = 'pokupatel@example.ru';

/** A running world with one way out to people. */
async function watched(options: WorldOptions = {}, way = new RecordingWay()) {
  const world = await open({ ...options, alarms: { ways: [way], ...options.alarms } });
  const heard = () =>
    way.messages.map(({ kind, alarms, over }) =>
      [kind, ...alarms.map(keyLevel), ...over.map(({ key }) => `over ${key}`)].join(' '),
    );
  return { world, way, heard };
}

const keyLevel = ({ key, level }: { readonly key: string; readonly level: string }) => `${key} ${level}`;

describe('people are told', () => {
  it('within five seconds that the cable is out, once, again when it is red, and once that all is well', async () => {
    const { world, heard } = await watched();
    await world.clock.advance(MINUTE);
    expect(heard()).toEqual([]);
    world.unplug();
    await world.clock.advance(5 * SECOND);
    expect(heard()).toEqual(['alarm cashbox-silent:kassa1 attention']);
    await world.clock.advance(2 * MINUTE);
    expect(heard().slice(1)).toEqual(['alarm cashbox-silent:kassa1 trouble']);
    world.plug();
    await world.clock.advance(2 * MINUTE);
    expect(heard().slice(2)).toEqual(['allClear over cashbox-silent:kassa1']);
  });

  it('nothing of a link that flaps for a second, until it has done so three and ten times within an hour', async () => {
    const { world, heard } = await watched();
    const flap = async () => {
      world.unplug();
      await world.clock.advance(SECOND);
      world.plug();
      await world.clock.advance(20 * SECOND);
    };
    for (let i = 0; i < 2; i++) await flap();
    expect(heard()).toEqual([]);
    for (let i = 2; i < 9; i++) await flap();
    expect(heard()).toEqual(['alarm cashbox-link-losses:kassa1 attention']);
    for (let i = 9; i < 12; i++) await flap();
    expect(heard().slice(1)).toEqual(['alarm cashbox-link-losses:kassa1 trouble']);
    await world.clock.advance(HOUR);
    expect(heard().at(-1)).toBe('allClear over cashbox-link-losses:kassa1');
  });

  it('nothing of two flaps this hour and two in the next', async () => {
    const { world, heard } = await watched();
    for (let i = 0; i < 4; i++) {
      world.unplug();
      await world.clock.advance(SECOND);
      world.plug();
      await world.clock.advance(35 * MINUTE);
    }
    expect(heard()).toEqual([]);
  });

  it('of a driver that was killed and begun anew three times within an hour', async () => {
    const readVatCodes = () => Promise.reject(new KassaError('CB-120', '30000 мс'));
    const { world, heard } = await watched({ abilities: { readVatCodes } });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(2 * MINUTE);
    expect(heard()).toEqual(['alarm cashbox-link-losses:kassa1 attention']);
  });

  it.each([
    ['01', 'fn-urgent trouble'],
    ['02', 'fn-soon attention'],
    ['04', 'fn-memory attention'],
    ['08', 'fn-ofd-too-long trouble'],
    ['80', 'fn-critical trouble'],
  ])('of the warning bit %s of the FN, each by its own alarm', async (bits, expected) => {
    const { world, way } = await watched();
    world.kkt.use(`fn-warning:${bits}`);
    await world.clock.advance(MINUTE);
    const told = way.messages.flatMap(({ alarms }) => alarms.map(({ kind, level }) => `${kind} ${level}`));
    expect(new Set(told.filter((text) => text.startsWith('fn-')))).toEqual(new Set([expected]));
  });

  it('one message of a dead router, however many shops and cashboxes hang on it', async () => {
    const { world, heard } = await watched({ kkts: [{}, {}, {}], shops: 4 });
    world.siteUnreachable = 'ENOTFOUND';
    for (const i of world.cables.keys()) world.unplug(i);
    await world.clock.advance(10 * SECOND);
    expect(heard()).toHaveLength(1);
    expect(heard()[0]?.match(/cashbox-silent/g)).toHaveLength(3);
    await world.clock.advance(5 * MINUTE);
    const sites = heard().filter((text) => text.includes('site-unreachable'));
    expect(sites[0]?.match(/site-unreachable/g)).toHaveLength(4);
    expect(heard().length).toBeLessThanOrEqual(4);
  });

  it('in the morning of what began in quiet hours, and of no end of what was never told', async () => {
    let isQuiet = true;
    const way = new RecordingWay('night', (level) => level === 'trouble' || !isQuiet);
    const only = new RecordingWay('only', (level) => level !== 'attention');
    const world = await open({ alarms: { ways: [way, only] } });
    const mend = world.kkt.use('paper-out');
    await world.clock.advance(HOUR);
    expect(way.messages).toEqual([]);
    isQuiet = false;
    await world.clock.advance(2 * MINUTE);
    expect(way.messages.map(({ kind }) => kind)).toEqual(['alarm']);
    mend();
    await world.clock.advance(3 * MINUTE);
    expect(way.messages.map(({ kind }) => kind)).toEqual(['alarm', 'allClear']);
    expect(only.messages).toEqual([]);
  });

  it('how things stand when the way was away meanwhile, in one message', async () => {
    const way = new RecordingWay();
    way.trouble = new KassaError('CB-101');
    const { world, heard } = await watched({}, way);
    world.unplug();
    await world.clock.advance(10 * MINUTE);
    expect(heard()).toEqual([]);
    expect(way.tries).toBeGreaterThan(2);
    way.trouble = undefined;
    await world.clock.advance(6 * MINUTE);
    expect(heard()).toEqual(['alarm cashbox-silent:kassa1 trouble']);
  });

  it('again every hour until somebody has seen it', async () => {
    const { world, heard } = await watched();
    world.unplug();
    await world.clock.advance(2 * MINUTE);
    const first = heard().length;
    await world.clock.advance(2 * HOUR);
    expect(heard().length).toBe(first + 2);
    expect(world.agent?.alarms.acknowledge([], 'olga')).toBe(1);
    await world.clock.advance(3 * HOUR);
    expect(heard().length).toBe(first + 2);
  });

  it('not anew what they know, when the agent has been restarted', async () => {
    const { world, heard } = await watched();
    world.unplug();
    await world.clock.advance(2 * MINUTE);
    const known = heard().length;
    await leave(world);
    world.start();
    await world.clock.advance(10 * MINUTE);
    expect(heard().length).toBe(known);
  });

  it('that the last run was cut short', async () => {
    const { world, heard } = await watched();
    await world.clock.advance(MINUTE);
    world.kill();
    await run(world);
    await world.clock.advance(MINUTE);
    expect(heard()).toEqual(['alarm agent-cut-short attention']);
  });

  it('of documents in the FN that are none of ours, and of none of ours', async () => {
    const { world, heard } = await watched();
    const checks = [sell(world), sell(world)];
    await world.until(() => arePrinted(world, checks));
    await world.clock.advance(2 * MINUTE);
    expect(heard()).toEqual([]);
    makeStrangersDocument(world.kkt.device);
    await world.clock.advance(MINUTE);
    expect(heard()).toEqual(['alarm alien-documents:kassa1 attention']);
    expect(world.agent?.cashboxes[0]?.aliens.count).toBe(1);
    const after = sell(world);
    await world.until(() => arePrinted(world, [after]));
    await world.clock.advance(2 * MINUTE);
    expect(world.agent?.cashboxes[0]?.aliens.count).toBe(1);
  });

  it('that an older version runs than was here already, until the newer one is back', async () => {
    const { world, heard } = await watched();
    await world.clock.advance(MINUTE);
    for (const version of ['0.2.0', '0.10.0', '0.9.1', '0.10.0']) {
      await leave(world);
      world.version = version;
      await run(world);
      await world.clock.advance(2 * MINUTE);
    }
    expect(heard()).toEqual(['alarm agent-rolled-back attention', 'allClear over agent-rolled-back']);
  });

  it('of an update that was put back, at once, until one has succeeded', async () => {
    let last: unknown;
    const { world, heard } = await watched({ alarms: { lastUpdate: { load: () => last } } });
    await world.clock.advance(MINUTE);
    const words = { ru: 'агент новой версии не заработал', en: 'the agent of the new version did not work' };
    last = { result: 'rolledBack', version: '0.2.0', at: world.clock.now(), words };
    await world.clock.advance(MINUTE);
    expect(heard()).toEqual(['alarm update-failed attention']);
    last = { result: 'done', version: '0.3.0', at: world.clock.now(), words };
    await world.clock.advance(2 * MINUTE);
    expect(heard().slice(1)).toEqual(['allClear over update-failed']);
  });

  it('of documents somebody made while the agent was off', async () => {
    const { world, heard } = await watched();
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await leave(world);
    makeStrangersDocument(world.kkt.device);
    await run(world);
    await world.clock.advance(MINUTE);
    expect(heard()).toEqual(['alarm alien-documents:kassa1 attention']);
    expect(world.agent?.cashboxes[0]?.aliens.count).toBe(1);
  });

  it('at once that the shop begins to send receipts without VAT on the general system, once until seen', async () => {
    const { world, heard } = await watched();
    const right = sell(world);
    await world.until(() => arePrinted(world, [right]));
    await world.clock.advance(MINUTE);
    expect(heard()).toEqual([]);
    world.shop.faults.on('vat-none-for-22');
    const order = { priceKop: 12_200, quantityMilli: 1000, vatRowId: VAT_ROW.vat22, name: 'УЧЕБНЫЙ Чайник' };
    const wrong = sell(world, kettle(12_200, { lines: [order] }));
    await world.until(() => arePrinted(world, [wrong]));
    await world.clock.advance(30 * SECOND);
    expect(heard()).toEqual(['alarm vat-none:shop trouble']);
    await leave(world);
    await run(world);
    await world.clock.advance(MINUTE);
    world.agent?.alarms.acknowledge([], 'olga');
    await world.clock.advance(3 * HOUR);
    expect(heard()).toHaveLength(1);
    await leave(world);
    await world.clock.advance(DAY);
    await run(world);
    await world.clock.advance(2 * MINUTE);
    expect(heard().slice(1)).toEqual(['allClear over vat-none:shop']);
  });

  it('that the FN holds another VAT than was sent, and not that the cashbox is silent', async () => {
    const { world, heard } = await watched({ abilities: { readVatCodes: async () => [2] } });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(5 * MINUTE);
    expect(heard().join()).toContain('vat-differs:kassa1 trouble');
    expect(heard().join()).not.toContain('cashbox-silent');
    world.unplug();
    await world.clock.advance(5 * MINUTE);
    expect(heard().join()).not.toContain('over');
  });

  it('never who the buyer is', async () => {
    const { world, way } = await watched();
    const check = sell(world);
    world.unplug();
    await world.clock.advance(10 * MINUTE);
    expect(check.id).toBeDefined();
    expect(way.messages.length).toBeGreaterThan(0);
    expect(JSON.stringify(way.messages)).not.toContain(BUYER);
  });
});

describe('the OFD away for 31 days', () => {
  it('is told at 30 minutes, a day, 5, 10, 20 and 25 days, each once', async () => {
    const { world, way } = await watched({ kkts: [{ ofd: { away: true } }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    const rungs: (number | undefined)[] = [];
    let passed = 0;
    for (const age of [20 * MINUTE, 31 * MINUTE, DAY, 5 * DAY, 10 * DAY, 20 * DAY, 25 * DAY]) {
      // The computer is off on the way: a month of looks would only be slow.
      await leave(world);
      await world.clock.advance(age + HOUR / 60 - passed);
      passed = age + HOUR / 60;
      const before = way.messages.length;
      await run(world);
      await world.clock.advance(MINUTE);
      passed += MINUTE;
      const told = way.messages
        .slice(before)
        .flatMap(({ alarms }) => alarms.filter(({ kind }) => kind === 'ofd-backlog'));
      rungs.push(told.at(-1)?.rung);
    }
    expect(rungs).toEqual([undefined, 1, 2, 3, 4, 5, 6]);
  });
});
