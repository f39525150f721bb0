import { describe, expect, it } from 'vitest';
import { fnTermDays } from '../../../../src/core/health/fn-term.ts';

describe('the term of an FN', () => {
  it.each([
    ['15 months', '2025-03-10', '2026-06-23', 470],
    ['36 months', '2025-03-10', '2028-03-14', 1_100],
    ['a day beside it', '2025-03-09', '2028-03-14', 1_100],
    ['a term that was cut', '2025-03-10', '2026-04-24', undefined],
    ['a day that is none', 'soon', '2026-06-23', undefined],
    ['a beginning nobody has told', undefined, '2028-03-14', undefined],
  ])('of %s', (_what, began, validUntil, days) => {
    expect(fnTermDays({ began, validUntil })).toBe(days);
  });
});
