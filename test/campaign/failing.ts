import { describe, expect, it } from 'vitest';
import { MOODS } from './moods.ts';
import { SEED, sampled, tellingStops } from './points.ts';
import { said, sweep } from './sweep.ts';
import { WAYS, type Way } from './ways.ts';

const TIMEOUT_MS = 3_600_000;
/** Every boundary of every mood takes half an hour of two processors; a full campaign takes them. */
const STEP = 28;

/**
 * Stops these ways at their telling boundaries while the cashbox fails. Files share them out, so that both processors have
 * something to do. The other model differs in its printer only; it is sampled in `stop-every-way`.
 */
export function describeFailing(...names: readonly string[]): void {
  const ways = names.map(wayOf);
  describe('stopped anywhere while the cashbox fails, on a cashbox of model 61', {
    timeout: TIMEOUT_MS,
  }, () => {
    describe.each(ways)('$name', (way) => {
      it.each(MOODS)('is one document in the end, with the cashbox $name', async (mood) => {
        // The first command of a way is its own; the others are first in other ways, and sampled in `stop-every-way`.
        const [command] = way.deciding;
        if (command === undefined) throw new Error(`Nothing decides in "${way.name}"`);
        const swept = await sweep({ way, model: 61, mood, command }, (life) => sampled(tellingStops(life), STEP, SEED));
        said(`${way.name} on 61, ${mood.name}`, swept);
        expect(swept.wrong).toEqual([]);
      });
    });
  });
}

function wayOf(name: string): Way {
  const found = WAYS.find((way) => way.name === name);
  if (!found) throw new Error(`There is no way "${name}"`);
  return found;
}
