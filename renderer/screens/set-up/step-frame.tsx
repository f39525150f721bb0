import { Button, makeStyles, Text, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import { fieldId } from './fields/field-id.ts';
import { STEP_WORDS, STEPS, stepBeside } from './wizard/steps.ts';
import { useWizard } from './wizard/use-wizard.ts';
import { wizard } from './wizard/wizard.ts';

const BACK: Words = { ru: 'Назад', en: 'Back' };
const NEXT: Words = { ru: 'Далее', en: 'Next' };

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, minWidth: 0 },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, maxWidth: '640px' },
  title: { ...typographyStyles.subtitle1, outline: 'none' },
  lead: { color: tokens.colorNeutralForeground2 },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '640px', minWidth: 0 },
  nav: { display: 'flex', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
});

/** One step: what it is about, what it asks, and the way to the one before and after. */
export function StepFrame({
  children,
  leads = true,
}: {
  readonly children: ReactNode;
  /** Is "Next" what is to be done here? Not where the step has a deed of its own. */
  readonly leads?: boolean;
}) {
  const styles = useStyles();
  const say = useSay();
  const { step } = useWizard();
  const title = useFocusOnStep();
  const { title: heading, lead } = STEP_WORDS[step];
  const before = stepBeside(step, -1);
  const after = stepBeside(step, 1);
  const next = (event: SubmitEvent) => {
    event.preventDefault();
    if (after) wizard.go(after);
  };
  return (
    <form className={styles.frame} noValidate onSubmit={next}>
      <div className={styles.head}>
        <h2 ref={title} tabIndex={-1} className={styles.title}>
          {STEPS.indexOf(step) + 1}. {say(heading)}
        </h2>
        <Text className={styles.lead}>{say(lead)}</Text>
      </div>
      <div className={styles.body}>{children}</div>
      <div className={styles.nav}>
        {before && <Button onClick={() => wizard.go(before)}>{say(BACK)}</Button>}
        {after && (
          <Button type="submit" appearance={leads ? 'primary' : 'secondary'}>
            {say(NEXT)}
          </Button>
        )}
      </div>
    </form>
  );
}

/** A step that a person went to takes the focus: at the field that was asked for, or at its heading. */
function useFocusOnStep() {
  const title = useRef<HTMLHeadingElement>(null);
  const { step, focus, isEntered } = useWizard();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each step and field
  useEffect(() => {
    if (!isEntered) return;
    const field = focus === undefined ? null : document.getElementById(fieldId(focus));
    (field ?? title.current)?.focus();
  }, [step, focus]);
  return title;
}
