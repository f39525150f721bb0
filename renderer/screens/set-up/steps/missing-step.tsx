import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { SetUpStep } from '../../../../src/contract/set-up.ts';
import type { Picture, Place } from '../../../../src/contract/window.ts';
import { bridge } from '../../../bridge.ts';
import { FaultBar } from '../../../parts/fault-bar.tsx';
import { useAsked } from '../../../state/asked.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { Looking } from '../looking.tsx';
import { type SeenDeed, SeenSteps } from '../seen-steps.tsx';
import { StepFrame } from '../step-frame.tsx';
import { ownMissing } from '../wizard/own-missing.ts';
import type { Step } from '../wizard/steps.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';
import { AgentStart } from './agent-start.tsx';
import { DemoEnd } from './demo-end.tsx';

const LOOKING: Words = { ru: 'Проверяем, чего не хватает…', en: 'Looking what is missing…' };
const UNSAVED: Words = {
  ru: 'Введённое ещё не сохранено: список — о том, что записано в файле.',
  en: 'What was typed is not saved yet: the list is about what stands in the file.',
};
const GO: Words = { ru: 'Исправить', en: 'Mend' };
const TO_TRIAL: Words = { ru: 'К пробе', en: 'To the trial' };
const COMPARE: Words = { ru: 'Сверить', en: 'Compare' };
const TO_NOW: Words = { ru: 'Открыть «Сейчас»', en: 'Open "Now"' };
/** Much of it changes by itself once the agent runs, ms. */
const EVERY_MS = 5_000;

/** Steps of the check list that are put right in this wizard. Names: the set-up process. */
const STEP_OF: Readonly<Record<string, Step>> = {
  settings: 'save',
  link: 'link',
  secret: 'link',
  live: 'cashbox',
  ways: 'alarms',
  way: 'alarms',
  others: 'others',
  autostart: 'autostart',
  trial: 'save',
};

const useStyles = makeStyles({
  deeds: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** What is left before real receipts are made, and the start of whoever makes them. */
export function MissingStep({ picture, go }: { readonly picture: Picture; readonly go: (place: Place) => void }) {
  const { agent, isDemo = false } = picture;
  const styles = useStyles();
  const say = useSay();
  const state = useWizard();
  const { isChanged, file } = state;
  const { answer, fault, again } = useAsked(() => bridge.setUp.missing({}), agent.state, { everyMs: EVERY_MS });
  const steps = answer?.steps;
  useEffect(() => {
    if (steps) wizard.keepMissing(steps);
  }, [steps]);
  useEffect(() => {
    // Who works here and what starts by itself may have changed since the steps that showed it.
    void wizard.lookAround();
    void wizard.readAutostart();
  }, []);
  const deedOf = ({ step }: SetUpStep): SeenDeed | undefined => {
    if (step === 'confirmed') return { words: COMPARE, act: () => go({ screen: 'cashbox' }) };
    const place = STEP_OF[step];
    return place && { words: step === 'trial' ? TO_TRIAL : GO, act: () => wizard.go(place) };
  };
  return (
    <StepFrame>
      {isChanged && <Text>{say(UNSAVED)}</Text>}
      {fault && <FaultBar words={fault} again={again} />}
      {!steps && !fault && <Looking words={LOOKING} again={again} />}
      {steps && <SeenSteps steps={[...steps, ...ownMissing(state, wizard.trial.state)]} deedOf={deedOf} />}
      {isDemo && <DemoEnd />}
      <div className={styles.deeds}>
        {file === 'found' && !isDemo && <AgentStart state={agent.state} onDone={again} />}
        {agent.state === 'running' && <Button onClick={() => go({ screen: 'now' })}>{say(TO_NOW)}</Button>}
      </div>
    </StepFrame>
  );
}
