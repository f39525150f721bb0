import { describe, expect, it } from 'vitest';
import { boundaryOf, runPoint } from './lives.ts';
import { SALE } from './ways.ts';

/** What the campaigns found once, each as the shortest story that shows it. */
describe('found by the campaigns', () => {
  // Seen: the opening that was never sent stayed in the journal, went out when the shift was open long since (9C), and
  // its doubt held the cashbox for the whole limit of closing.
  it('does not open the shift a second time for an opening that was stopped before it left', async () => {
    const clean = await runPoint({ way: SALE, model: 61, stops: [] });
    const passed = clean.lives[0]?.passed ?? [];
    const wanted = boundaryOf(passed, 'after insert', 'after insert');
    const onDisk = boundaryOf(passed, 'after insert', 'after insert', 'after save');
    for (const stop of [wanted, onDisk]) {
      expect((await runPoint({ way: SALE, model: 61, stops: [stop] })).wrong).toEqual([]);
    }
  });
});
