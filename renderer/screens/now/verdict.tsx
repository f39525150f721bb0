import { makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import type { OverallState } from '../../../src/contract/overall-state.ts';
import type { AgentState } from '../../../src/contract/window.ts';
import { LightMark } from '../../parts/light-mark.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';

const VERDICTS: Readonly<Record<OverallState, { readonly title: Words; readonly body: Words }>> = {
  fine: {
    title: { ru: 'Всё в порядке', en: 'All is well' },
    body: {
      ru: 'Чеки пробиваются, и документы доходят до ОФД.',
      en: 'Receipts are made, and documents reach the OFD.',
    },
  },
  training: {
    title: { ru: 'Учебный режим: чеки не настоящие', en: 'Training: receipts are not real' },
    body: {
      ru: 'Всё работает как должно, но касса учебная: юридической силы у чеков нет, в налоговую они не уходят.',
      en: 'All works as it should, but this is a training cashbox: its receipts have no legal force and never reach the tax service.',
    },
  },
  attention: {
    title: { ru: 'Нужно внимание', en: 'Needs a look' },
    body: { ru: 'Что сделать, сказано ниже.', en: 'What to do is said below.' },
  },
  trouble: {
    title: { ru: 'Беда', en: 'Trouble' },
    body: {
      ru: 'Чеки не пробиваются или не доходят. Что сделать, сказано ниже.',
      en: 'Receipts are not made, or do not arrive. What to do is said below.',
    },
  },
  unknown: {
    title: { ru: 'Не знаем', en: 'Not known' },
    body: {
      ru: 'Свежих данных нет, поэтому «всё хорошо» мы не говорим.',
      en: 'There is nothing fresh to go by, so we do not say that all is well.',
    },
  },
};

/** Nothing below says what to do then: the bar above does. */
const NOBODY_AT_WORK: Words = {
  ru: 'Агент не работает, и что с чеками, отсюда не видно. Что сделать, сказано выше.',
  en: 'The agent is not at work, and nothing is seen of receipts. What to do is said above.',
};
const NOBODY_ANSWERS: Words = {
  ru: 'Агент не отвечает, и что с чеками, отсюда не видно. Что сделать, сказано выше.',
  en: 'The agent does not answer, and nothing is seen of receipts. What to do is said above.',
};

const useStyles = makeStyles({
  verdict: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalL },
  words: { display: 'flex', flexDirection: 'column' },
});

/** Is money safe? In one glance, before anything else on the screen; the same answer as that of the icon. */
export function Verdict({ state, agent }: { readonly state: OverallState; readonly agent: AgentState['state'] }) {
  const styles = useStyles();
  const say = useSay();
  const { title, body } = VERDICTS[state];
  return (
    <div className={styles.verdict} role="status">
      <LightMark state={state} size={56} quiet />
      <div className={styles.words}>
        <Title2 as="h2">{say(title)}</Title2>
        <Text>{say(agent === 'running' ? body : agent === 'silent' ? NOBODY_ANSWERS : NOBODY_AT_WORK)}</Text>
      </div>
    </div>
  );
}
