import { describe, expect, it } from 'vitest';
import { arePrinted, HOUR, isConnected, lifeOf, MINUTE, MODELS, madeOnce, open, SECOND, sell } from './field.ts';

describe.each(MODELS)('a PC that sleeps, with model %i', (model) => {
  it('makes the check that came during the night within seconds of its waking', async () => {
    const world = await open({ kkts: [{ model }] });
    await world.clock.run(world.nap(8 * HOUR));
    const check = sell(world);
    const wokenMs = world.clock.monotonicMs();
    await world.until(() => arePrinted(world, [check]), 2 * MINUTE);
    expect(world.clock.monotonicMs() - wokenMs).toBeLessThan(70 * SECOND);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('makes one document when it falls asleep while the receipt is being closed', async () => {
    const world = await open({ kkts: [{ model }] });
    let isAsleep = false;
    world.kkt.use({
      name: 'the lid is closed',
      onCommand: ([code]) => {
        if (code !== 0x4a || isAsleep) return undefined;
        isAsleep = true;
        return { after: () => void world.nap(3 * HOUR), isAnswerLost: true };
      },
    });
    const check = sell(world);
    await world.until(() => isAsleep && isConnected(world) && arePrinted(world, [check]), 5 * HOUR);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('closes a shift that grew too old in its sleep, and opens another, before it sells', async () => {
    const world = await open({ kkts: [{ model }] });
    const first = sell(world);
    await world.until(() => arePrinted(world, [first]), 10 * MINUTE);
    await world.clock.run(world.nap(30 * HOUR));
    const second = sell(world);
    await world.until(() => arePrinted(world, [second]), 10 * MINUTE);
    expect(lifeOf(world, second)?.state).toBe('fiscal');
    expect(world.kkt.ledger.documents.map(({ type }) => type)).toEqual([
      'registration',
      'shiftOpen',
      'receipt',
      'shiftClose',
      'shiftOpen',
      'receipt',
    ]);
  });
});
