import { describe, expect, it } from 'vitest';
import {
  arePrinted,
  complaintOf,
  documentsOf,
  HOUR,
  jobOf,
  kettle,
  lifeOf,
  MINUTE,
  madeOnce,
  open,
  raisePrice,
  SECOND,
  sell,
  shopRow,
} from './field.ts';

describe('other content under a known id', () => {
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
});

function jobOfOrUndefined(world: Awaited<ReturnType<typeof open>>, id: number) {
  return world.journal?.byCheck('shop', 'check', String(id));
}
