import { expect, it } from 'vitest';
import type { World } from '../support/world.ts';
import { arePrinted, isConnected, MINUTE, open, sell } from './field.ts';

const STEPS = ['registered', 'travel', 'unsent', 'error', 'proof'] as const;

async function check(world: World, cashboxId = 'kassa1') {
  const { agent } = world;
  if (!agent) throw new Error('The agent is off');
  const steps = await world.clock.run(agent.orders.checkOfd(cashboxId));
  return Object.fromEntries(STEPS.map((name, i) => [name, steps[i]]));
}

async function selling(options: Parameters<typeof open>[0] = {}) {
  const world = await open(options);
  const receipt = sell(world);
  await world.until(() => arePrinted(world, [receipt]));
  return world;
}

it('proves by the ticket of the last document that everything has arrived', async () => {
  const world = await selling();
  await world.clock.advance(MINUTE);
  const found = await check(world);
  expect(found).toMatchObject({ travel: { state: 'fine' }, unsent: { state: 'fine' }, proof: { state: 'fine' } });
  // The serial protocol does not ask for the OFD of the registration.
  expect(found['registered']?.state).toBe('unknown');
});

it('calls nothing fine while the OFD is away, and says after some minutes that the queue stands', async () => {
  const world = await selling({ kkts: [{ ofd: { away: true } }] });
  const young = await check(world);
  expect([young['travel']?.state, young['unsent']?.state, young['proof']?.state]).toEqual(Array(3).fill('unknown'));
  await world.clock.advance(10 * MINUTE);
  expect((await check(world))['proof']).toMatchObject({
    state: 'attention',
    ru: expect.stringContaining('Очередь стоит'),
  });
  await world.clock.advance(30 * MINUTE);
  expect((await check(world))['unsent']?.state).toBe('attention');
  world.kkt.device.ofd.setAway(false);
  await world.until(() => world.kkt.reading.unsentCount === 0, MINUTE);
  // Read anew, not by what the lane has seen a minute ago.
  expect(world.agent?.cashboxes[0]?.view.ofd?.value.unsentCount).toBeGreaterThan(0);
  expect((await check(world))['unsent']).toMatchObject({ state: 'fine' });
});

it('is refused in words by a cashbox that does not answer, or that nobody has', async () => {
  const world = await selling();
  await expect(check(world, 'kassa7')).rejects.toThrow('нет в настройках');
  world.unplug();
  await world.until(() => !isConnected(world), MINUTE);
  await expect(check(world)).rejects.toThrow(/CB-10\d/);
});
