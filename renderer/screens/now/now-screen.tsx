import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { overallState, signsOf } from '../../../src/contract/overall-state.ts';
import type { StatusSnapshot } from '../../../src/contract/snapshot.ts';
import type { Today } from '../../../src/contract/today.ts';
import { bridge } from '../../bridge.ts';
import { FaultBar } from '../../parts/fault-bar.tsx';
import { ScreenFrame } from '../../parts/screen-frame.tsx';
import { useAsked } from '../../state/asked.ts';
import { useNow } from '../../state/now.ts';
import { useLanguage, useSay } from '../../words/language.tsx';
import { count, span } from '../../words/numbers.ts';
import type { Language, Words } from '../../words/words.ts';
import type { ScreenProps } from '../screen-props.ts';
import { Chain } from './chain.tsx';
import { chainLinks } from './chain-links.ts';
import { DayChart } from './day-chart.tsx';
import { type Figure, Figures } from './figures.tsx';
import { dayAtStart } from './first-day.ts';
import { NextSteps } from './next-steps.tsx';
import { PauseBar } from './pause-bar.tsx';
import { Verdict } from './verdict.tsx';

const TITLE: Words = { ru: 'Сейчас', en: 'Now' };
const WAITS: Words = { ru: 'Что ждёт', en: 'What waits' };
const CLOCK: Words = {
  ru: 'Пять минут: от выдачи нам до ФН',
  en: 'Five minutes: from the hand-out to us until the FN',
};
const CLOCK_NOTE: Words = {
  ru: 'Что было до выдачи чека нам, отсюда не видно.',
  en: 'What happened before the hand-out to us cannot be seen from here.',
};
const NOT_COVERED: Words = { ru: 'Чего отсюда не видно', en: 'What cannot be seen from here' };
/** The day is asked for so often, ms. */
const TODAY_EVERY_MS = 15_000;

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
});

/** Is money safe, what waits, what to do next. */
export function NowScreen({ picture, go }: ScreenProps) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const { snapshot, agent } = picture;
  const runs = agent.state === 'running';
  const { received, fiscal, refused } = snapshot?.queue ?? {};
  const { answer: today, fault } = useAsked(() => bridge.agent.today({}), String(runs), {
    everyMs: TODAY_EVERY_MS,
    stamp: `${received} ${fiscal} ${refused}`,
    first: dayAtStart(),
  });
  return (
    <ScreenFrame title={say(TITLE)}>
      <Verdict state={overallState(snapshot && signsOf(snapshot), agent.state)} agent={agent.state} />
      {runs && snapshot?.paused && <PauseBar paused={snapshot.paused} now={now} />}
      {runs && snapshot && <NextSteps snapshot={snapshot} logOnLost={picture.logOnLost} go={go} />}
      <Chain links={chainLinks(picture, now)} go={go} />
      {snapshot && (
        <section className={styles.part} aria-labelledby="waits">
          <Subtitle2 as="h2" id="waits">
            {say(WAITS)}
          </Subtitle2>
          <Figures figures={waitingFigures(snapshot, language)} />
        </section>
      )}
      {runs && fault && <FaultBar words={fault} />}
      {today && (
        <section className={styles.part} aria-labelledby="five-minutes">
          <Subtitle2 as="h2" id="five-minutes">
            {say(CLOCK)}
          </Subtitle2>
          <Figures figures={clockFigures(today, language)} />
          <Text size={200} className={styles.quiet}>
            {say(CLOCK_NOTE)}
          </Text>
        </section>
      )}
      {today && <DayChart today={today} />}
      {snapshot && snapshot.notCovered.length > 0 && (
        <section className={styles.part} aria-labelledby="not-covered">
          <Subtitle2 as="h2" id="not-covered">
            {say(NOT_COVERED)}
          </Subtitle2>
          <ul className={styles.list}>
            {snapshot.notCovered.map((words) => (
              <li key={words.en}>{say(words)}</li>
            ))}
          </ul>
        </section>
      )}
    </ScreenFrame>
  );
}

const LABELS = {
  waiting: { ru: 'чеков в работе', en: 'receipts in work' },
  inDoubt: { ru: 'под вопросом', en: 'in doubt' },
  parked: { ru: 'ждут решения', en: 'wait for a decision' },
  unsent: { ru: 'не передано в ОФД', en: 'not sent to the OFD' },
  count: { ru: 'чеков сегодня', en: 'receipts today' },
  median: { ru: 'обычно (медиана)', en: 'usually (median)' },
  worst: { ru: 'дольше всего', en: 'the longest' },
  late: { ru: 'дольше 5 минут у нас', en: 'over five minutes with us' },
} as const satisfies Readonly<Record<string, Words>>;
const NOT_KNOWN = '—';

function waitingFigures({ queue, parked, cashboxes }: StatusSnapshot, language: Language): readonly Figure[] {
  const told = cashboxes.flatMap(({ ofd }) => (ofd ? [ofd.unsentCount] : []));
  const unsent =
    told.length === 0
      ? NOT_KNOWN
      : count(
          told.reduce((sum, one) => sum + one, 0),
          language,
        );
  return [
    { label: LABELS.waiting[language], value: count(queue.waiting, language) },
    { label: LABELS.inDoubt[language], value: count(queue.inDoubt, language) },
    { label: LABELS.parked[language], value: count(parked.length, language) },
    { label: LABELS.unsent[language], value: unsent },
  ];
}

function clockFigures({ fiveMinutes }: Today, language: Language): readonly Figure[] {
  const { count: all, late, medianMs, worstMs } = fiveMinutes;
  const told = (ms: number | undefined) => (ms === undefined ? NOT_KNOWN : span(ms, language));
  return [
    { label: LABELS.count[language], value: count(all, language) },
    { label: LABELS.median[language], value: told(medianMs) },
    { label: LABELS.worst[language], value: told(worstMs) },
    { label: LABELS.late[language], value: count(late, language) },
  ];
}
