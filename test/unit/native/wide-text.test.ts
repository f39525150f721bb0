import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeWide } from '../../../native/wide-text.ts';

function utf32(text: string): Buffer {
  const points = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  const buffer = Buffer.alloc(points.length * 4);
  for (const [i, point] of points.entries()) buffer.writeUInt32LE(point, i * 4);
  return buffer;
}

test('every text without a zero comes back whole from letters of 2 and of 4 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (drawn, ends) => {
      const text = drawn.replaceAll('\0', ' ');
      const rest = (unit: number) =>
        ends ? Buffer.concat([Buffer.alloc(unit), Buffer.from('мусор')]) : Buffer.alloc(0);
      expect(decodeWide(Buffer.concat([utf32(text), rest(4)]), 4)).toBe(text);
      expect(decodeWide(Buffer.concat([Buffer.from(text, 'utf16le'), rest(2)]), 2)).toBe(text);
    }),
  );
});

test('what is no character becomes a mark, and the rest stays', () => {
  const buffer = utf32('касса');
  buffer.writeUInt32LE(0xdead_beef, 8);
  expect(decodeWide(buffer, 4)).toBe('ка\ufffdса');
});

test('a text of many pieces is put together in order', () => {
  const text = 'Ж😀k'.repeat(5_000);
  expect(decodeWide(utf32(text), 4)).toBe(text);
});
