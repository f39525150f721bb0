import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { hasAny, SIDES } from '../../../../src/core/day/report-words.ts';
import { OPERATION_WORDS } from '../../../../src/core/day/words.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { deviceDate, rubles } from '../../../words/numbers.ts';
import type { Language, Words } from '../../../words/words.ts';
import { Chapter } from './chapter.tsx';
import type { Report } from './report.ts';

type Day = Report['cashboxes'][number];
type Shift = Day['shifts'][number];

const OPERATION: Words = { ru: 'Чеки', en: 'Receipts' };
const NONE: Words = { ru: 'Чеков не было.', en: 'There were no receipts.' };
const SHIFT: Words = { ru: 'Смена', en: 'Shift' };
const UNKNOWN: Words = { ru: 'неизвестного номера', en: 'of an unknown number' };
const OPENED: Words = { ru: 'открыта', en: 'opened' };
const CLOSED: Words = { ru: 'закрыта', en: 'closed' };
const AGREEMENTS: Readonly<Record<Shift['agreement'], Words>> = {
  agrees: { ru: 'счётчики кассы сходятся с чеками', en: 'the counters of the cashbox agree with the receipts' },
  differs: { ru: 'счётчики кассы НЕ СХОДЯТСЯ с чеками', en: 'the counters of the cashbox DIFFER from the receipts' },
  notCompared: { ru: 'счётчики кассы не сверены', en: 'the counters of the cashbox were not compared' },
};

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: 'fit-content' },
  cell: { padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXS} 0` },
  head: { textAlign: 'start', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  sum: { fontVariantNumeric: 'tabular-nums' },
});

/** What the sides say of the receipts of one cashbox, and its shifts. */
export function CashboxDay({ day }: { readonly day: Day }) {
  const language = useLanguage();
  const say = useSay();
  const hasSums = day.sums.some((line) => SIDES.some(({ key }) => hasAny(line[key])));
  const title = { ru: `Касса ${day.cashboxId}`, en: `Cashbox ${day.cashboxId}` };
  return (
    <Chapter title={title}>
      {hasSums ? <SumsTable day={day} /> : <Text>{say(NONE)}</Text>}
      {day.shifts.map((shift) => (
        <Text key={`${shift.fnSerial} ${shift.shiftNumber} ${shift.openedFd}`}>{shiftText(shift, say, language)}</Text>
      ))}
    </Chapter>
  );
}

function SumsTable({ day: { sums } }: { readonly day: Day }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const sides = SIDES.filter(({ key }) => sums.some((line) => line[key] !== undefined));
  const head = mergeClasses(styles.cell, styles.head);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {[OPERATION, ...sides].map((words) => (
            <th key={words.ru} scope="col" className={head}>
              {say(words)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sums
          .filter((line) => SIDES.some(({ key }) => hasAny(line[key])))
          .map((line) => (
            <tr key={line.operation}>
              <th scope="row" className={head}>
                {say(OPERATION_WORDS[line.operation])}
              </th>
              {sides.map(({ key }) => (
                <td key={key} className={mergeClasses(styles.cell, styles.sum)}>
                  {sumsText(line[key], language)}
                </td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function sumsText(sums: Day['sums'][number]['ofd'], language: Language): string {
  return sums === undefined ? '—' : `${sums.count} · ${rubles(sums.totalKop, language)}`;
}

function shiftText(shift: Shift, say: (words: Words) => string, language: Language): string {
  const { shiftNumber, openedAt, closedAt, closedFd, agreement } = shift;
  const fd = closedFd === undefined ? '' : say({ ru: ` (ФД ${closedFd})`, en: ` (FD ${closedFd})` });
  return [
    `${say(SHIFT)} ${shiftNumber ?? say(UNKNOWN)}`,
    ...(openedAt === undefined ? [] : [`${say(OPENED)} ${deviceDate(openedAt, language)}`]),
    ...(closedAt === undefined ? [] : [`${say(CLOSED)} ${deviceDate(closedAt, language)}${fd}`]),
    say(AGREEMENTS[agreement]),
  ].join(', ');
}
