import { titleText } from '../../adapters/day-report/words.ts';
import type { CashboxDay, DayReport, Sums, SumsLine } from '../../core/day/day-report.ts';
import { DIFFERENCES, type Difference } from '../../core/day/difference.ts';
import { ASKED_ROWS, askedText, byKind, hasAny, resultOf, SIDES, sortsText } from '../../core/day/report-words.ts';
import { OPERATION_WORDS, TENDER_WORDS } from '../../core/day/words.ts';
import { TENDER_NAMES, type Tender } from '../../core/fiscal/terms.ts';
import { commandLines, commandOfDifference } from './commands.ts';
import { shiftLines } from './shift-lines.ts';
import { rubles } from './words.ts';

/** Differences on the screen at most: who has more needs the file. */
const LISTED = 50;

const MARKS = { fine: '●', notAll: '▲', trouble: '■' } as const;

/** The report of a day in short, for a person at a terminal: differences first. */
export function reportLines(report: DayReport): readonly string[] {
  const { tone, ru } = resultOf(report);
  return [
    titleText(report),
    `${MARKS[tone]} ${ru}`,
    ...(report.differences.length === 0 ? [] : [`  ${sortsText(report)}`]),
    ...differenceLines(report),
    ...section(
      'Не проверено (различия отсюда в отчёт не попали):',
      report.notChecked.map((words) => words.ru),
    ),
    ...section(
      'Чеки магазинов:',
      ASKED_ROWS.map(({ key, ru: name }) => `${name.padEnd(24)}${askedText(report, key)}`),
    ),
    ...report.cashboxes.flatMap(cashboxLines),
    ...section(
      'Чего отчёт не видит:',
      report.outOfSight.map((words) => words.ru),
    ),
  ];
}

function differenceLines({ differences, unlistedCount }: DayReport): readonly string[] {
  const shown = differences.slice(0, LISTED);
  const more = differences.length - shown.length;
  return section('Различия:', [
    ...shown.map(differenceLine),
    ...(more > 0 ? [`ещё ${more} в файле: kassabridge report --out ФАЙЛ.xlsx`] : []),
    ...(unlistedCount > 0 ? [`и ещё ${unlistedCount}: их слишком много, чтобы перечислить`] : []),
  ]).concat(
    section(
      'Что делать:',
      byKind(differences).flatMap(({ kind }) => [
        `${DIFFERENCES[kind].title.ru}: ${DIFFERENCES[kind].next.ru}`,
        ...commandLines(commandOfDifference(kind), '  '),
      ]),
    ),
  );
}

function differenceLine(one: Difference): string {
  const { kind, cashboxId, shopId, checkId, jobId, fdNumber, otherFdNumber, totalKop, detail, code } = one;
  const fd = [fdNumber, otherFdNumber].filter((number) => number !== undefined);
  const about = [
    `касса ${cashboxId}`,
    ...(checkId === undefined ? [] : [`чек ${shopId}/${checkId}`]),
    ...(jobId === undefined ? [] : [`запись ${jobId}`]),
    ...(fd.length === 0 ? [] : [`ФД ${fd.join(' и ')}`]),
    ...(totalKop === undefined ? [] : [rubles(totalKop)]),
  ];
  return `${DIFFERENCES[kind].title.ru}: ${about.join(', ')}: ${detail.ru}${code === undefined ? '' : ` [${code}]`}`;
}

function cashboxLines(day: CashboxDay): readonly string[] {
  const lines = day.sums.filter((line) => SIDES.some(({ key }) => hasAny(line[key])));
  const sums = lines.length === 0 ? ['чеков не было'] : lines.flatMap(operationLines);
  return section(`Касса ${day.cashboxId}:`, [...sums, ...shiftLines(day)]);
}

function operationLines(line: SumsLine): readonly string[] {
  return SIDES.flatMap(({ key, ru }) => {
    const sums = line[key];
    return sums === undefined
      ? []
      : [`${OPERATION_WORDS[line.operation].ru.padEnd(17)}${ru.padEnd(14)}${sumsText(sums)}`];
  });
}

function sumsText({ count, totalKop, tenders }: Sums): string {
  const parts = TENDER_NAMES.flatMap((tender) => tenderPart(tender, tenders));
  return `${String(count).padStart(6)} чек. ${rubles(totalKop).padStart(18)}${parts.length === 0 ? '' : `  (${parts.join(', ')})`}`;
}

function tenderPart(tender: Tender, tenders: Sums['tenders']): readonly string[] {
  const sum = tenders?.[tender] ?? 0;
  return sum === 0 ? [] : [`${TENDER_WORDS[tender].ru} ${rubles(sum)}`];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
