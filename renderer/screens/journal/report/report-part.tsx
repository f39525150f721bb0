import { Button, Field, Input, makeStyles, Spinner, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { refusalWords } from '../../../../src/contract/refusal-words.ts';
import type { Place } from '../../../../src/contract/window.ts';
import { bridge } from '../../../bridge.ts';
import { FaultBar } from '../../../parts/fault-bar.tsx';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { localDate } from './local-date.ts';
import type { Report } from './report.ts';
import { ReportView } from './report-view.tsx';
import { Verdict } from './verdict.tsx';

const TITLE: Words = { ru: 'Отчёт за день', en: 'Report of a day' };
const DAY: Words = { ru: 'День', en: 'Day' };
const SHOW: Words = { ru: 'Показать отчёт', en: 'Show the report' };
const CLOSE: Words = { ru: 'Убрать отчёт', en: 'Put the report away' };
const READING: Words = {
  ru: 'Агент читает документы из ФН, чеки идут первыми. Это может занять несколько минут.',
  en: 'The agent reads the documents of the FN, receipts go first. This may take some minutes.',
};

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  ask: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
});

/** Last day that was reported, or any other: what the journal, the FN, the shop and the OFD say of it. */
export function ReportPart({
  lastDate,
  now,
  runs,
  go,
}: {
  /** Local date `YYYY-MM-DD` of the newest nightly report; undefined: there is none. */
  readonly lastDate: string | undefined;
  readonly now: number;
  readonly runs: boolean;
  readonly go: (place: Place) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const today = localDate(now);
  const [picked, setPicked] = useState<string>();
  const date = picked ?? lastDate ?? today;
  const { report, fault, busy, ask, forget } = useReport();
  // The day that runs has no date yet.
  const show = () => ask(date === today ? {} : { date });
  return (
    <section className={styles.part} aria-labelledby="day-report">
      <Subtitle2 as="h2" id="day-report">
        {say(TITLE)}
      </Subtitle2>
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <Field label={say(DAY)}>
          <Input type="date" value={date} max={today} onChange={(_, { value }) => setPicked(value)} />
        </Field>
        <Button type="submit" disabled={busy || !runs || date === ''}>
          {say(SHOW)}
        </Button>
        {report && <Button onClick={forget}>{say(CLOSE)}</Button>}
      </form>
      {/* The verdict alone is said aloud: the chapters are read by whoever wants them. */}
      <div aria-live="polite">
        {busy && <Spinner size="tiny" label={<Text>{say(READING)}</Text>} />}
        {fault && <FaultBar words={fault} />}
        {report && <Verdict report={report} />}
      </div>
      {report && <ReportView report={report} go={go} />}
    </section>
  );
}

/** One report at a time; what an older question brings is thrown away. */
function useReport() {
  const [state, setState] = useState<{ readonly report?: Report; readonly fault?: Words; readonly busy: boolean }>({
    busy: false,
  });
  const question = useRef(0);
  const ask = async (request: { readonly date?: string }) => {
    const number = ++question.current;
    setState({ busy: true });
    const answered = await bridge.agent.report(request);
    if (number !== question.current) return;
    if (!answered.ok) return setState({ busy: false, fault: answered.words });
    const { answer } = answered;
    setState({ busy: false, ...(answer.done ? { report: answer.report } : { fault: refusalWords(answer) }) });
  };
  const forget = () => {
    question.current++;
    setState({ busy: false });
  };
  return { ...state, ask: (request: { readonly date?: string }) => void ask(request), forget };
}
