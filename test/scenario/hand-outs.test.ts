import { describe, expect, it } from 'vitest';
import {
  arePrinted,
  complaintOf,
  documentsOf,
  HOUR,
  handOutsOf,
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
} from './field.ts';

describe.each(MODELS)('hand-outs of the shop on model %i', (model) => {
  it('makes one document when the shop hands the check out again while the first is still being made', async () => {
    const world = await open({ kkts: [{ model, timings: { closeMs: 20 * SECOND } }] });
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'closing');
    world.shop.faults.on('duplicate-hand-out', 3);
    // The shop looks at its queue again when the next check is made.
    const next = sell(world, kettle(50_000));
    await world.until(() => handOutsOf(world, check) >= 2, MINUTE);
    expect(lifeOf(world, check)?.state).toBe('closing');
    await world.until(() => arePrinted(world, [check, next]));
    expect(madeOnce(world, [check, next])).toBe(true);
    // Nothing of ours stumbled over the repeat: the receipt was proven at once, not settled after a fault.
    expect(world.logged).toEqual([]);
  });

  it('answers a hand-out repeated after 240 s under the newest uuid, with the document that exists', async () => {
    const world = await open({ kkts: [{ model }] });
    // Everything we tell gets lost, so the shop hands out again and again.
    world.shop.faults.on('never-acks', 3);
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'fiscal');
    const first = jobOf(world, check).handOut?.token;
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    await world.until(() => jobOf(world, check).report.state === 'acked');
    expect(documentsOf(world, check)).toHaveLength(1);
    expect(first).toContain(`|${check.id}|`);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('parks the empty check of a deleted order with its cure, and the others go on', async () => {
    const world = await open({ kkts: [{ model }] });
    world.shop.faults.on('deleted-order');
    const poison = sell(world);
    await world.until(() => lifeOf(world, poison) !== undefined);
    const good = [sell(world, kettle(100_000)), sell(world, kettle(200_000))];
    await world.until(() => arePrinted(world, good));
    expect(complaintOf(world, poison)).toEqual({ code: 'CB-438', detail: expect.stringContaining(`№${poison.id}`) });
    expect(lifeOf(world, poison)?.state).toBe('parked');
    expect(madeOnce(world, good)).toBe(true);
    expect(documentsOf(world, poison)).toEqual([]);
    // Never said to be an error: the shop would not take it, and a person may still need the row.
    expect(shopRow(world, poison)).toMatchObject({ status: 'P', failCount: 0 });
  });
});

describe('hand-outs of the shop', () => {
  it('echoes the uuid of the newest hand-out when a check takes longer than the 240 s the shop waits', async () => {
    const world = await open({ kkts: [{ timings: { closeMs: 400 * SECOND } }] });
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'closing');
    const first = jobOf(world, check).handOut?.token;
    await world.until(() => handOutsOf(world, check) >= 3, 15 * MINUTE);
    await world.until(() => arePrinted(world, [check]), 15 * MINUTE);
    const told = world.requests.filter(({ body }) => body.includes('"printed"'));
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toContain(`"uuid":"${jobOf(world, check).handOut?.token}"`);
    expect(told[0]?.body).not.toContain(`"${first}"`);
    expect(world.logged.filter((line) => !line.includes('CB-10'))).toEqual([]);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('moves a check to the second cashbox of the shop while nothing of it has left for the first', async () => {
    const world = await open({ kkts: [{ timings: { closeMs: 100 * SECOND } }, {}] });
    const checks = Array.from({ length: 10 }, (_, i) => sell(world, kettle(100_000 + i * 100)));
    await world.until(() => checks.every((check) => lifeOf(world, check) !== undefined));
    const forFirst = checks.filter((check) => jobOf(world, check).cashboxId === 'kassa1');
    expect(forFirst.length).toBeGreaterThan(3);
    await world.until(() => arePrinted(world, checks), HOUR);
    const moved = forFirst.filter((check) => jobOf(world, check).cashboxId === 'kassa2');
    expect(moved.length).toBeGreaterThan(0);
    for (const check of moved) {
      expect(world.kkts[1]?.ledger.byKey(`shop:${check.id}`)).toHaveLength(1);
    }
    expect(madeOnce(world, checks)).toBe(true);
  });

  it('makes one document in all when the shop asks for the same check on a second cashbox after the first began', async () => {
    const world = await open({
      kkts: [{ timings: { closeMs: 400 * SECOND } }, { timings: { closeMs: 400 * SECOND } }],
    });
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'closing');
    const { cashboxId } = jobOf(world, check);
    world.shop.faults.on('second-cashbox', 5);
    await world.until(() => handOutsOf(world, check) >= 3, 15 * MINUTE);
    await world.until(() => arePrinted(world, [check]), 30 * MINUTE);
    expect(jobOf(world, check).cashboxId).toBe(cashboxId);
    expect(documentsOf(world, check)).toHaveLength(1);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('makes the good checks although five poison checks come back at every poll', async () => {
    const world = await open();
    world.shop.faults.on('thousandfold');
    const good = Array.from({ length: 6 }, (_, i) => sell(world, kettle(100_000 + i * 100)));
    await world.until(() => arePrinted(world, good), 2 * HOUR);
    expect(madeOnce(world, good)).toBe(true);
    const poison = world.shop.admin.checks('P');
    expect(poison).toHaveLength(5);
    for (const check of poison) expect(complaintOf(world, check)?.code).toBe('CB-438');
  });

  it('polls no faster than once a second while the shop only repeats itself', async () => {
    const world = await open();
    world.shop.faults.on('thousandfold');
    sell(world);
    await world.until(() => world.journal?.counts().parked === 5, HOUR);
    await world.clock.advance(5 * MINUTE);
    const parked = world.journal?.parked(5) ?? [];
    const written = () => parked.map(({ id }) => world.journal?.timeline(id).length);
    const before = written();
    const from = world.clock.monotonicMs();
    await world.clock.advance(MINUTE);
    // Five rows a second for weeks would fill the disk.
    expect(written()).toEqual(before);
    const sent = world.requests.filter(({ atMs }) => atMs >= from);
    expect(sent.length).toBeGreaterThan(30);
    expect(sent.length).toBeLessThanOrEqual(61);
    for (const [i, { atMs }] of sent.entries()) {
      const before = sent[i - 1];
      if (before) expect(atMs - before.atMs).toBeGreaterThanOrEqual(SECOND);
    }
  });

  it.each([
    ['25 hours because the agent was off', 'agent', 25 * HOUR, 24 * HOUR],
    ['20 minutes because the cashbox was dead, where ten are allowed', 'cashbox', 20 * MINUTE, 10 * MINUTE],
  ] as const)('parks a check that waited %s', async (_, who, waitMs, maxAgeMs) => {
    const world = await open({ maxAgeMs });
    const check = sell(world);
    world.unplug();
    await world.until(() => lifeOf(world, check)?.state === 'received');
    if (who === 'agent') world.kill();
    await world.clock.advance(waitMs);
    world.plug();
    if (who === 'agent') world.start();
    await world.until(() => lifeOf(world, check)?.state === 'parked');
    expect(complaintOf(world, check)?.code).toBe('CB-715');
    const fresh = sell(world, kettle(77_700));
    await world.until(() => arePrinted(world, [fresh]));
    expect(documentsOf(world, check)).toEqual([]);
    expect(shopRow(world, check).status).toBe('P');
  });
});
