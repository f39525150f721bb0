import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { SetUpStep } from '../../../src/contract/set-up.ts';
import { LightMark } from '../../parts/light-mark.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  step: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalM, listStyleType: 'none' },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  cure: {
    marginTop: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export interface SeenDeed {
  readonly words: Words;
  readonly act: () => void;
}

/** What was seen step by step, each with what to do about it. */
export function SeenSteps({
  steps,
  deedOf,
}: {
  readonly steps: readonly SetUpStep[];
  /** Leads to where a step is put right; undefined: nowhere in this window. */
  readonly deedOf?: (step: SetUpStep) => SeenDeed | undefined;
}) {
  const styles = useStyles();
  const say = useSay();
  return (
    <ul className={styles.list}>
      {steps.map((step) => {
        const deed = step.state === 'fine' ? undefined : deedOf?.(step);
        return (
          <li key={`${step.step} ${step.title.en}`} className={styles.step}>
            <LightMark state={step.state} size={20} />
            <div className={styles.words}>
              <Text weight="semibold">{say(step.title)}</Text>
              <Text className={styles.quiet}>{say(step.seen)}</Text>
              {step.cure && <Text className={styles.cure}>{say(step.cure)}</Text>}
            </div>
            {deed && (
              <Button size="small" onClick={deed.act} aria-label={`${say(deed.words)}: ${say(step.title)}`}>
                {say(deed.words)}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
