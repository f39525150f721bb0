import { describe, expect, it } from 'vitest';
import type { VirtualShop } from '../../src/simulator/shop/index.ts';
import type { World } from '../support/world.ts';
import { kettle, MINUTE, MODELS, open, SECOND } from './field.ts';

const shopsOf = ({ shops: [first, second] }: World): [VirtualShop, VirtualShop] => {
  if (!first || !second) throw new Error('Two shops are needed');
  return [first, second];
};

function sellAt({ admin }: VirtualShop, priceKop: number): { readonly id: number } {
  const check = admin.makeCheck(admin.createOrder(kettle(priceKop)).id, 'sell');
  if (!check) throw new Error('The shop made no check');
  return check;
}

const statusAt = ({ admin }: VirtualShop, { id }: { readonly id: number }) => admin.check(id)?.status;

async function openTwo(model: 61 | 77): Promise<World> {
  const world = await open({ kkts: [{ model }], shops: 2 });
  await world.until(() => world.shops.every((shop) => shop.admin.cashboxes().length === 1));
  return world;
}

describe.each(MODELS)('two shops over one cashbox, model %i', (model) => {
  it('keeps checks apart that have the same id in both shops', async () => {
    const world = await openTwo(model);
    const [first, second] = shopsOf(world);
    const here = sellAt(first, 11_100);
    const there = sellAt(second, 22_200);
    expect(here.id).toBe(there.id);
    await world.until(() => statusAt(first, here) === 'Y' && statusAt(second, there) === 'Y', MINUTE);
    const [ours] = world.kkt.ledger.byKey(`shop:${here.id}`);
    const [theirs] = world.kkt.ledger.byKey(`shop2:${there.id}`);
    expect(world.kkt.ledger.receiptCount).toBe(2);
    expect([ours?.totalKop, theirs?.totalKop]).toEqual([11_100, 22_200]);
    expect(first.admin.check(here.id)?.linkParams?.fiscal_doc_number).toBe(String(ours?.fdNumber));
    expect(second.admin.check(there.id)?.linkParams?.fiscal_doc_number).toBe(String(theirs?.fdNumber));
  });

  it('goes on for one shop while the site of the other is in trouble, and names the one that is', async () => {
    const world = await openTwo(model);
    const [first, second] = shopsOf(world);
    first.faults.on('error-500');
    await world.until(() => world.agent?.shops[0]?.view.state === 'CB-705', 3 * MINUTE);
    const there = sellAt(second, 22_200);
    await world.until(() => statusAt(second, there) === 'Y', 5 * SECOND);
    expect(world.agent?.shops[1]?.view.state).toBe('ok');
    const here = sellAt(first, 11_100);
    first.faults.off('error-500');
    await world.until(() => statusAt(first, here) === 'Y', MINUTE);
    expect(world.mostPollsAtOnce).toBe(1);
  });

  it('answers both shops that order the same shift closed, and closes it once', async () => {
    const world = await openTwo(model);
    const [first, second] = shopsOf(world);
    const checks = [sellAt(first, 11_100), sellAt(second, 22_200)] as const;
    await world.until(() => statusAt(first, checks[0]) === 'Y' && statusAt(second, checks[1]) === 'Y', MINUTE);
    const orders = [first, second].map((shop) => ({ shop, id: shop.admin.orderZReport(1).id }));
    const reports = () => orders.map(({ shop, id }) => shop.admin.reports().find((row) => row.id === id));
    await world.until(() => reports().every((report) => report?.status === 'Y'), 5 * MINUTE);
    const closings = world.kkt.ledger.documents.filter(({ type }) => type === 'shiftClose');
    expect(closings).toHaveLength(1);
    for (const report of reports()) {
      expect(report?.linkParams?.fiscal_doc_number).toBe(String(closings[0]?.fdNumber));
    }
  });
});
