import type { OfdColumns } from '../../core/day/ofd-row.ts';
import { KassaError } from '../../core/errors.ts';
import { type Cell, cellText, type Sheet } from './cell.ts';
import { isKnownHeading } from './guess-columns.ts';
import { wordKey } from './word-key.ts';

/** The heading row of an export and what is below it. */
export interface ExportTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Line of the first of these rows, from 1, as a person counts. */
  readonly firstLine: number;
  readonly cellsMayShift: boolean;
}

/** Title lines above the headings, at most. */
const TOP_LINES = 30;

/**
 * The first row, of the first sheet, that holds all headings of the map.
 *
 * @throws {KassaError} CB-871 when there is nothing, CB-872 when no row holds them all
 */
export function findTable(sheets: readonly Sheet[], columns: OfdColumns): ExportTable {
  const wanted = headingsOf(columns);
  const keys = wanted.map(wordKey);
  for (const sheet of sheets) {
    const at = sheet.rows.findIndex((row) => holdsAll(row, keys));
    if (at < 0) continue;
    const table = tableAt(sheet, at);
    refuseTwins(table, wanted);
    return table;
  }
  const { headings } = likelyTable(sheets);
  const there = new Set(headings.map(wordKey));
  const absent = wanted.filter((heading) => !there.has(wordKey(heading)));
  throw new KassaError('CB-872', `нет: ${quoted(absent.length > 0 ? absent : wanted)}; есть: ${quoted(headings)}`);
}

/**
 * The table as far as it can be told without a map: the row with most words in it, of the sheet whose headings we know best.
 *
 * @throws {KassaError} CB-871 when there is none
 */
export function likelyTable(sheets: readonly Sheet[]): ExportTable {
  const [best] = sheets
    .flatMap((sheet) => {
      const counts = sheet.rows.slice(0, TOP_LINES).map((row) => row.filter(isWord).length);
      const most = Math.max(0, ...counts);
      return most > 0 ? [tableAt(sheet, counts.indexOf(most))] : [];
    })
    .sort((left, right) => knownCount(right) - knownCount(left));
  if (!best) throw new KassaError('CB-871', 'нет строки с заголовками');
  return best;
}

/** Headings of the map, without the fields it has none for. */
export function headingsOf(columns: OfdColumns): readonly string[] {
  return Object.values(columns).filter((heading) => heading !== undefined);
}

function holdsAll(row: readonly Cell[], keys: readonly string[]): boolean {
  const there = new Set(row.map((cell) => wordKey(cellText(cell))));
  return keys.every((key) => there.has(key));
}

function tableAt({ rows, cellsMayShift }: Sheet, at: number): ExportTable {
  return {
    headings: (rows[at] ?? []).map((cell) => cellText(cell).replaceAll(/\s+/g, ' ')),
    rows: rows.slice(at + 1),
    firstLine: at + 2,
    cellsMayShift,
  };
}

/** Two columns of that name: which of them is meant only a person knows. */
function refuseTwins({ headings }: ExportTable, wanted: readonly string[]): void {
  const twins = wanted.filter((name) => headings.filter((heading) => wordKey(heading) === wordKey(name)).length > 1);
  if (twins.length > 0)
    throw new KassaError('CB-872', `в файле несколько колонок ${quoted(twins)}; переименуйте в нём лишние`);
}

const isWord = (cell: Cell) => typeof cell === 'string' && /\p{L}/u.test(cell);
const knownCount = ({ headings }: ExportTable) => headings.filter(isKnownHeading).length;
const quoted = (headings: readonly string[]) =>
  headings
    .filter((heading) => heading !== '')
    .map((heading) => `«${heading}»`)
    .join(', ');
