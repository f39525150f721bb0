import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readGrowing } from '../../../native/growing.ts';

/** A library that says sizes with or without the closing zero. */
function library(bytes: Buffer, unitBytes: number, countsZero: boolean) {
  const units = bytes.length / unitBytes;
  return (buffer: Buffer, room: number): number => {
    const needed = units + (countsZero ? 1 : 0);
    if (needed <= room) bytes.copy(buffer);
    return needed;
  };
}

test('whatever the length, the whole of it comes, whether the closing zero is counted or not', () => {
  const length = fc.oneof(fc.nat({ max: 2000 }), fc.constantFrom(511, 512, 513, 400_000));
  fc.assert(
    fc.property(length, fc.constantFrom(1, 2, 4), fc.boolean(), (units, unitBytes, countsZero) => {
      const bytes = Buffer.alloc(units * unitBytes, 7);
      const filled = readGrowing(library(bytes, unitBytes, countsZero), unitBytes);
      expect(filled?.buffer.subarray(0, bytes.length).equals(bytes)).toBe(true);
      expect(filled?.buffer.subarray(bytes.length).every((b) => b === 0)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a text that grew between two calls is asked again', () => {
  const lengths = [600, 1200];
  const filled = readGrowing(() => lengths.shift() ?? 1200, 2);
  expect(filled?.units).toBe(1200);
});

test('a size that always wants more, or the whole memory, ends in nothing', () => {
  let calls = 0;
  const always = readGrowing((_buffer, room) => {
    calls += 1;
    return room + 1;
  }, 4);
  expect(always).toBeUndefined();
  expect(calls).toBeLessThan(10);
  expect(readGrowing(() => 0x7fff_ffff, 4)).toBeUndefined();
});

test('less than nothing is nothing', () => {
  expect(readGrowing(() => -2, 1)?.units).toBe(0);
});
