import { describe, expect, it } from 'vitest';
import { MOODS } from './moods.ts';
import { tellingStops } from './points.ts';
import { said, sweep } from './sweep.ts';
import { SALE, WAYS } from './ways.ts';

const TIMEOUT_MS = 3_600_000;
/** A sale has a file of its own. The shift of 23 h 59 min goes the way of the expired one and is sampled beside it. */
const FAILING = WAYS.filter(({ name }) => name !== SALE.name && name !== 'shift of 23 h 59 min');

/** The other model differs in its printer only; it is sampled in `stop-every-way`. */
describe('stopped at every boundary while the cashbox fails, on a cashbox of model 61', { timeout: TIMEOUT_MS }, () => {
  describe.each(FAILING)('$name', (way) => {
    it.each(MOODS)('is one document in the end, with the cashbox $name', async (mood) => {
      // The first command of a way is its own; the others are first in other ways, and sampled in `stop-every-way`.
      const [command] = way.deciding;
      if (command === undefined) throw new Error(`Nothing decides in ${way.name}`);
      const swept = await sweep({ way, model: 61, mood, command }, tellingStops);
      said(`${way.name} on 61, ${mood.name}`, swept);
      expect(swept.wrong).toEqual([]);
    });
  });
});
