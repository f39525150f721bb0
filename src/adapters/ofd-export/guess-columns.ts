import { OFD_FIELDS, type OfdField } from '../../core/day/ofd-row.ts';
import { wordKey } from './word-key.ts';

/**
 * Headings seen in exports, the surest first. «Номер чека» is in no row: it is the number within the shift (1042), which
 * starts again every morning.
 */
const KNOWN_HEADINGS: Readonly<Record<OfdField, readonly string[]>> = {
  fnSerial: [
    'Заводской номер ФН',
    'Серийный номер ФН',
    'Номер ФН',
    '№ ФН',
    'ФН',
    'Заводской номер фискального накопителя',
    'Номер фискального накопителя',
    'Фискальный накопитель',
  ],
  fdNumber: [
    'Порядковый номер ФД',
    'Номер ФД',
    '№ ФД',
    'ФД №',
    'ФД',
    'Порядковый номер фискального документа',
    'Номер фискального документа',
    '№ фискального документа',
  ],
  totalKop: [
    'Сумма чека',
    'Сумма по чеку',
    'Сумма расчета',
    'Сумма документа',
    'Итоговая сумма',
    'Сумма итого',
    'Итого',
    'Сумма',
  ],
  fiscalSign: ['ФПД', 'Номер ФПД', 'ФП', 'Фискальный признак документа', 'Фискальный признак'],
  operation: [
    'Признак расчета',
    'Признак расчета (тип операции)',
    'Тип операции',
    'Вид операции',
    'Тип расчета',
    'Операция',
    'Тип чека',
    'Тип',
  ],
  issuedAt: [
    'Дата и время',
    'Дата/время',
    'Дата, время',
    'Дата время',
    'Дата и время чека',
    'Дата и время расчета',
    'Дата и время документа',
    'Дата и время формирования',
    'Дата чека',
    'Дата документа',
    'Дата',
  ],
};

/** What exports put behind the name of a sum: `Сумма чека, руб.`, `Итого (₽)`. */
const UNIT = /[\s,]*\(?(?:₽|р\.|руб\.?|рублей)\)?\s*$/;

const guessKey = (heading: string) => wordKey(heading).replace(UNIT, '').replace(/:$/, '');

const KNOWN_KEYS: ReadonlySet<string> = new Set(Object.values(KNOWN_HEADINGS).flat().map(guessKey));

export function isKnownHeading(heading: string): boolean {
  return KNOWN_KEYS.has(guessKey(heading));
}

/** What the columns may mean, by their headings. For a person to look at: never to be used unseen. */
export function guessColumns(headings: readonly string[]): Partial<Record<OfdField, string>> {
  const guess: Partial<Record<OfdField, string>> = {};
  for (const field of OFD_FIELDS) {
    for (const known of KNOWN_HEADINGS[field]) {
      const [found, ...twins] = headings.filter((heading) => guessKey(heading) === guessKey(known));
      if (found === undefined || twins.length > 0) continue;
      guess[field] = found;
      break;
    }
  }
  return guess;
}
