import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openExport } from '../../../../src/adapters/ofd-export/open-export.ts';
import { readRows } from '../../../../src/adapters/ofd-export/read-rows.ts';
import type { OfdColumns, OfdField, OfdRow } from '../../../../src/core/day/ofd-row.ts';
import { kopecks, MAX_SUM_KOP } from '../../../../src/core/fiscal/money.ts';
import { OPERATIONS, type Operation } from '../../../../src/core/fiscal/terms.ts';
import { exportFiles } from './export-files.ts';

const files = exportFiles();
afterAll(() => files.remove());

const HEADINGS = {
  fnSerial: 'Номер ФН',
  fdNumber: '№ ФД',
  totalKop: 'Сумма, руб.',
  fiscalSign: 'ФПД',
  operation: 'Признак расчёта',
  issuedAt: 'Дата; время',
} as const satisfies Record<OfdField, string>;
const WORDS: Readonly<Record<Operation, string>> = {
  sell: 'Приход',
  sellReturn: 'возврат прихода',
  buy: 'РАСХОД',
  buyReturn: '4',
};
const OPTIONAL = ['fiscalSign', 'operation', 'issuedAt'] as const;

const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });
const moment = fc
  .date({ min: new Date('2017-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 16));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const rowValues = fc.record({
  fnSerial: digits(1, 16),
  fdNumber: fc.integer({ min: 1, max: 4_294_967_295 }),
  totalKop: fc.integer({ min: 0, max: MAX_SUM_KOP }).map(kopecks),
  fiscalSign: maybe(digits(10, 10)),
  operation: maybe(fc.constantFrom(...(Object.keys(OPERATIONS) as Operation[]))),
  issuedAt: maybe(moment),
});
type Values = Omit<OfdRow, 'line'>;

const filler = fc.string({ unit: fc.constantFrom(...'Яё"; ,\t№1\n') });
const layout = fc.record({
  delimiter: fc.constantFrom(';', '\t', ','),
  encoding: fc.constantFrom('utf8', 'win1251', 'utf16le'),
  eol: fc.constantFrom('\r\n', '\n'),
  titles: fc.array(fc.constantFrom('', 'Отчёт по чекам', 'ООО «Ромашка»; Москва, 1'), { maxLength: 5 }),
  columns: fc.subarray([...OPTIONAL]),
  order: fc.infiniteStream(fc.nat()),
  fillers: fc.array(filler, { minLength: 1, maxLength: 4 }),
  blankEvery: fc.integer({ min: 1, max: 4 }),
  comma: fc.boolean(),
  space: fc.constantFrom('', ' ', '\u00a0'),
  unit: fc.constantFrom('', ' руб.'),
  minus: fc.boolean(),
  iso: fc.boolean(),
  quoteAll: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer L> ? L : never;

function sumText(kop: number, { comma, space, unit }: Layout): string {
  const rubles = String(Math.floor(kop / 100)).replaceAll(/\B(?=(\d{3})+$)/g, space);
  return `${rubles}${comma ? ',' : '.'}${String(kop % 100).padStart(2, '0')}${unit}`;
}

function cellOf(field: OfdField, values: Values, how: Layout): string {
  const { operation, issuedAt, totalKop } = values;
  const isReturn = operation === 'sellReturn' || operation === 'buyReturn' || !how.columns.includes('operation');
  switch (field) {
    case 'totalKop':
      return `${how.minus && isReturn ? '-' : ''}${sumText(totalKop, how)}`;
    case 'operation':
      return operation === undefined ? 'Коррекция прихода' : WORDS[operation];
    case 'issuedAt': {
      if (issuedAt === undefined || how.iso) return issuedAt ?? '';
      const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(.+)$/.exec(issuedAt) ?? [];
      return `${day}.${month}.${year} ${time}:59`;
    }
    case 'fiscalSign':
      return values.fiscalSign?.replace(/^0+(?=\d)/, '') ?? '';
    default:
      return String(values[field]);
  }
}

/** The file, and what must be read back of it. */
function written(rows: readonly Values[], how: Layout) {
  const fields = [...(['fnSerial', 'fdNumber', 'totalKop'] as const), ...how.columns];
  const places = [...fields, ...how.fillers.map((text, index) => ({ text, heading: `Прочее ${index}` }))]
    .map((place) => ({ place, rank: how.order.next().value }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ place }) => place);
  const quote = (text: string) =>
    how.quoteAll || /["\n\r]/.test(text) || text.includes(how.delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const lineOf = (cell: (place: (typeof places)[number]) => string) =>
    places.map((place) => quote(cell(place))).join(how.delimiter);
  const headings = lineOf((place) => (typeof place === 'string' ? HEADINGS[place] : place.heading));
  const lines = [...how.titles.map(quote), headings];
  const expected: OfdRow[] = [];
  for (const [index, values] of rows.entries()) {
    if (index % how.blankEvery === 0) lines.push('');
    lines.push(lineOf((place) => (typeof place === 'string' ? cellOf(place, values, how) : place.text)));
    const shown = Object.fromEntries(
      OPTIONAL.filter((one) => !how.columns.includes(one)).map((one) => [one, undefined]),
    );
    expected.push({ ...values, ...shown, line: lines.length });
  }
  const mark = how.encoding === 'utf16le' ? '\ufeff' : '';
  return { text: mark + lines.join(how.eol), expected };
}

describe('export of the OFD in any layout', () => {
  it('is read back as it was written', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowValues, { minLength: 1, maxLength: 12 }), layout, async (rows, how) => {
        const { text, expected } = written(rows, how);
        const columns: OfdColumns = {
          fnSerial: HEADINGS.fnSerial,
          fdNumber: HEADINGS.fdNumber,
          totalKop: HEADINGS.totalKop,
          ...Object.fromEntries(how.columns.map((field) => [field, HEADINGS[field]])),
        };
        const path = files.text('any.csv', text, how.encoding);
        const result = readRows(await openExport(path, columns), columns);
        expect(result.rows).toEqual(expected);
        expect([result.unreadable, result.skippedCount]).toEqual([[], Math.ceil(rows.length / how.blankEvery)]);
      }),
      { numRuns: 300 },
    );
  });
});
