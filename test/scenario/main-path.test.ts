import { afterEach, describe, expect, it } from 'vitest';
import { inventOrders } from '../../src/simulator/shop/index.ts';
import { World, type WorldOptions } from '../support/world.ts';

let world: World | undefined;
afterEach(() => world?.close());

async function ready(options: WorldOptions = {}): Promise<World> {
  world = new World(options);
  const here = world;
  here.start();
  // The shop makes checks only while a cashbox is active there: it is so after the first poll.
  await here.until(() => here.shop.admin.cashboxes().length === (options.kkts?.length ?? 1));
  return here;
}

function keys(here: World): string[] {
  return here.kkts.flatMap((kkt) => kkt.ledger.documents.flatMap((document) => document.key ?? []));
}

describe.each([61, 77] as const)('on a cashbox of model %i', (model) => {
  it('makes each check of the shop once, tells the shop, and follows it to the OFD', async () => {
    const here = await ready({ kkts: [{ model, ofd: { ticketDelayMs: 3_000 } }] });
    for (const sale of inventOrders({ seed: 7, count: 12 })) here.shop.admin.sell(sale);
    const made = here.shop.admin.checks().length;
    await here.until(() => here.journal?.counts().delivered === made);
    expect(here.logged).toEqual([]);
    expect(here.journal?.counts()).toMatchObject({
      received: made,
      fiscal: made,
      reported: made,
      refused: 0,
      inDoubt: 0,
      parked: 0,
    });
    expect(here.shop.admin.checks('Y')).toHaveLength(made);
    expect(new Set(keys(here)).size).toBe(made);
    expect(keys(here)).toHaveLength(made);
    for (const check of here.shop.admin.checks()) {
      const document = here.kkt.ledger.documents.find((candidate) => candidate.key === `shop:${check.id}`);
      expect(document?.totalKop).toBe(check.sumKop);
    }
  });
});
