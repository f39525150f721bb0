import { describe, expect, it } from 'vitest';
import { statusLines } from '../../src/cli/screen/status-lines.ts';
import {
  arePrinted,
  complaintOf,
  documentsOf,
  jobOf,
  kettle,
  lifeOf,
  MINUTE,
  madeOnce,
  SECOND,
  sell,
  shopRow,
  statusOf,
} from '../scenario/field.ts';
import type { World } from '../support/world.ts';
import { watched } from './watched.ts';

const DEADLINE = 5 * MINUTE;

/** A sale that was taken just before the cable went, and whose money is back when the cashbox is. */
async function tooLate(dead = 20 * MINUTE) {
  const { world, heard } = await watched({ refundAfterMs: DEADLINE });
  const check = await takenAndStuck(world);
  await world.clock.advance(dead);
  world.plug();
  return { world, heard, check };
}

async function takenAndStuck(world: World) {
  const check = sell(world);
  world.unplug();
  await world.until(() => lifeOf(world, check)?.state === 'received');
  return check;
}

describe('row 16, the gateway gave the money back', () => {
  it('row 16: a sale whose money went back is parked for a person, not printed, and the checks after it go on', async () => {
    const { world, heard, check } = await tooLate();
    await world.until(() => complaintOf(world, check)?.code === 'CB-716', 20 * MINUTE);
    const fresh = sell(world, kettle(77_700));
    await world.until(() => arePrinted(world, [fresh]));
    await world.clock.advance(MINUTE);
    expect(heard()).toContain('receipt-parked trouble');
    expect(documentsOf(world, check)).toEqual([]);
    expect(shopRow(world, check).status).toBe('P');
    const screen = statusLines(statusOf(world)).join('\n');
    expect(screen).toMatch(/срок платёжной системы — \d\d:\d\d:\d\d/);
    expect(screen).toContain('возвращает деньги. Проверьте платёж');
  });

  it('row 16: one that waits shows its deadline, and is made when the cashbox is back in time', async () => {
    const { world } = await watched({ refundAfterMs: DEADLINE });
    const check = await takenAndStuck(world);
    const { receivedAt } = jobOf(world, check);
    expect(statusOf(world).recent[0]).toMatchObject({ states: ['received'], refundAt: receivedAt + DEADLINE });
    await world.clock.advance(DEADLINE - 30 * SECOND);
    world.plug();
    await world.until(() => arePrinted(world, [check]));
    expect(madeOnce(world, [check])).toBe(true);
    expect(statusOf(world).recent.some(({ refundAt }) => refundAt !== undefined)).toBe(false);
  });

  it('row 16: a person who has looked at the payment has it made anyway, once', async () => {
    const { world, check } = await tooLate();
    await world.until(() => complaintOf(world, check)?.code === 'CB-716', 20 * MINUTE);
    await world.clock.run(
      world.agent?.decide(jobOf(world, check).id, { kind: 'retry' }, 'деньги у нас', 'olga') ??
        Promise.reject(new Error('off')),
    );
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('row 16: a return is made however late it is', async () => {
    const { world } = await watched({ refundAfterMs: DEADLINE });
    const sold = sell(world);
    await world.until(() => arePrinted(world, [sold]));
    const back = sell(world, kettle(), 'sellreturn');
    world.unplug();
    await world.until(() => lifeOf(world, back)?.state === 'received');
    await world.clock.advance(20 * MINUTE);
    world.plug();
    await world.until(() => arePrinted(world, [back]), 10 * MINUTE);
    expect(madeOnce(world, [back])).toBe(true);
  });

  it('row 16: a shop without such a deadline parks by age alone', async () => {
    const { world } = await watched({ maxAgeMs: 10 * MINUTE });
    const check = await takenAndStuck(world);
    await world.clock.advance(20 * MINUTE);
    world.plug();
    await world.until(() => complaintOf(world, check)?.code === 'CB-715', 20 * MINUTE);
    expect(documentsOf(world, check)).toEqual([]);
  });
});
