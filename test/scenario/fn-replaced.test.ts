import { describe, expect, it } from 'vitest';
import { statusLines } from '../../src/cli/screen/status-lines.ts';
import type { World } from '../support/world.ts';
import { arePrinted, jobOf, kettle, MINUTE, MODELS, madeOnce, open, run, sell, statusOf, troubleOf } from './field.ts';

const FN_B = '9999078900009999';

async function make(world: World, count: number, priceKop: number) {
  const checks = Array.from({ length: count }, (_, i) => sell(world, kettle(priceKop + i)));
  await world.until(() => arePrinted(world, checks), 5 * MINUTE);
  return checks;
}

const areDelivered = (world: World, checks: readonly { readonly id: number }[]): boolean =>
  checks.every((check) => jobOf(world, check).delivery !== undefined);

const fdOf = (world: World, check: { readonly id: number }): number => {
  const { life } = jobOf(world, check);
  return life.state === 'fiscal' ? life.document.fdNumber : Number.NaN;
};

describe.each(MODELS)('the FN replaced at noon, model %i', (model) => {
  it('leaves what the old one held as it was last known, whatever the new one says about the same numbers', async () => {
    const world = await open({ kkts: [{ model }] });
    const delivered = await make(world, 1, 10_000);
    await world.until(() => areDelivered(world, delivered), MINUTE);
    world.kkt.device.ofd.setAway(true);
    const morning = await make(world, 3, 20_000);
    world.kkt.use(`fn-replaced:${FN_B}`);
    await world.until(() => troubleOf(world) === 'CB-303', MINUTE);
    // Nobody has said yet that this is the same cashbox with another FN.
    expect(statusOf(world).recent.some(({ fnReplaced }) => fnReplaced)).toBe(false);
    world.agent?.confirm('kassa1', 'Петров');
    world.kkt.device.ofd.setAway(false);
    await world.until(() => troubleOf(world) === undefined, MINUTE);
    await world.until(() => world.shop.admin.cashboxes()[0]?.enabled === true, 3 * MINUTE);
    const noon = await make(world, 6, 30_000);
    await world.until(() => areDelivered(world, noon), 5 * MINUTE);

    // The new FN has counted past every number of the old one, and holds a ticket for each of its own.
    const numbers = morning.map((check) => fdOf(world, check));
    expect(noon.map((check) => fdOf(world, check))).toEqual(expect.arrayContaining(numbers));
    await world.clock.advance(10 * MINUTE);
    expect(morning.map((check) => jobOf(world, check).delivery)).toEqual([undefined, undefined, undefined]);
    expect(madeOnce(world, [...delivered, ...morning, ...noon])).toBe(true);

    world.kill();
    await run(world);
    await world.clock.advance(2 * MINUTE);
    expect(morning.map((check) => jobOf(world, check).delivery)).toEqual([undefined, undefined, undefined]);
    const status = statusOf(world);
    const left = status.recent.filter(({ fnReplaced }) => fnReplaced).map(({ checkId }) => checkId);
    expect(left.toSorted()).toEqual(morning.map(({ id }) => String(id)).toSorted());
    expect(statusLines(status).join('\n')).toContain('ФН заменён, состояние последнее известное');
  });
});
