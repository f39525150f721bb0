import { Button } from '@fluentui/react-components';
import type { Picture } from '../../../../src/contract/window.ts';
import { bridge } from '../../../bridge.ts';
import { LiveOutcome } from '../../../parts/live-outcome.tsx';
import { shellDeedOf, useDeed } from '../../../state/deed.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';

const START: Words = { ru: 'Запустить агента', en: 'Start the agent' };
const STARTED: Words = { ru: 'Агент запускается', en: 'The agent is starting' };
const RESTART: Words = {
  ru: 'Перезапустить агента с этими настройками',
  en: 'Start the agent anew with these settings',
};
const RESTARTED: Words = {
  ru: 'Агент закончит чек в работе и начнёт с новыми настройками',
  en: 'The agent finishes the receipt in hand and begins with the new settings',
};

/** Lets the agent work with the settings as they are written. */
export function AgentStart({
  state,
  onDone,
}: {
  readonly state: Picture['agent']['state'];
  readonly onDone?: () => void;
}) {
  const say = useSay();
  const { deed, busy, act } = useDeed();
  const runs = state === 'running';
  // Somebody else's agent is not ours to start, and one that is there and silent hears no order: the bar above says what to do.
  if (state === 'foreign' || state === 'silent') return null;
  const start = () =>
    act(async () => {
      const outcome = runs ? await bridge.shell.restartAgent({}) : await bridge.shell.startAgent({});
      onDone?.();
      return shellDeedOf(outcome, runs ? RESTARTED : STARTED);
    });
  return (
    <>
      <Button appearance="primary" disabledFocusable={busy || state === 'starting'} onClick={start}>
        {say(runs ? RESTART : START)}
      </Button>
      <LiveOutcome deed={deed} />
    </>
  );
}
