import { expect, it } from 'vitest';
import { HeartbeatSchema } from '../../src/contract/heartbeat.ts';
import { arePrinted, MINUTE, open, run, SECOND, sell, statusOf } from './field.ts';

/** A world whose site takes heartbeats, and those it took. */
async function beating() {
  const bodies: string[] = [];
  const heartbeat = { agentId: 'test', post: async (body: string) => void bodies.push(body) };
  const world = await open({ heartbeat });
  return { world, bodies, beats: () => bodies.map((body) => HeartbeatSchema.parse(JSON.parse(body))) };
}

it('tells the site how we are every minute, in the published shape', async () => {
  const { world, beats } = await beating();
  await world.clock.advance(10 * SECOND);
  const before = beats().length;
  await world.clock.advance(10 * MINUTE);
  expect(beats().length - before).toBe(10);
  const sequences = beats().map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
});

it('tells at once that the cable is out, and all five states of a receipt, never who the buyer is', async () => {
  const { world, bodies, beats } = await beating();
  const check = sell(world);
  await world.until(() => arePrinted(world, [check]));
  await world.clock.advance(30 * SECOND);
  expect(beats().at(-1)?.receipts[0]).toMatchObject({
    checkId: String(check.id),
    states: { received: true, fiscal: true, reported: true, delivered: true, seen: 'notChecked' },
  });
  expect(beats().at(-1)?.fiveMinutes).toMatchObject({ count: 1, late: 0 });
  world.unplug();
  await world.clock.advance(2 * SECOND);
  expect(beats().at(-1)?.lights.cashbox.state).toBe('attention');
  expect(bodies.join()).not.toContain('pokupatel');
});

it('goes on with a greater number after a restart, and says in the status that the site took it', async () => {
  const { world, beats } = await beating();
  await world.clock.advance(MINUTE);
  const last = beats().at(-1)?.sequence ?? 0;
  world.kill();
  await run(world);
  await world.clock.advance(MINUTE);
  expect(beats().at(-1)?.sequence).toBeGreaterThan(last);
  expect(statusOf(world).heartbeat).toEqual({ takenAt: expect.any(Number) });
});
