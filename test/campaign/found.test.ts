import { describe, expect, it } from 'vitest';
import { BadDay } from './bad-day.ts';
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

  // Seen: while one cashbox read its own state before a check, the shop's repeat moved that check to the other one. It was
  // made here and stood in the journal as the other's, with a baseline of the wrong FN; the other called it interrupted.
  it('does not make a check that went to another cashbox while this one was being looked at', async () => {
    const wrong = await new BadDay().run([
      { act: 'sell', seed: 0, atS: 0 },
      { act: 'sell', seed: 0, atS: 0 },
      { act: 'shopFault', fault: 'duplicate-hand-out', times: 1, atS: 1 },
      { act: 'sell', seed: 0, atS: 1 },
      { act: 'kktMends', kkt: 0, atS: 2 },
    ]);
    expect(wrong).toEqual([]);
  });
});
