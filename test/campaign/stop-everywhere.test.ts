import { describe, expect, it } from 'vitest';
import { HEALTHY, MOODS } from './moods.ts';
import { everyStop, SEED, sampled, tellingStops } from './points.ts';
import { said, sweep } from './sweep.ts';
import { SALE } from './ways.ts';

/** The model without a printer goes the same way but for the readings of a printer. A full campaign takes every boundary. */
const HEALTHY_STEP = { 61: 1, 77: 8 } as const;
const STEP = { 61: 12, 77: 33 } as const;
const TIMEOUT_MS = 3_600_000;

describe.each([61, 77] as const)('a sale on a cashbox of model %i', { timeout: TIMEOUT_MS }, (model) => {
  it('becomes one document wherever the agent is stopped', async () => {
    const swept = await sweep({ way: SALE, model, mood: HEALTHY }, (life) =>
      sampled(everyStop(life), HEALTHY_STEP[model], SEED),
    );
    said(`sale on ${model}, healthy`, swept);
    expect(swept.wrong).toEqual([]);
  });

  it.each(MOODS)('becomes one document where the agent is stopped, with the cashbox $name', async (mood) => {
    const swept = await sweep({ way: SALE, model, mood, command: '4A' }, (life) =>
      sampled(tellingStops(life), STEP[model], SEED),
    );
    said(`sale on ${model}, ${mood.name}`, swept);
    expect(swept.wrong).toEqual([]);
  });
});
