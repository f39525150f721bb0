import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BadDay } from './bad-day.ts';
import { IS_FULL, SEED } from './points.ts';
import { SCHEDULES } from './schedule.ts';

/** `KASSABRIDGE_SEED` explores elsewhere, `KASSABRIDGE_RUNS` longer. */
const RUNS = Number(process.env['KASSABRIDGE_RUNS'] ?? (IS_FULL ? 2_000 : 20));

it('a bad day ends with one document for every check, or with a reason why there is none', {
  timeout: 7_200_000,
}, async () => {
  let days = 0;
  await fc.assert(
    fc.asyncProperty(SCHEDULES, async (schedule) => {
      days += 1;
      expect(await new BadDay().run(schedule)).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  console.log(`bad days: ${days}, seed ${SEED}`);
});
