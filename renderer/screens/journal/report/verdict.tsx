import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { type ResultTone, resultOf, sortsText } from '../../../../src/core/day/report-words.ts';
import type { LightState } from '../../../../src/core/health/light.ts';
import { LightMark } from '../../../parts/light-mark.tsx';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { clock, deviceDate } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import type { Report } from './report.ts';

const REPORT: Words = { ru: 'Отчёт за', en: 'Report of' };
const RUNNING: Words = { ru: 'день ещё идёт: на', en: 'the day is not over: as of' };
/** What was not checked must never look like what is well. */
const STATES: Readonly<Record<ResultTone, LightState>> = { fine: 'fine', notAll: 'attention', trouble: 'trouble' };

const useStyles = makeStyles({
  verdict: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
});

/** The day and what is to be thought of it. */
export function Verdict({ report }: { readonly report: Report }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const { tone, ...result } = resultOf(report);
  const sorts = sortsText(report, language);
  const running = report.isWhole ? '' : `, ${say(RUNNING)} ${clock(report.madeAt, language)}`;
  return (
    <div className={styles.verdict}>
      <LightMark state={STATES[tone]} size={28} quiet />
      <div className={styles.words}>
        <Text size={200}>{`${say(REPORT)} ${deviceDate(report.date, language)}${running}`}</Text>
        <Text weight="semibold">{say(result)}</Text>
        {sorts !== '' && <Text size={200}>{sorts}</Text>}
      </div>
    </div>
  );
}
