import { makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Autostart } from '../../../../src/contract/window.ts';
import type { LightState } from '../../../../src/core/health/light.ts';
import { LightMark } from '../../../parts/light-mark.tsx';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { Looking } from '../looking.tsx';
import { StepFrame } from '../step-frame.tsx';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';

const READING: Words = { ru: 'Читаем настройки автозапуска…', en: 'Reading how it is started…' };
const WAYS: Readonly<Record<keyof Autostart, Words>> = {
  logOn: { ru: 'Запускать значок при входе в систему', en: 'Start the icon when you log on' },
  beforeLogOn: {
    ru: 'Запускать агента до входа, без окна (для компьютера, который перезагружается сам)',
    en: 'Start the agent before log-on, without a window (for a computer that restarts by itself)',
  },
};
const LIGHTS: Readonly<Record<Autostart['logOn']['state'], LightState>> = {
  on: 'fine',
  off: 'unknown',
  switchedOff: 'attention',
  unknown: 'unknown',
};

const useStyles = makeStyles({
  way: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  seen: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start', paddingLeft: '60px' },
});

/** Both ways to be started, each with what the system showed when it was read back. */
export function AutostartStep() {
  const { autostart } = useWizard();
  return (
    <StepFrame>
      {!autostart && <Looking words={READING} again={() => void wizard.readAutostart()} />}
      {autostart && <Way way="logOn" autostart={autostart} />}
      {autostart && <Way way="beforeLogOn" autostart={autostart} />}
    </StepFrame>
  );
}

function Way({ way, autostart }: { readonly way: keyof Autostart; readonly autostart: Autostart }) {
  const styles = useStyles();
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const { state, words, possible } = autostart[way];
  const set = (on: boolean) => {
    setBusy(true);
    void wizard.setAutostart(way, on).finally(() => setBusy(false));
  };
  return (
    <div className={styles.way}>
      <Switch
        label={say(WAYS[way])}
        checked={state === 'on'}
        disabled={!possible || busy}
        onChange={(_, { checked }) => set(checked)}
      />
      <div className={styles.seen} role="status">
        {state !== 'off' && <LightMark state={LIGHTS[state]} size={20} quiet />}
        <Text>{say(words)}</Text>
      </div>
    </div>
  );
}
