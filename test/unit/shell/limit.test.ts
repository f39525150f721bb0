import { describe, expect, it } from 'vitest';
import { isAllowed, THREE_IN_TEN_MINUTES } from '../../../src/shell/limit.ts';

describe('limit', () => {
  const minutes = (...all: readonly number[]) => all.map((minute) => minute * 60_000);

  it('lets three pass in ten minutes, and the next when the first is older', () => {
    expect(isAllowed(minutes(0, 1), 120_000, THREE_IN_TEN_MINUTES)).toBe(true);
    expect(isAllowed(minutes(0, 1, 2), 180_000, THREE_IN_TEN_MINUTES)).toBe(false);
    expect(isAllowed(minutes(0, 1, 2), 599_999, THREE_IN_TEN_MINUTES)).toBe(false);
    expect(isAllowed(minutes(0, 1, 2), 600_000, THREE_IN_TEN_MINUTES)).toBe(true);
  });

  it('does not hold times of a clock that was set back against anybody', () => {
    expect(isAllowed(minutes(100, 101, 102), 0, THREE_IN_TEN_MINUTES)).toBe(true);
  });
});
