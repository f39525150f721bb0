import { describe, expect, it } from 'vitest';
import type { FaultName } from '../../src/simulator/shop/index.ts';
import {
  arePrinted,
  documentsOf,
  HOUR,
  jobOf,
  kettle,
  lifeOf,
  MINUTE,
  madeOnce,
  open,
  SECOND,
  sell,
  siteOf,
  statusOf,
} from './field.ts';

/** What stands between us and the shop, and how the agent calls it. */
const FAULTS: readonly (readonly [FaultName, string])[] = [
  ['html-instead-of-json', 'CB-706'],
  ['closed-site-403', 'CB-704'],
  ['hash-switched-off', 'CB-704'],
  ['error-500', 'CB-705'],
  ['empty-body', 'CB-707'],
  ['redirect-https', 'CB-709'],
  ['drops-connection', 'CB-708'],
  ['never-answers', 'CB-710'],
];

const UNREACHABLE = [
  ['ENOTFOUND', 'CB-701'],
  ['ECONNREFUSED', 'CB-702'],
  ['CERT_HAS_EXPIRED', 'CB-703'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CB-703'],
  ['ETIMEDOUT', 'CB-710'],
  ['ECONNRESET', 'CB-708'],
  ['EPROTO', 'CB-703'],
] as const;

describe('a site in trouble', () => {
  it.each(FAULTS)(
    '%s is the named state %s, the checks already taken go on and are told afterwards',
    async (fault, code) => {
      const world = await open({ kkts: [{ timings: { closeMs: 20 * SECOND } }] });
      const checks = [sell(world, kettle(10_000)), sell(world, kettle(20_000)), sell(world, kettle(30_000))];
      await world.until(() => checks.every((check) => lifeOf(world, check) !== undefined));
      world.shop.faults.on(fault);
      await world.until(() => siteOf(world).state === code, 10 * MINUTE);
      const { lights, shops } = statusOf(world);
      expect(shops[0]?.light.code).toBe(code);
      expect(lights.site.state).not.toBe('fine');
      await world.until(() => checks.every((check) => lifeOf(world, check)?.state === 'fiscal'), 10 * MINUTE);
      expect(checks.map((check) => documentsOf(world, check).length)).toEqual([1, 1, 1]);
      world.shop.faults.off(fault);
      await world.until(() => arePrinted(world, checks), 10 * MINUTE);
      await world.until(() => siteOf(world).state === 'ok', 2 * MINUTE);
      expect(madeOnce(world, checks)).toBe(true);
      expect(statusOf(world).lights.site.state).toBe('fine');
    },
  );

  it.each(UNREACHABLE)('%s of the network is the named state %s', async (node, code) => {
    const world = await open();
    world.siteUnreachable = node;
    await world.until(() => siteOf(world).state === code, 3 * MINUTE);
    world.siteUnreachable = undefined;
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 5 * MINUTE);
    expect(siteOf(world).state).toBe('ok');
  });

  it('an answer cut in half is no hand-out, and the checks in it come again', async () => {
    const world = await open();
    world.shop.faults.on('cut-body', 1);
    const check = sell(world);
    await world.until(() => siteOf(world).state === 'CB-708', MINUTE);
    expect(lifeOf(world, check)).toBe(undefined);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('an answer that got lost after the shop had marked its checks costs four minutes and nothing else', async () => {
    const world = await open();
    world.shop.faults.on('loses-answer', 1);
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 6 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('a slow server is waited for and is no trouble', async () => {
    const world = await open();
    world.shop.faults.on('slow-server');
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(siteOf(world).state).toBe('ok');
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('a proxy that cuts the held poll after a minute is an empty poll twice, and the site not answering from the third on', async () => {
    const world = await open();
    world.shop.faults.on('proxy-cuts-60s-504');
    await world.until(() => world.logged.some((line) => line.includes('CB-710')), 10 * MINUTE);
    const cut = world.logged.filter((line) => line.includes('CB-710'));
    expect(cut[0]).toContain('CB-710');
    expect(siteOf(world).state).toBe('CB-710');
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('backs off while it fails, to at most half a minute, and comes back soon after the site does', async () => {
    const world = await open();
    world.siteUnreachable = 'ECONNREFUSED';
    await world.until(() => siteOf(world).state === 'CB-702', 2 * MINUTE);
    const from = world.clock.monotonicMs();
    await world.clock.advance(5 * MINUTE);
    const sent = world.requests.filter(({ atMs }) => atMs > from).map(({ atMs }) => atMs);
    const gaps = sent.slice(1).map((atMs, i) => atMs - (sent[i] ?? 0));
    expect(gaps.slice(0, 4)).toEqual([2, 5, 10, 20].map((s) => s * SECOND));
    expect(Math.max(...gaps)).toBe(30 * SECOND);
    expect(gaps.slice(5)).toEqual(gaps.slice(5).map(() => 30 * SECOND));
    world.siteUnreachable = undefined;
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), 40 * SECOND);
  });

  it('a result that cannot be told does not slow the polls down further than the site itself does', async () => {
    const world = await open();
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'fiscal');
    world.siteUnreachable = 'ECONNREFUSED';
    await world.clock.advance(HOUR);
    world.siteUnreachable = undefined;
    await world.until(() => arePrinted(world, [check]), 40 * SECOND);
    expect(jobOf(world, check).life.state).toBe('fiscal');
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('never writes the connect link into the log', async () => {
    const world = await open();
    for (const [fault] of FAULTS) {
      world.shop.faults.on(fault, 1);
      await world.clock.advance(2 * MINUTE);
    }
    expect(world.logged.length).toBeGreaterThan(4);
    expect(world.logged.join('\n')).not.toContain(world.shop.admin.currentHash());
  });
});
