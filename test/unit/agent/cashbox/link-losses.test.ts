import { expect, it } from 'vitest';
import { LinkLosses } from '../../../../src/agent/cashbox/link-losses.ts';

const HOUR = 3_600_000;

it('counts the losses of the last hour, and forgets older ones', () => {
  const losses = new LinkLosses();
  for (const at of [0, 10, HOUR - 1]) losses.lost(at);
  expect(losses.count(HOUR - 1)).toBe(3);
  expect(losses.count(HOUR)).toBe(2);
  expect(losses.count(2 * HOUR)).toBe(0);
});

it('is not misled by a clock that is set back', () => {
  const losses = new LinkLosses();
  losses.lost(5 * HOUR);
  expect(losses.count(HOUR)).toBe(0);
  losses.lost(HOUR);
  expect(losses.count(HOUR)).toBe(1);
});
