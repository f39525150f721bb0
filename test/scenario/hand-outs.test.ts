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
  raisePrice,
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

  it('stops at an order edited between two hand-outs before anything was made, and a person decides', async () => {
    const world = await open({ kkts: [{ timings: { closeMs: 100 * SECOND } }] });
    const checks = Array.from({ length: 5 }, (_, i) => sell(world, kettle(100_000 + i * 100)));
    await world.until(() => checks.every((check) => lifeOf(world, check) !== undefined));
    await world.clock.advance(MINUTE);
    const [edited] = checks.filter((check) => lifeOf(world, check)?.state === 'received').slice(-1);
    if (!edited) throw new Error('No check waits');
    raisePrice(world, edited, 100);
    await world.until(() => lifeOf(world, edited)?.state === 'parked', 15 * MINUTE);
    expect(complaintOf(world, edited)?.code).toBe('CB-713');
    const others = checks.filter((check) => check !== edited);
    await world.until(() => arePrinted(world, others), HOUR);
    expect(madeOnce(world, others)).toBe(true);
    expect(documentsOf(world, edited)).toEqual([]);
    expect(shopRow(world, edited)).toMatchObject({ status: 'P', failCount: 0 });
    // The content that came first stands: that is what "again" means here.
    await world.agent?.decide(jobOf(world, edited).id, { kind: 'retry' }, 'верен первый', 'Петров');
    await world.until(() => arePrinted(world, [edited]));
    expect(documentsOf(world, edited)).toHaveLength(1);
    expect(documentsOf(world, edited)[0]?.totalKop).toBe(edited.sumKop);
  });

  it('refuses a check whose order was edited when a person says so, although the shop goes on handing it out', async () => {
    const world = await open({ kkts: [{ timings: { closeMs: 100 * SECOND } }] });
    const checks = Array.from({ length: 4 }, (_, i) => sell(world, kettle(100_000 + i * 100)));
    await world.until(() => checks.every((check) => lifeOf(world, check) !== undefined));
    const [edited] = checks.filter((check) => lifeOf(world, check)?.state === 'received').slice(-1);
    if (!edited) throw new Error('No check waits');
    raisePrice(world, edited, 100);
    await world.until(() => lifeOf(world, edited)?.state === 'parked', 15 * MINUTE);
    await world.agent?.decide(jobOf(world, edited).id, { kind: 'refuse' }, 'заказ изменили', 'Петров');
    await world.until(() => shopRow(world, edited).status === 'E', 30 * MINUTE);
    expect(shopRow(world, edited).errorText).toContain('заказ изменили');
    expect(documentsOf(world, edited)).toEqual([]);
  });

  it('withholds the result when the order was edited after its receipt was made, and tells it when a person says so', async () => {
    const world = await open();
    world.shop.faults.on('never-acks');
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'fiscal');
    world.shop.faults.on('edits-order-between-hand-outs', 1);
    await world.until(() => jobOf(world, check).conflict !== undefined, 15 * MINUTE);
    world.shop.faults.off('never-acks');
    await world.clock.advance(10 * MINUTE);
    expect(jobOf(world, check).conflict?.code).toBe('CB-713');
    expect(jobOf(world, check).report.state).toBe('parked');
    expect(shopRow(world, check).status).toBe('P');
    expect(documentsOf(world, check)).toHaveLength(1);
    await world.agent?.decide(jobOf(world, check).id, { kind: 'retry' }, 'пробитый чек верен', 'Петров');
    await world.until(() => arePrinted(world, [check]));
    expect(documentsOf(world, check)).toHaveLength(1);
  });

  it('withholds the result of a receipt whose order was edited while the cashbox was still making it', async () => {
    const world = await open({ kkts: [{ timings: { closeMs: 270 * SECOND } }] });
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'closing');
    raisePrice(world, check, 100);
    await world.until(() => jobOf(world, check).conflict !== undefined, 10 * MINUTE);
    expect(lifeOf(world, check)?.state).toBe('closing');
    await world.until(() => lifeOf(world, check)?.state === 'fiscal', 10 * MINUTE);
    await world.clock.advance(5 * MINUTE);
    expect(jobOf(world, check).report.state).toBe('parked');
    expect(shopRow(world, check)).toMatchObject({ status: 'P', failCount: 0 });
    expect(documentsOf(world, check)).toHaveLength(1);
    // A made receipt cannot be refused away: the person may only tell it.
    const refusal = world.agent?.decide(jobOf(world, check).id, { kind: 'refuse' }, 'заказ изменили', 'Петров');
    await expect(refusal).rejects.toThrow('нельзя');
    expect(jobOf(world, check).conflict?.code).toBe('CB-713');
    await world.agent?.decide(jobOf(world, check).id, { kind: 'retry' }, 'пробитый чек верен', 'Петров');
    await world.until(() => arePrinted(world, [check]));
    expect(documentsOf(world, check)).toHaveLength(1);
  });

  it('never takes an order of a restored backup for the check that had its id before', async () => {
    const world = await open();
    const before = [sell(world, kettle(111_100)), sell(world, kettle(222_200)), sell(world, kettle(333_300))];
    await world.until(() => arePrinted(world, before));
    const made = world.kkt.ledger.receiptCount;
    world.shop.faults.on('restored-backup');
    world.shop.admin.cashboxes();
    const fresh = sell(world, kettle(444_400));
    await world.until(
      () => world.shop.admin.checks().some((c) => jobOfOrUndefined(world, c.id)?.conflict),
      20 * MINUTE,
    );
    await world.clock.advance(10 * MINUTE);
    for (const { id, sumKop } of world.shop.admin.checks()) {
      const documents = documentsOf(world, { id });
      expect(documents.length).toBeLessThanOrEqual(1);
      const job = jobOfOrUndefined(world, id);
      // An id that was used before with other content waits for a person; its old document is not sold as the new one's.
      if (documents[0] && documents[0].totalKop !== sumKop) {
        expect(job?.conflict?.code ?? '').toBe('CB-713');
        expect(shopRow(world, { id }).status).not.toBe('Y');
      }
    }
    expect(world.kkt.ledger.receiptCount).toBeGreaterThanOrEqual(made);
    expect(fresh.id).toBeGreaterThan(0);
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

function jobOfOrUndefined(world: Awaited<ReturnType<typeof open>>, id: number) {
  return world.journal?.byCheck('shop', 'check', String(id));
}
