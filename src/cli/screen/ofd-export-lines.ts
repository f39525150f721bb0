import type { ReadRows } from '../../adapters/ofd-export/read-rows.ts';
import type { OfdField, OfdRow } from '../../core/day/ofd-row.ts';
import { absentFields, columnsText } from '../ofd-export/columns-option.ts';

/** Reasons shown one by one; of more only the number is told. */
const SHOWN = 10;

/** What was taken of an export. */
export function takenLines(name: string, { rows, skippedCount, leftOut }: ReadRows): readonly string[] {
  return [
    `Выгрузка ОФД «${name}» принята, строк: ${rows.length}.`,
    ...[...Map.groupBy(rows, ({ fnSerial }) => fnSerial)].map(([fnSerial, ofFn]) => fnLine(fnSerial, ofFn)),
    ...(skippedCount > 0 ? [`Пропущено пустых и итоговых строк: ${skippedCount}.`] : []),
    ...firstOf([...leftOut].map(([words, count]) => `Не учтено: ${words}, строк: ${count}.`)),
  ];
}

/** What could not be read, and why. */
export function unreadableLines({ unreadable }: ReadRows): readonly string[] {
  if (unreadable.length === 0) return [];
  const lines = unreadable.map(({ line, reason }) => `  строка ${line}: ${reason}`);
  return [`Не прочитано строк: ${unreadable.length}. Их документов для сверки как будто нет:`, ...firstOf(lines)];
}

/** Nobody has said yet what the columns mean: what is there, and a command to look over and run. */
export function proposalLines(command: {
  readonly headings: readonly string[];
  readonly guess: Partial<Record<OfdField, string>>;
  /** The command as it was typed, without `--columns`. */
  readonly typed: readonly string[];
}): readonly string[] {
  const { headings, guess, typed } = command;
  const absent = absentFields(guess);
  const words = ['kassabridge', 'ofd-export', ...typed, '--columns', columnsText(guess)];
  return [
    'Какая колонка выгрузки что значит, ещё не указано; ничего не принято. Колонки в файле:',
    ...headings.filter((heading) => heading !== '').map((heading) => `  ${heading}`),
    '',
    'Проверьте, верно ли угадано, и выполните (в следующий раз --columns не понадобится):',
    `  ${words.map(quoted).join(' ')}`,
    ...(absent.length > 0 ? ['', `Не угадано: ${absent.join(', ')}. Впишите заголовки вместо «???».`] : []),
  ];
}

function fnLine(fnSerial: string, rows: readonly OfdRow[]): string {
  const numbers = rows.map(({ fdNumber }) => fdNumber);
  const [from, to] = numbers.reduce(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    [Number.POSITIVE_INFINITY, 0],
  );
  return `  ФН ${fnSerial}: строк ${rows.length}, ФД с ${from} по ${to}`;
}

function firstOf(lines: readonly string[]): readonly string[] {
  const rest = lines.length - SHOWN;
  return rest > 0 ? [...lines.slice(0, SHOWN), `  … и ещё ${rest}`] : lines;
}

/** As both shells take it. */
const quoted = (word: string) => (/^[\w./:\\=-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`);
