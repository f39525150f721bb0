import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  ArrowSyncCircleRegular,
  CheckmarkCircleFilled,
  CircleRegular,
  ErrorCircleFilled,
  QuestionCircleRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import { STEP_STATE_WORDS, type StepState, stepStates } from './wizard/step-states.ts';
import { STEP_WORDS, STEPS, type Step } from './wizard/steps.ts';
import { useWizard } from './wizard/use-wizard.ts';
import { wizard } from './wizard/wizard.ts';

const LABEL: Words = { ru: 'Шаги настройки', en: 'Steps of the set-up' };
const NOW: Words = { ru: 'сейчас', en: 'now' };

const MARKS: Readonly<Record<StepState, ReactNode>> = {
  done: <CheckmarkCircleFilled fontSize={20} color={tokens.colorStatusSuccessForeground1} aria-hidden />,
  running: <ArrowSyncCircleRegular fontSize={20} aria-hidden />,
  open: <QuestionCircleRegular fontSize={20} aria-hidden />,
  missing: <CircleRegular fontSize={20} aria-hidden />,
  optional: <CircleRegular fontSize={20} aria-hidden />,
  switchedOff: <WarningFilled fontSize={20} color={tokens.colorStatusWarningForeground1} aria-hidden />,
  fault: <ErrorCircleFilled fontSize={20} color={tokens.colorStatusDangerForeground1} aria-hidden />,
};

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: '1fr',
    gap: tokens.spacingVerticalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    // Beside the step there is no room for it: then it lies above, in two rows.
    '@media (max-width: 879px)': { gridTemplateColumns: 'repeat(4, minmax(0, 1fr))' },
  },
  step: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    height: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    textAlign: 'left',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    backgroundColor: 'transparent',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '@media (max-width: 879px)': { padding: tokens.spacingHorizontalXS },
  },
  now: { backgroundColor: tokens.colorNeutralBackground3, border: `1px solid ${tokens.colorNeutralStroke1}` },
  mark: { flexShrink: 0, lineHeight: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The steps with how far each is; every one can be opened at any time. */
export function StepList() {
  const styles = useStyles();
  const say = useSay();
  const state = useWizard();
  const states = stepStates(state);
  return (
    <nav aria-label={say(LABEL)}>
      <ol className={styles.list}>
        {STEPS.map((step) => (
          <li key={step}>
            <StepButton step={step} state={states[step]} isNow={step === state.step} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepButton({
  step,
  state,
  isNow,
}: {
  readonly step: Step;
  readonly state: StepState;
  readonly isNow: boolean;
}) {
  const styles = useStyles();
  const say = useSay();
  return (
    <button
      type="button"
      className={mergeClasses(styles.step, isNow && styles.now)}
      aria-current={isNow ? 'step' : undefined}
      onClick={() => wizard.go(step)}
    >
      <span className={styles.mark}>{MARKS[state]}</span>
      <span className={styles.words}>
        <Text size={200} weight={isNow ? 'semibold' : 'regular'}>
          {say(STEP_WORDS[step].short)}
        </Text>
        <Text size={200} className={styles.quiet}>
          {isNow ? `${say(NOW)}, ${say(STEP_STATE_WORDS[state])}` : say(STEP_STATE_WORDS[state])}
        </Text>
      </span>
    </button>
  );
}
