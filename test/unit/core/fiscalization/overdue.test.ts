import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../src/core/fiscalization/job.ts';
import { overdue, refundAt } from '../../../../src/core/fiscalization/overdue.ts';
import { checkJob } from '../../../contract/journal-samples.ts';

const LIMITS = { maxAgeMs: 1_000, refundAfterMs: 300 };

function sale(changes: Partial<Job> = {}): Job {
  return { id: 1, version: 1, ...checkJob('77'), receivedAt: 0, ...changes };
}

const returned = (): Job => {
  const { receipt } = sale();
  if (!receipt) throw new Error('The sample has no receipt');
  return sale({ receipt: { ...receipt, operation: 'sellReturn' } });
};

describe('a check that waited', () => {
  it.each([
    [300, undefined],
    [301, 'CB-716'],
    [5_000, 'CB-716'],
  ] as const)('%i ms, where the money goes back after 300, is %s', (now, code) => {
    expect(overdue(sale(), LIMITS, undefined, now)).toBe(code);
  });

  it.each([
    [1_000, undefined],
    [1_001, 'CB-715'],
  ] as const)('%i ms, where only the age counts, is %s', (now, code) => {
    expect(overdue(sale(), { maxAgeMs: 1_000 }, undefined, now)).toBe(code);
    expect(overdue(returned(), LIMITS, undefined, now)).toBe(code);
  });

  it('is made when a person said "again" after the deadline, until it is too old once more', () => {
    expect(overdue(sale(), LIMITS, 400, 1_400)).toBe(undefined);
    expect(overdue(sale(), LIMITS, 400, 1_401)).toBe('CB-715');
  });

  it('is not made when a person said "again" before the deadline was over', () => {
    expect(overdue(sale(), LIMITS, 200, 250)).toBe(undefined);
    expect(overdue(sale(), LIMITS, 200, 301)).toBe('CB-716');
  });

  it('has no deadline once it is final, and none at all when the agent itself wants it', () => {
    expect(refundAt(sale(), LIMITS)).toBe(300);
    expect(refundAt(sale({ life: { state: 'done' } }), LIMITS)).toBe(undefined);
    const own = sale({ origin: { from: 'agent', reason: 'смена' } });
    expect([refundAt(own, LIMITS), overdue(own, LIMITS, undefined, 5_000)]).toEqual([undefined, undefined]);
  });
});
