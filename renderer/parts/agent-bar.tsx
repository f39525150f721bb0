import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  type MessageBarIntent,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import type { AgentState, Picture, Place } from '../../src/contract/window.ts';
import { ageWords } from '../../src/core/health/age-words.ts';
import { bridge } from '../bridge.ts';
import { useNow } from '../state/now.ts';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';

interface Look {
  readonly title: Words;
  readonly intent: MessageBarIntent;
  /** What helps: starting it, or mending the settings; nothing where it heals by itself. */
  readonly ways?: readonly ('start' | 'setUp')[];
}

const STATES: Readonly<Record<Exclude<AgentState['state'], 'running' | 'givenUp'>, Look>> = {
  starting: { title: { ru: 'Агент запускается', en: 'The agent is starting' }, intent: 'info' },
  silent: { title: { ru: 'Нет связи с агентом', en: 'No word from the agent' }, intent: 'error' },
  absent: {
    title: { ru: 'Агент остановился, запускаем снова', en: 'The agent has stopped and is being started again' },
    intent: 'error',
  },
  notSetUp: { title: { ru: 'Программа ещё не настроена', en: 'Not set up yet' }, intent: 'info' },
  foreign: { title: { ru: 'Работает чужой агент', en: 'Another agent is at work' }, intent: 'error' },
};
const GIVEN_UP: Readonly<Record<NonNullable<AgentState['cause']>, Look>> = {
  person: {
    title: { ru: 'Агент остановлен', en: 'The agent is stopped' },
    intent: 'warning',
    ways: ['start'],
  },
  settings: {
    title: { ru: 'Агенту мешают настройки', en: 'The settings keep the agent from starting' },
    intent: 'error',
    ways: ['setUp', 'start'],
  },
  itself: {
    title: { ru: 'Агент не удаётся запустить', en: 'The agent can not be started' },
    intent: 'error',
    ways: ['start'],
  },
};
const OLD: Words = { ru: 'Ниже — последнее, что было известно.', en: 'Below is what was known last.' };
const START: Words = { ru: 'Запустить агент', en: 'Start the agent' };
const SET_UP: Words = { ru: 'Открыть настройку', en: 'Open the set-up' };
const FOR: Words = { ru: 'Прошло', en: 'For' };

// A low window takes its room from the screen below, not from the button in the bar.
const useStyles = makeStyles({ bar: { flexShrink: 0 } });

/** Says above every screen that nobody is at work or answers, what to do, and that what the screen shows is old. */
export function AgentBar({ picture, go }: { readonly picture: Picture; readonly go: (place: Place) => void }) {
  const styles = useStyles();
  const say = useSay();
  const now = useNow();
  const look = lookOf(picture.agent);
  if (!look) return null;
  const { state, since, words } = picture.agent;
  const said = [
    words && say(words),
    state !== 'notSetUp' && `${say(FOR)} ${say(ageWords(now - since))}.`,
    picture.snapshot && say(OLD),
  ];
  return (
    <MessageBar className={styles.bar} intent={look.intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{say(look.title)}</MessageBarTitle>
        {said.filter(Boolean).join(' ')}
      </MessageBarBody>
      {look.ways && (
        <MessageBarActions>
          {look.ways.includes('setUp') && <Button onClick={() => go({ screen: 'setUp' })}>{say(SET_UP)}</Button>}
          {look.ways.includes('start') && (
            <Button onClick={() => void bridge.shell.startAgent({})}>{say(START)}</Button>
          )}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function lookOf({ state, cause }: AgentState): Look | undefined {
  if (state === 'running') return undefined;
  return state === 'givenUp' ? GIVEN_UP[cause ?? 'itself'] : STATES[state];
}
