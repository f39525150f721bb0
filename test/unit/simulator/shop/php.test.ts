import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phpJson } from '../../../../src/simulator/shop/php.ts';
import { lastTimeOfDayMs, qrTimeToUnixS, siteTimeText } from '../../../../src/simulator/shop/site-time.ts';

const RAW = { escapesUnicode: false, longNumbers: false };

test('JSON of any text is read back as the same text, escaped or raw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, escapesUnicode) => {
      expect(JSON.parse(phpJson({ [text]: [text] }, { ...RAW, escapesUnicode }))).toEqual({ [text]: [text] });
    }),
  );
});

test('tags, ampersands, quotes and slashes are escaped as the kernel escapes them', () => {
  expect(phpJson(`<b>&'"/`, RAW)).toBe(String.raw`"\u003Cb\u003E\u0026\u0027\u0022\/"`);
});

test('an old kernel escapes all Cyrillic', () => {
  expect(phpJson('Чай', { ...RAW, escapesUnicode: true })).toBe(String.raw`"\u0427\u0430\u0439"`);
});

test('serialize_precision 17 gives sums a tail that rounds back to the kopeck', () => {
  expect(phpJson(1234.56, { ...RAW, longNumbers: true })).toBe('1234.5599999999999');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (kop) => {
      const text = phpJson(kop / 100, { ...RAW, longNumbers: true });
      expect(Math.round(Number(text) * 100)).toBe(kop);
    }),
  );
});

test.each([
  ['20261122T141503', 1_795_346_103],
  ['20261122T1415', 1_795_346_100],
  ['2026-11-22T14:15:03', null],
  ['20261122', null],
  ['20261322T141503', null],
  ['20260230T141503', null],
  ['', null],
])('the time %s of a fiscal text is read in the zone of the site', (text, seconds) => {
  expect(qrTimeToUnixS(text, 180)).toBe(seconds);
});

test('times on the wire are the clock of the site, without an offset', () => {
  expect(siteTimeText(Date.parse('2026-11-22T21:05:09Z'), 180)).toBe('23.11.2026 00:05:09');
});

test('the last 23:30 is yesterday until this evening', () => {
  const at = (iso: string) => new Date(lastTimeOfDayMs(Date.parse(iso), '23:30', 180)).toISOString();
  expect(at('2026-11-22T20:29:59Z')).toBe('2026-11-21T20:30:00.000Z');
  expect(at('2026-11-22T20:30:00Z')).toBe('2026-11-22T20:30:00.000Z');
  expect(at('2026-11-22T22:00:00Z')).toBe('2026-11-22T20:30:00.000Z');
});
