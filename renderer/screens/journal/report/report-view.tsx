import { makeStyles, tokens } from '@fluentui/react-components';
import type { Place } from '../../../../src/contract/window.ts';
import { ASKED_ROWS, askedText } from '../../../../src/core/day/report-words.ts';
import { Facts } from '../../../parts/facts.tsx';
import { useLanguage, useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { CashboxDay } from './cashbox-day.tsx';
import { Chapter } from './chapter.tsx';
import { Differences } from './differences.tsx';
import type { Report } from './report.ts';

const NOT_CHECKED: Words = {
  ru: 'Не проверено (различия отсюда в отчёт не попали)',
  en: 'Not checked (no difference of it is in the report)',
};
const ASKED: Words = { ru: 'Чеки магазинов', en: 'Receipts of the shops' };
const OUT_OF_SIGHT: Words = { ru: 'Чего отчёт не видит', en: 'What the report cannot see' };

const useStyles = makeStyles({
  report: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** The chapters of a report, differences first. */
export function ReportView({ report, go }: { readonly report: Report; readonly go: (place: Place) => void }) {
  const styles = useStyles();
  const language = useLanguage();
  return (
    <div className={styles.report}>
      <Differences report={report} go={go} />
      <Sentences title={NOT_CHECKED} all={report.notChecked} />
      <Chapter title={ASKED}>
        <Facts facts={ASKED_ROWS.map((row) => ({ name: row, value: askedText(report, row.key, language) }))} />
      </Chapter>
      {report.cashboxes.map((day) => (
        <CashboxDay key={day.cashboxId} day={day} />
      ))}
      <Sentences title={OUT_OF_SIGHT} all={report.outOfSight} />
    </div>
  );
}

function Sentences({ title, all }: { readonly title: Words; readonly all: readonly Words[] }) {
  const styles = useStyles();
  const say = useSay();
  if (all.length === 0) return null;
  return (
    <Chapter title={title}>
      <ul className={styles.list}>
        {all.map((words) => (
          <li key={words.ru}>{say(words)}</li>
        ))}
      </ul>
    </Chapter>
  );
}
