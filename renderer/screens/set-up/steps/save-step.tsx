import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { FormFault } from '../../../../src/contract/set-up.ts';
import type { Picture } from '../../../../src/contract/window.ts';
import { FaultBar } from '../../../parts/fault-bar.tsx';
import { LiveOutcome } from '../../../parts/live-outcome.tsx';
import { useDeed } from '../../../state/deed.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import { fieldName, fieldOf } from '../fields/field-words.ts';
import { RunProgress } from '../run-progress.tsx';
import { SeenSteps } from '../seen-steps.tsx';
import { StepFrame } from '../step-frame.tsx';
import { STEP_WORDS, stepOfPath } from '../wizard/steps.ts';
import { useWizard } from '../wizard/use-wizard.ts';
import { wizard } from '../wizard/wizard.ts';
import { SavedForLater } from './saved-for-later.tsx';
import { Summary } from './summary.tsx';

const SAVE: Words = { ru: 'Сохранить', en: 'Save' };
const SAVED: Words = { ru: 'Настройки сохранены.', en: 'The settings are saved.' };
const NOT_SAVED: Words = {
  ru: 'Не сохранено: исправьте поля ниже. Записанное раньше осталось как было.',
  en: 'Not saved: mend the fields below. What was stored before is as it was.',
};
const MEND: Words = { ru: 'Исправить', en: 'Mend' };
const TRIAL: Words = { ru: 'Проба на учебной кассе', en: 'Trial on the virtual cashbox' };
const TRY: Words = { ru: 'Попробовать', en: 'Try it' };
const TRY_AGAIN: Words = { ru: 'Попробовать ещё раз', en: 'Try again' };
const BEGUN: Words = { ru: 'Включаем учебные магазин и кассу…', en: 'Switching on a virtual shop and cashbox…' };
const STOPPED: Words = { ru: 'Проба остановлена.', en: 'The trial was stopped.' };

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'flex-start' },
  outcome: { outline: 'none' },
  wide: { alignSelf: 'stretch' },
  faults: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  fault: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    listStyleType: 'none',
  },
});

/** Writes everything or nothing, and goes the whole way of a receipt once without a real device. */
export function SaveStep({ picture }: { readonly picture: Picture }) {
  const styles = useStyles();
  const say = useSay();
  const { faults, isSaved } = useWizard();
  const { deed, busy, act } = useDeed();
  const outcome = useRef<HTMLDivElement>(null);
  const save = () =>
    act(async () => {
      const saving = await wizard.save();
      outcome.current?.focus();
      if (saving.state === 'failed') return { done: false, words: saving.words };
      return saving.state === 'saved' ? { done: true, words: SAVED } : { done: false, words: NOT_SAVED };
    });
  return (
    <StepFrame leads={isSaved}>
      <Summary />
      <div>
        <Button appearance={isSaved ? 'secondary' : 'primary'} disabledFocusable={busy} onClick={save}>
          {say(SAVE)}
        </Button>
      </div>
      <div ref={outcome} tabIndex={-1} className={styles.outcome}>
        <LiveOutcome deed={deed} />
      </div>
      <SavedForLater picture={picture} />
      {faults.length > 0 && (
        <ul className={styles.faults}>
          {faults.map((fault) => (
            <FaultRow key={`${fault.path} ${fault.en}`} fault={fault} />
          ))}
        </ul>
      )}
      <Trial />
    </StepFrame>
  );
}

function FaultRow({ fault }: { readonly fault: FormFault }) {
  const styles = useStyles();
  const say = useSay();
  const step = stepOfPath(fault.path);
  const name = fieldName(fault.path) ?? (step === 'save' ? undefined : STEP_WORDS[step].short);
  return (
    <li className={styles.fault}>
      <Text>
        {name && <strong>{say(name)}: </strong>}
        {say(fault)}
      </Text>
      {step !== 'save' && (
        <Button
          size="small"
          aria-label={`${say(MEND)}: ${say(name ?? STEP_WORDS[step].short)}`}
          onClick={() => wizard.go(step, fieldOf(fault.path))}
        >
          {say(MEND)}
        </Button>
      )}
    </li>
  );
}

function Trial() {
  const styles = useStyles();
  const say = useSay();
  const run = wizard.trial.state;
  return (
    <section className={styles.part} aria-labelledby="trial">
      <Subtitle2 as="h3" id="trial">
        {say(TRIAL)}
      </Subtitle2>
      {run.state === 'running' && (
        <RunProgress begun={BEGUN} told={run.told} keepsTold onCancel={() => wizard.trial.cancel()} />
      )}
      {run.state === 'ended' && (
        <div className={styles.wide} aria-live="polite">
          <SeenSteps steps={run.answer.steps} />
        </div>
      )}
      {run.state === 'cancelled' && <Text role="status">{say(STOPPED)}</Text>}
      {run.state === 'failed' && <FaultBar words={run.words} />}
      {run.state !== 'running' && (
        <Button onClick={() => wizard.tryAll()}>{say(run.state === 'idle' ? TRY : TRY_AGAIN)}</Button>
      )}
    </section>
  );
}
