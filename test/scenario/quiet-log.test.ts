import { expect, it } from 'vitest';
import { HOUR, isConnected, MINUTE, open, troubleOf } from './field.ts';

it('writes a few lines, not thousands, about a cashbox that is away for a night, and works when it is back', async () => {
  const world = await open();
  const before = world.logged.length;
  world.unplug();
  await world.until(() => troubleOf(world) === 'CB-105');
  await world.clock.advance(10 * HOUR);
  expect(world.logged.length - before).toBeLessThanOrEqual(2);
  world.plug();
  await world.until(() => isConnected(world) && troubleOf(world) === undefined, MINUTE);
});

it('writes a few lines about a site that is away for a night', async () => {
  const world = await open();
  const before = world.logged.length;
  world.shop.faults.on('error-500');
  await world.clock.advance(10 * HOUR);
  expect(world.logged.length - before).toBeLessThanOrEqual(2);
});
