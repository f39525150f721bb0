import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import type { Picture } from '../../src/contract/window.ts';
import { bridge } from '../bridge.ts';
import { useNow } from '../state/now.ts';
import { useLanguage, useSay } from '../words/language.tsx';
import { span } from '../words/numbers.ts';
import type { Words } from '../words/words.ts';

const TITLES: Readonly<Record<Exclude<Picture['agent']['state'], 'running'>, Words>> = {
  starting: { ru: 'Агент запускается', en: 'The agent is starting' },
  absent: { ru: 'Агент не отвечает', en: 'The agent does not answer' },
  givenUp: { ru: 'Агент не удаётся запустить', en: 'The agent can not be started' },
  notSetUp: { ru: 'Программа ещё не настроена', en: 'Not set up yet' },
  foreign: { ru: 'Работает чужой агент', en: 'Another agent is at work' },
};
const OLD: Words = { ru: 'Ниже — последнее, что было известно', en: 'Below is what was known last' };
const START: Words = { ru: 'Запустить агент', en: 'Start the agent' };
const FOR: Words = { ru: 'Прошло', en: 'For' };

// A low window takes its room from the screen below, not from the button in the bar.
const useStyles = makeStyles({ bar: { flexShrink: 0 } });

/** Says above every screen that nobody is at work, and that what the screen shows is old. */
export function AgentBar({ picture }: { readonly picture: Picture }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const { state, since, words } = picture.agent;
  if (state === 'running') return null;
  return (
    <MessageBar
      className={styles.bar}
      intent={state === 'starting' || state === 'notSetUp' ? 'info' : 'error'}
      layout="multiline"
    >
      <MessageBarBody>
        <MessageBarTitle>{say(TITLES[state])}</MessageBarTitle>
        {words && `${say(words)} `}
        {state !== 'notSetUp' && `${say(FOR)} ${span(now - since, language)}. `}
        {picture.snapshot && `${say(OLD)}.`}
      </MessageBarBody>
      {state === 'givenUp' && (
        <MessageBarActions>
          <Button onClick={() => void bridge.shell.startAgent({})}>{say(START)}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
