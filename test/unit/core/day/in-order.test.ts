import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIFFERENCES, type Difference, type DifferenceKind } from '../../../../src/core/day/difference.ts';
import { inOrder } from '../../../../src/core/day/in-order.ts';
import { difference } from '../../../support/day-report.ts';

const KINDS = Object.keys(DIFFERENCES) as readonly DifferenceKind[];

const anyDifference: fc.Arbitrary<Difference> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    cashboxId: fc.constantFrom('kassa1', 'kassa2'),
    fnSerial: fc.constantFrom(undefined, '9999078900001111', '9999078900002222'),
    fdNumber: fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: undefined }),
    jobId: fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: undefined }),
  })
  .map(({ kind, ...rest }) => difference(kind, rest));

/** What the order goes by, as text that sorts the same. */
const rank = ({ kind, cashboxId, fnSerial, fdNumber, jobId }: Difference): string =>
  [
    String(KINDS.indexOf(kind)).padStart(3, '0'),
    cashboxId,
    fnSerial ?? '',
    String(fdNumber ?? 0).padStart(6, '0'),
    String(jobId ?? 0).padStart(6, '0'),
  ].join(' ');

describe('the order of differences', () => {
  it('is that of their table, then cashbox, FN, FD number and job', () => {
    fc.assert(
      fc.property(fc.array(anyDifference, { maxLength: 60 }), (all) => {
        const { listed, unlistedCount } = inOrder(all);
        expect(listed.map(rank)).toEqual(all.map(rank).toSorted());
        expect(unlistedCount).toBe(0);
      }),
    );
  });

  it('takes FD numbers as numbers', () => {
    const { listed } = inOrder([100, 9, 10].map((fdNumber) => difference('alien', { fdNumber })));
    expect(listed.map(({ fdNumber }) => fdNumber)).toEqual([9, 10, 100]);
  });
});

describe('a list that is too long', () => {
  const many = (kind: DifferenceKind, count: number) =>
    Array.from({ length: count }, (_, i) => difference(kind, { fdNumber: count - i }));

  it('is a thousand of each kind, and the rest is counted', () => {
    const { listed, unlistedCount } = inOrder([
      ...many('undelivered', 1_003),
      ...many('alien', 1_000),
      ...many('parked', 2),
    ]);
    expect(unlistedCount).toBe(3);
    const counts = Map.groupBy(listed, ({ kind }) => kind);
    expect([...counts].map(([kind, { length }]) => [kind, length])).toEqual([
      ['parked', 2],
      ['alien', 1_000],
      ['undelivered', 1_000],
    ]);
  });

  it('is cut at its end, not at its beginning', () => {
    const { listed } = inOrder(many('alien', 1_200));
    expect([listed[0]?.fdNumber, listed.at(-1)?.fdNumber]).toEqual([1, 1_000]);
  });
});
