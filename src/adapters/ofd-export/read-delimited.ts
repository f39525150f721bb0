import { CsvError, type Options, parse } from 'csv-parse/sync';
import { KassaError } from '../../core/errors.ts';
import type { Sheet } from './cell.ts';
import { decodeText } from './decode-text.ts';

const DELIMITERS = [';', '\t', ','] as const;
/** Rows that show which delimiter it is. */
const SAMPLE = 100;
const BROKEN_QUOTES = 'нарушены кавычки';
const NO_COLUMNS = 'в тексте нет колонок через точку с запятой, табуляцию или запятую';
/** Quotes inside names of firms are often left as they are; line ends may be mixed by hand. */
const LENIENT = {
  relax_quotes: true,
  relax_column_count: true,
  record_delimiter: ['\r\n', '\n', '\r'],
} satisfies Options;

/**
 * Reads a text with delimiters.
 *
 * @param isHeading does that cell look like a heading of the export? It tells the delimiter better than commas do, which stand
 *   in sums and addresses too
 * @throws {KassaError} CB-871
 */
export function readDelimited(bytes: Uint8Array, isHeading: (text: string) => boolean): Sheet {
  const text = decodeText(bytes);
  if (text.trimStart().startsWith('<'))
    throw new KassaError('CB-871', 'это веб-страница; откройте её в Excel и сохраните как XLSX или CSV');
  const samples = DELIMITERS.map((delimiter) => ({ delimiter, rows: sampleOf(text, delimiter) }));
  const [best] = samples
    .map(({ delimiter, rows }) => ({ delimiter, ...scoreOf(rows ?? [], isHeading) }))
    .filter(({ columns }) => columns > 0)
    .sort((left, right) => right.headings - left.headings || right.columns - left.columns);
  if (!best) throw new KassaError('CB-871', samples.some(({ rows }) => !rows) ? BROKEN_QUOTES : NO_COLUMNS);
  return { rows: rowsOf(text, { ...LENIENT, delimiter: best.delimiter }), cellsMayShift: true };
}

type TextRows = readonly (readonly string[])[];

function rowsOf(text: string, options: Options): TextRows {
  try {
    return parse(text, options) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error ? `, строка ${error['lines']}` : '';
    throw new KassaError('CB-871', BROKEN_QUOTES + line, { cause: error });
  }
}

/** Undefined when the quotes make no sense, as with a wrong delimiter they may. */
function sampleOf(text: string, delimiter: string): TextRows | undefined {
  try {
    return parse(text, { ...LENIENT, delimiter, to: SAMPLE }) as string[][];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** How many headings stand in one row, and how many columns most rows have that have any; titles and blank lines have none. */
function scoreOf(rows: TextRows, isHeading: (text: string) => boolean) {
  const counts = new Map<number, number>();
  for (const { length } of rows.filter(({ length }) => length > 1)) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [usual] = [...counts].sort(([, left], [, right]) => right - left);
  return {
    headings: Math.max(0, ...rows.map((row) => row.filter(isHeading).length)),
    columns: usual?.[0] ?? 0,
  };
}
