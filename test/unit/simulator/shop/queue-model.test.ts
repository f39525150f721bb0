import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ShopCheck } from '../../../../src/simulator/shop/index.ts';
import { checksOf, printed, ShopRig } from './shop-rig.ts';

/** One thing that happens at the shop; `pick` chooses among the checks there are. */
const step = fc.record({
  what: fc.constantFrom('sell', 'poll', 'printed', 'error', 'delete', 'deleteOrder', 'wait', 'waitLong'),
  pick: fc.nat(30),
});

test('whatever happens, a poll brings up to five of exactly those checks a full look at the table would find', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.nat(), async (steps, seed) => {
      const rig = new ShopRig({ seed });
      await rig.meetAtOnce();
      for (const { what, pick } of steps) await happen(rig, what, pick);
      const { checks, waiting, printing, reported, failed } = rig.admin.counters();
      const count = (status: ShopCheck['status']) => rig.admin.checks(status).length;
      expect([waiting, printing, reported, failed]).toEqual([count('N'), count('P'), count('Y'), count('E')]);
      expect(checks).toBe(rig.admin.checks().length);
    }),
    { numRuns: 150 },
  );
});

async function happen(rig: ShopRig, what: string, pick: number): Promise<void> {
  const all = rig.admin.checks();
  const check = all[pick % Math.max(1, all.length)];
  if (what === 'sell') rig.sell();
  else if (what === 'wait') await rig.clock.advance(100_000);
  else if (what === 'waitLong') await rig.clock.advance(240_001);
  else if (what === 'poll') await pollAgainstTable(rig);
  else if (check && what === 'deleteOrder') rig.admin.deleteOrder(check.orderId);
  else if (check && what === 'delete' && check.status !== 'Y') rig.admin.deleteCheck(check.id);
  else if (check && (what === 'printed' || what === 'error')) await reportAgainstTable(rig, check, what);
}

async function pollAgainstTable(rig: ShopRig): Promise<void> {
  const due = dueIn(rig);
  const ids = due.length === 0 ? [] : checksOf(await rig.poll()).map((c) => Number(c.external_id.split('|')[2]));
  expect(ids).toHaveLength(Math.min(5, due.length));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(due).toContain(id);
}

async function reportAgainstTable(rig: ShopRig, check: ShopCheck, what: 'printed' | 'error'): Promise<void> {
  const uuid = `check|x|${check.id}`;
  const result = what === 'printed' ? printed(uuid) : { uuid, code: -3807, message: 'Нет бумаги', qr: '' };
  const leave = new AbortController();
  const answer = rig.ask(rig.body(undefined, 'ok', [result]), leave.signal).catch(() => undefined);
  await rig.clock.advance(0);
  leave.abort();
  const isAcked = (await answer)?.json.ack !== undefined;
  const hadOrder = rig.admin.order(check.orderId) !== undefined;
  expect(isAcked).toBe(check.status === 'Y' || hadOrder);
  const expected = check.status === 'Y' || what === 'printed' ? 'Y' : 'E';
  if (isAcked) expect(rig.row(check).status).toBe(expected);
}

function dueIn(rig: ShopRig): number[] {
  const limit = rig.clock.now() - 240_000;
  const isDue = (c: ShopCheck) => c.status === 'N' || (c.status === 'P' && (c.printStartMs ?? 0) < limit);
  return rig.admin
    .checks()
    .filter(isDue)
    .map((c) => c.id);
}
