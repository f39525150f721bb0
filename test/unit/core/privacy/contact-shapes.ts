import fc from 'fast-check';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const gap = fc.constantFrom('', ' ', '-', '\u2013', '\u00a0', ' - ', '.', '\u2011');

/** Ten digits of a Russian number in any of the usual groups. */
const grouped = fc
  .tuple(
    fc.constantFrom([3, 3, 2, 2], [3, 3, 4], [3, 7], [10], [3, 4, 3], [3, 2, 2, 3], [4, 2, 2, 2], [5, 1, 2, 2]),
    fc.tuple(fc.constantFrom('9', '4', '8', '3'), digits(9)).map((all) => all.join('')),
    gap,
    fc.boolean(),
  )
  .map(([groups, all, between, inBrackets]) => {
    const ends = groups.map((_, index) => groups.slice(0, index + 1).reduce((sum, length) => sum + length, 0));
    const [code = '', ...rest] = ends.map((end, index) => all.slice(ends[index - 1] ?? 0, end));
    return inBrackets && rest.length > 0 ? ` (${code}) ${rest.join(between)}` : [between + code, ...rest].join(between);
  });

/** Phones as buyers and shops write them. */
export const phone = fc.oneof(
  fc.tuple(fc.constantFrom('+7', '8', '7'), grouped).map((all) => all.join('')),
  fc.tuple(fc.constantFrom('375', '380', '996', '998'), digits(9)).map((all) => all.join('')),
  fc.tuple(fc.constantFrom('+375', '+380', '+49', '+1', '+998'), digits(9)).map((all) => all.join('')),
  digits(9).map((rest) => `9${rest}`),
  fc.tuple(digits(3), digits(3), digits(2), digits(2)).map(([a, b, c, d]) => `(${a}) ${b}-${c}-${d}`),
  fc.tuple(digits(3), digits(2), digits(2)).map((all) => all.join('-')),
);

const cyrillic = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'абвгдежзийк'), minLength: 3, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'лмнопрсту'), minLength: 2, maxLength: 12 }),
  )
  .map(([local, domain]) => `${local}@${domain}.рф`);

/** E-mails of every shape RFC 5322 has without quotes, in Cyrillic, and encoded. */
export const email = fc.oneof(
  fc.emailAddress(),
  cyrillic,
  fc.emailAddress().map((address) => address.replace('@', '%40')),
  fc.emailAddress().map((address) => address.replace('@', '\\u0040')),
  fc.tuple(fc.emailAddress(), fc.domain()).map(([address, domain]) => `${address}@${domain}`),
);

/** What is not a contact around one: never a digit or a letter next to it. */
export const words = fc
  .array(fc.constantFrom('чек', 'для', 'ждёт', 'site', 'said', '—', 'CB-706'), { maxLength: 4 })
  .map((all) => all.join(' '));

/** Numbers of ours, as the log writes them, that must stay readable. */
export const ours = fc.oneof(
  digits(16).map((text) => `ФН ${text}`),
  digits(16).map((text) => `РНМ ${text}`),
  digits(14).map((text) => `ЗН ${text}`),
  digits(16),
  digits(14),
  digits(13),
  digits(10).map((text) => `ИНН ${text}`),
  digits(12).map((text) => `inn="${text}"`),
  digits(12).map((text) => `{"vatin":"${text}"}`),
  fc.nat({ max: 4_294_967_295 }).map((sign) => `ФПД ${String(sign).padStart(10, '0')}`),
  fc.nat({ max: 4_294_967_295 }).map((sign) => String(sign).padStart(10, '0')),
  fc.nat({ max: 999_999 }).map((fd) => `ФД ${fd}`),
  fc.tuple(fc.nat({ max: 99_999_999 }), fc.nat({ max: 99 })).map(([r, k]) => `${r}.${String(k).padStart(2, '0')}`),
  fc
    .tuple(fc.integer({ min: 1, max: 9_999 }), digits(3), digits(3))
    .map(([millions, thousands, units]) => `${millions} ${thousands} ${units},00 ₽`),
  fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).chain((date) => {
    const iso = date.toISOString();
    const [year, month, day] = iso.slice(0, 10).split('-');
    return fc.constantFrom(
      iso,
      iso.slice(0, 19),
      iso.slice(0, 16),
      iso.slice(0, 10),
      `смена 7 ${iso.slice(0, 10)} 12:00`,
      `чек 8 ${day}.${month}.${year} 12:00:00`,
      `${iso.slice(0, 19)}+1000`,
      `${iso.slice(0, 19)}+03:00`,
    );
  }),
  fc.constantFrom('tcp://10.0.0.7:5555', '192.168.10.25', 'koffi@3.3.4', 'драйвер 10.8.0.0', 'CB-801', '1410 мин'),
);
