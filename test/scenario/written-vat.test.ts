import { describe, expect, it } from 'vitest';
import type { WorldOptions } from '../support/world.ts';
import { arePrinted, documentsOf, MINUTE, madeOnce, open, run, SECOND, sell, statusOf, troubleOf } from './field.ts';

const VAT_20 = 1;
const VAT_10 = 2;

/** A cashbox whose FN shows such VAT; numbers of the documents that were read go into the list. */
function showing(codes: readonly number[] | undefined, read: number[] = []): WorldOptions {
  return {
    abilities: {
      readVatCodes: async (fdNumber) => {
        read.push(fdNumber);
        return codes;
      },
    },
  };
}

describe('the VAT that was written', () => {
  it('is read back once per receipt, when the lane has been idle for some seconds', async () => {
    const read: number[] = [];
    const world = await open(showing([VAT_20], read));
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), MINUTE);
    expect(read).toEqual([]);
    await world.clock.advance(MINUTE);
    expect(read).toEqual(documentsOf(world, check).map(({ fdNumber }) => fdNumber));
    expect(troubleOf(world)).toBeUndefined();
  });

  it('stops the cashbox when it is another one, and a person lets it go on', async () => {
    const world = await open(showing([VAT_10]));
    const first = sell(world);
    await world.until(() => troubleOf(world) === 'CB-462', MINUTE);
    expect(madeOnce(world, [first])).toBe(true);
    const second = sell(world);
    await world.clock.advance(5 * MINUTE);
    expect(documentsOf(world, second)).toEqual([]);
    const [waiting] = statusOf(world).parked;
    expect(waiting?.error).toMatchObject({ code: 'CB-462', ru: expect.stringContaining('записано «НДС 10%»') });
    expect(waiting?.states).toContain('reported');
    await world.clock.run(
      world.agent?.decide(waiting?.jobId ?? 0, { kind: 'retry' }, 'оформлена коррекция', 'Иванова') ?? Promise.reject(),
    );
    await world.until(() => arePrinted(world, [second]), MINUTE);
    expect(madeOnce(world, [first, second])).toBe(true);
  });

  it('still stops the cashbox after a restart, and is asked about once', async () => {
    const read: number[] = [];
    const world = await open(showing([VAT_10], read));
    const check = sell(world);
    await world.until(() => troubleOf(world) === 'CB-462', MINUTE);
    world.kill();
    await run(world);
    await world.until(() => troubleOf(world) === 'CB-462', MINUTE);
    await world.clock.advance(MINUTE);
    expect(read).toHaveLength(1);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('stops nothing when the FN does not show it any more', async () => {
    const world = await open(showing(undefined));
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]), MINUTE);
    await world.clock.advance(30 * SECOND);
    expect(troubleOf(world)).toBeUndefined();
  });
});
