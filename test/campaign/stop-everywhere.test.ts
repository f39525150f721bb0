import { describe, expect, it } from 'vitest';
import { type Point, runPoint } from './lives.ts';
import { HEALTHY } from './moods.ts';
import { SALE } from './ways.ts';

/** Runs once without a stop, then once for every boundary that was passed. @returns what went wrong, and how many points */
async function sweep(
  point: Omit<Point, 'stops'>,
): Promise<{ readonly wrong: readonly string[]; readonly points: number }> {
  const clean = await runPoint({ ...point, stops: [] });
  const wrong = [...clean.wrong];
  const boundaries = clean.lives[0]?.length ?? 0;
  for (let stop = 1; stop <= boundaries; stop++) wrong.push(...(await runPoint({ ...point, stops: [stop] })).wrong);
  return { wrong, points: boundaries + 1 };
}

describe.each([61, 77] as const)('on a cashbox of model %i', (model) => {
  it('makes one document of a sale wherever the agent is stopped', { timeout: 600_000 }, async () => {
    const { wrong, points } = await sweep({ way: SALE, model, mood: HEALTHY });
    console.log(`sale, model ${model}, healthy: ${points} points`);
    expect(wrong).toEqual([]);
  });
});
