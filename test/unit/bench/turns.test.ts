import { describe, expect, it } from 'vitest';
import { type Cost, inTurns, middleOf, ratioOf } from '../../bench/support/turns.ts';

const cost = (ms: number): Cost => ({ wallMs: ms, cpuMs: ms / 10 });

describe('two ways measured in turns', () => {
  it('lets each have its turn in every round, ours first', async () => {
    const said: string[] = [];
    const side = (name: string) => ({
      turn: async () => {
        said.push(name);
        return [cost(1)];
      },
    });
    await inTurns(side('ours'), side('theirs'), 2);
    expect(said).toEqual(['ours', 'theirs', 'ours', 'theirs']);
  });

  it('compares within a round, so that a computer that gets slower changes nothing', () => {
    const turns = {
      ours: [[cost(11)], [cost(22)], [cost(110)]],
      theirs: [[cost(10)], [cost(20)], [cost(100)]],
    };
    expect(ratioOf(turns, 'wallMs')).toBeCloseTo(1.1);
    expect(ratioOf(turns, 'cpuMs')).toBeCloseTo(1.1);
  });

  it('is not moved by one disturbed time or one disturbed round', () => {
    const turns = {
      ours: [
        [cost(10), cost(10), cost(900)],
        [cost(700), cost(700), cost(700)],
        [cost(10), cost(10), cost(10)],
      ],
      theirs: [
        [cost(10), cost(10), cost(10)],
        [cost(10), cost(10), cost(10)],
        [cost(10), cost(10), cost(10)],
      ],
    };
    expect(ratioOf(turns, 'wallMs')).toBe(1);
  });

  it('tells the middle of all times of a side', () => {
    expect(middleOf([[cost(1), cost(2)], [cost(9)]], 'wallMs')).toBe(2);
  });
});
