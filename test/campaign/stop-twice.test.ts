import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { runPoint } from './lives.ts';
import { HEALTHY, MOODS, MORE_MOODS } from './moods.ts';
import { IS_FULL, SEED } from './points.ts';
import { WAYS } from './ways.ts';

const RUNS = Number(process.env['KASSABRIDGE_RUNS'] ?? (IS_FULL ? 5_000 : 120));

const points = fc.constantFrom(...WAYS).chain((way) =>
  fc.record({
    way: fc.constant(way),
    model: fc.constantFrom(...way.models),
    mood: fc.constantFrom(HEALTHY, ...MOODS, ...MORE_MOODS),
    command: fc.constantFrom(...way.deciding),
    stops: fc.array(fc.integer({ min: 1, max: 550 }), { minLength: 2, maxLength: 4 }),
  }),
);

it('one document comes of it when the agent is stopped again and again', { timeout: 3_600_000 }, async () => {
  let lives = 0;
  await fc.assert(
    fc.asyncProperty(points, async (point) => {
      const outcome = await runPoint(point);
      lives += outcome.lives.length;
      expect(outcome.wrong).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  console.log(`stopped again and again: ${RUNS} receipts, ${lives} lives, seed ${SEED}`);
});
