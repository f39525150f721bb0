import { describe, expect, it } from 'vitest';
import type { Direction } from '../support/bad-line.ts';
import { HarmedDay, type Hit } from './harmed.ts';
import { IS_FULL } from './points.ts';

const TIMEOUT_MS = 3_600_000;
/** The thanks for the last answer and the first look afterwards belong to it too. */
const AFTERWARDS = 80;
/**
 * Both models speak the same wire; the second is there for its own commands. Each kind of bad luck begins at another byte, so that
 * between them none is left out. A full campaign takes every byte with each.
 */
const STEP = { 61: 4, 77: 12 } as const;
/** Receipts of one day; a new day begins with a new journal and an empty FN. */
const HITS_A_DAY = 50;

const BAD_LUCK = [
  ['breaks', 'toDevice'],
  ['breaks', 'toHost'],
  ['vanishes', 'toDevice'],
  ['vanishes', 'toHost'],
  ['flips', 'toDevice'],
  ['flips', 'toHost'],
  ['cuts power', 'toDevice'],
] as const satisfies readonly (readonly [Hit['harm'], Direction])[];

const HARMS = [...new Set(BAD_LUCK.map(([harm]) => harm))];

describe.each([61, 77] as const)('one receipt on a cashbox of model %i', { timeout: TIMEOUT_MS }, (model) => {
  it.each(BAD_LUCK)('is made once whichever byte the line %s at, %s', async (harm, direction) => {
    const bytes = await new HarmedDay(model).measure();
    const hits: Hit[] = [];
    const step = IS_FULL ? 1 : STEP[model];
    const first = 1 + (HARMS.indexOf(harm) % step);
    for (let at = first; at <= bytes[direction] + AFTERWARDS; at += step) hits.push({ harm, direction, at });
    const wrong: string[] = [];
    for (let from = 0; from < hits.length; from += HITS_A_DAY) {
      wrong.push(...(await new HarmedDay(model).run(hits.slice(from, from + HITS_A_DAY))));
    }
    console.log(`model ${model}, ${harm} ${direction}: ${hits.length} of ${bytes[direction]} bytes`);
    expect(hits.at(-1)?.at).toBeGreaterThan(bytes[direction]);
    expect(wrong).toEqual([]);
  });
});
