import { describe, expect, it } from 'vitest';
import { HEALTHY, MOODS, MORE_MOODS } from './moods.ts';
import { atMost, IS_FULL, SEED, sampled, tellingStops } from './points.ts';
import { crossed, said, sweepAll } from './sweep.ts';
import { SALE, WAYS } from './ways.ts';

const TIMEOUT_MS = 3_600_000;
const OTHERS = WAYS.filter((way) => way !== SALE);

describe.each([61, 77] as const)('on a cashbox of model %i', { timeout: TIMEOUT_MS }, (model) => {
  it.each(OTHERS.filter(({ models }) => models.includes(model)))(
    'one document comes of it wherever the agent is stopped: $name',
    async (way) => {
      const swept = await sweepAll(crossed([way], model, [HEALTHY]), (life) => sampled(tellingStops(life), 40, SEED));
      said(`${way.name} on ${model}, healthy`, swept);
      expect(swept.wrong).toEqual([]);
    },
  );

  it.each(MOODS)('every way ends well with the cashbox $name', async (mood) => {
    const most = model === 61 ? 2 : 1;
    const swept = await sweepAll(crossed(OTHERS, model, [mood]), (life) => atMost(tellingStops(life), most, SEED));
    said(`every way on ${model}, ${mood.name}`, swept);
    expect(swept.wrong).toEqual([]);
  });

  // The other model differs in its printer only: a full campaign takes these too.
  it.each(model === 61 || IS_FULL ? MORE_MOODS : [])('every way ends well with the cashbox $name', async (mood) => {
    const swept = await sweepAll(crossed(WAYS, model, [mood]), (life) => atMost(tellingStops(life), 1, SEED));
    said(`every way on ${model}, ${mood.name}`, swept);
    expect(swept.wrong).toEqual([]);
  });
});
