import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bag } from '../../../../src/simulator/shop/data/bag.ts';
import { checksOf, printed, ShopRig } from './shop-rig.ts';

test('the bag behaves like a set that can be counted through', () => {
  const step = fc.record({ add: fc.boolean(), value: fc.integer({ min: 0, max: 8 }) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const [bag, set] = [new Bag(), new Set<number>()];
      for (const { add, value } of steps) {
        if (add) [bag.add(value), set.add(value)];
        else [bag.remove(value), set.delete(value)];
      }
      const held = Array.from({ length: bag.size }, (_, i) => bag.at(i));
      expect(new Set(held)).toEqual(set);
      expect(held).toHaveLength(set.size);
    }),
  );
});

test('20,000 waiting checks are all handed out once and reported, each poll looking at a handful', async () => {
  const rig = new ShopRig();
  await rig.meetAtOnce();
  const order = rig.admin.createOrder({ lines: [], deliveryKop: 10_000 });
  const total = 20_000;
  for (let i = 0; i < total; i++) rig.admin.makeCheck(order.id, 'sell');
  const seen = new Set<string>();
  const signal = new AbortController().signal;
  while (rig.admin.counters().waiting > 0) {
    const uuids = checksOf(await rig.ask(rig.body(), signal)).map((check) => check.external_id);
    for (const uuid of uuids) seen.add(uuid);
    await rig.ask(
      rig.body(
        undefined,
        'ok',
        uuids.map((uuid) => printed(uuid)),
      ),
      signal,
    );
  }
  expect(seen.size).toBe(total);
  expect(rig.admin.counters()).toMatchObject({ reported: total, printing: 0, handOuts: total });
});
