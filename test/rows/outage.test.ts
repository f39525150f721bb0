import { expect, it } from 'vitest';
import { HeartbeatSchema } from '../../src/contract/heartbeat.ts';
import type { Job } from '../../src/core/fiscalization/job.ts';
import {
  arePrinted,
  HOUR,
  jobOf,
  kettle,
  lifeOf,
  MINUTE,
  madeOnce,
  SECOND,
  sell,
  statusOf,
} from '../scenario/field.ts';
import { watched } from './watched.ts';

it('row 15: three hundred checks after an hour without the cashbox are all made once, and those late with us are told', async () => {
  const bodies: string[] = [];
  const heartbeat = { agentId: 'test', post: async (body: string) => void bodies.push(body) };
  const { world, way, heard } = await watched({ heartbeat, kkts: [{ timings: { closeMs: 1_100 } }] });
  const figures = () => HeartbeatSchema.parse(JSON.parse(bodies.at(-1) ?? '')).fiveMinutes;
  const lateTold = () => heard().filter((told) => told.startsWith('receipt-late'));

  // Handed out and not made: the cable goes while the shop does not know it yet.
  const stuck = sell(world);
  world.unplug();
  await world.clock.advance(3 * MINUTE);
  expect(lateTold()).toEqual(['receipt-late attention']);
  await world.clock.advance(57 * MINUTE);
  expect(lateTold()).toContain('receipt-late trouble');
  expect(figures()).toMatchObject({ count: 1, late: 1 });
  expect(figures().worstMs).toBeGreaterThan(59 * MINUTE);

  // A shop that is told "not ok" hands out nothing: these wait there, and no clock of ours runs for them.
  const waiting = Array.from({ length: 300 }, (_, i) => sell(world, kettle(10_000 + i)));
  await world.clock.advance(MINUTE);
  expect(waiting.some((check) => lifeOf(world, check) !== undefined)).toBe(false);
  expect(figures()).toMatchObject({ count: 1, late: 1 });

  world.plug();
  const all = [stuck, ...waiting];
  await world.until(() => arePrinted(world, all), 2 * HOUR, SECOND);
  expect(madeOnce(world, all)).toBe(true);
  // Taken in at once and made one by one in the order they came: nobody waits for ever, and the last are late with us.
  const jobs = all.map((check) => jobOf(world, check)).toSorted((one, other) => one.id - other.id);
  const numbers = jobs.map(({ life }) => (life.state === 'fiscal' ? life.document.fdNumber : 0));
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  await world.clock.advance(2 * MINUTE);
  const madeAt = ({ id }: Job) => world.journal?.timeline(id).findLast(({ what }) => what === 'fnShowsOurs')?.at ?? 0;
  const took = jobs.slice(-100).map((job) => madeAt(job) - job.receivedAt);
  const late = took.filter((ms) => ms > 5 * MINUTE).length;
  expect(late).toBeGreaterThan(10);
  expect(late).toBeLessThan(90);
  expect(figures()).toMatchObject({ count: 100, late, worstMs: Math.max(...took) });
  expect(took.filter((ms) => ms <= (figures().medianMs ?? 0))).toHaveLength(50);

  const over = way.messages.at(-1);
  expect(over?.kind).toBe('allClear');
  expect(statusOf(world).alarms).toEqual([]);
  expect(statusOf(world).queue).toMatchObject({ waiting: 0, inDoubt: 0, parked: 0 });
  const before = lateTold().length;
  const fresh = sell(world, kettle(77_700));
  await world.until(() => arePrinted(world, [fresh]), MINUTE);
  expect(lateTold()).toHaveLength(before);
});
