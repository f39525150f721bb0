import { nearest } from '../../adapters/system/settings/nearest.ts';
import { NEEDED_OFD_FIELDS, OFD_FIELDS, type OfdColumns, type OfdField } from '../../core/day/ofd-row.ts';
import { UsageError } from '../arguments.ts';

/** How a person calls a field; the first word is the one we print. */
const FIELD_WORDS: Readonly<Record<OfdField, readonly string[]>> = {
  fnSerial: ['фн', 'fnSerial'],
  fdNumber: ['фд', 'fdNumber'],
  totalKop: ['сумма', 'totalKop'],
  fiscalSign: ['фпд', 'fiscalSign'],
  operation: ['операция', 'operation'],
  issuedAt: ['дата', 'issuedAt'],
};
/** A map that may not be whole yet. */
type Headings = Readonly<Partial<Record<OfdField, string | undefined>>>;

/** Stands where the heading is not known: no export has such a column. */
const UNKNOWN_HEADING = '???';
/** Headings hold commas themselves; only one before a word and `=` begins the next pair. */
const NEXT_PAIR = /,(?=\s*\p{L}+\s*=)/u;

/**
 * The column map of `--columns "фн=Номер ФН,фд=Номер ФД,сумма=Сумма чека"`.
 *
 * @throws {UsageError}
 */
export function readColumns(text: string): OfdColumns {
  const columns: Partial<Record<OfdField, string>> = {};
  for (const pair of text.split(NEXT_PAIR)) {
    const [name = '', ...rest] = pair.split('=');
    const heading = rest.join('=').trim();
    const field = fieldOf(name.trim());
    if (heading === '') throw new UsageError(`--columns: после «${name.trim()}» нужно = и заголовок колонки`);
    if (columns[field] !== undefined) throw new UsageError(`--columns: ${wordOf(field)} указано дважды`);
    columns[field] = heading;
  }
  return whole(columns);
}

/** The option as a person types it; a field without a heading is one to be filled in. */
export function columnsText(columns: Headings): string {
  return OFD_FIELDS.filter((field) => columns[field] !== undefined || isNeeded(field))
    .map((field) => `${wordOf(field)}=${columns[field] ?? UNKNOWN_HEADING}`)
    .join(',');
}

/** What a map lacks to be of use, in the words of `--columns`. */
export function absentFields(columns: Headings): readonly string[] {
  return NEEDED_OFD_FIELDS.filter((field) => columns[field] === undefined).map(wordOf);
}

function whole(columns: Partial<Record<OfdField, string>>): OfdColumns {
  const { fnSerial, fdNumber, totalKop, ...others } = columns;
  if (fnSerial === undefined || fdNumber === undefined || totalKop === undefined)
    throw new UsageError(`--columns: не указано ${absentFields(columns).join(', ')}`);
  return { fnSerial, fdNumber, totalKop, ...others };
}

function fieldOf(name: string): OfdField {
  const field = OFD_FIELDS.find((one) => FIELD_WORDS[one].some((word) => word.toLowerCase() === name.toLowerCase()));
  if (field) return field;
  const known = OFD_FIELDS.flatMap((one) => FIELD_WORDS[one]);
  const meant = nearest(name, known);
  throw new UsageError(
    `--columns: неизвестное «${name}»; ${meant ? `может быть, ${meant}?` : `бывает ${OFD_FIELDS.map(wordOf).join(', ')}`}`,
  );
}

const wordOf = (field: OfdField) => FIELD_WORDS[field][0] ?? field;
const isNeeded = (field: OfdField) => (NEEDED_OFD_FIELDS as readonly OfdField[]).includes(field);
