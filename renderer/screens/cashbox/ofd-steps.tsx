import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { OfdCheck } from '../../../src/contract/cashbox-detail.ts';
import { LightMark } from '../../parts/light-mark.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';

const TITLE: Words = { ru: 'Путь документов в ОФД', en: 'The way of the documents to the OFD' };

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  steps: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  step: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalM, listStyleType: 'none' },
});

/** What a check of the way to the OFD found, step by step. */
export function OfdSteps({ check }: { readonly check: OfdCheck }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <div className={styles.part}>
      <Subtitle2 as="h3">{say(TITLE)}</Subtitle2>
      <ol className={styles.steps}>
        {check.steps.map((step) => (
          <li key={step.en} className={styles.step}>
            <LightMark state={step.state} size={20} />
            <Text>{say(step)}</Text>
          </li>
        ))}
      </ol>
    </div>
  );
}
