import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fiscalText, isFiscalText } from '../../../../src/core/fiscal/text.ts';
import { decodeCp866, encodeCp866 } from '../../../../src/wire/atol-v3/cp866.ts';

test.each([
  ['  Чайник \t электрический\n1,7 л ', 'Чайник электрический 1,7 л'],
  ['Чай «Зелёный» — 100 г…', 'Чай "Зелёный" - 100 г...'],
  ['Чаи\u0306 зеле\u0308ныи\u0306', 'Чай зелёный'],
  ['Цена\u00a0100\u2009₽', 'Цена 100 руб.'],
  ['Кружка ☕️ 👩‍👩‍👧 подарочная', 'Кружка подарочная'],
  ['Café Nº5 ﬁne', 'Cafe No5 fine'],
  ['Насос 40°C, 2×½', 'Насос 40 град.C, 2x1/2'],
  ['пер\u00adенос\u200bа', 'переноса'],
  ['№ 5 $ %', '№ 5 $ %'],
  ['茶', ''],
])('turns %j into %j', (raw, expected) => {
  expect(fiscalText(raw)).toBe(expected);
});

test('whatever comes in, what goes out reaches the FN and comes back as it went', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const text = fiscalText(raw);
      expect(isFiscalText(text)).toBe(true);
      expect(decodeCp866(encodeCp866(text))).toBe(text);
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/ {2}/);
      expect(fiscalText(text)).toBe(text);
    }),
  );
});
