import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReceiptDetail } from '../../../../src/contract/receipts.ts';
import type { ReceiptState } from '../../../../src/contract/snapshot.ts';
import { useNow } from '../../../state/now.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { deviceDate, moment } from '../../../words/numbers.ts';
import type { Language, Words } from '../../../words/words.ts';
import { StepShape } from '../step-shape.tsx';
import { STEP_NAMES, type Steps } from '../steps.ts';
import { STEP_STATE_WORDS, STEP_TITLES, stepEvidence } from '../words/step-words.ts';
import { Section } from './section.tsx';

const TITLE: Words = { ru: 'Путь чека', en: 'The way of the receipt' };
const BY_CASHBOX: Words = { ru: 'по часам кассы', en: "by the cashbox's clock" };

const useStyles = makeStyles({
  states: { listStyleType: 'none', margin: 0, padding: 0 },
  state: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    position: 'relative',
    paddingBottom: tokens.spacingVerticalM,
    lineHeight: tokens.lineHeightBase300,
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      left: '7px',
      top: '20px',
      bottom: '0px',
      borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  shape: { marginTop: '2px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  faint: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  small: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  time: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', fontSize: tokens.fontSizeBase200 },
});

/** The five states as a time line: each with what is known of it, and since when. */
export function FiveStates({ receipt, steps }: { readonly receipt: ReceiptDetail; readonly steps: Steps }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  return (
    <Section title={TITLE}>
      <ol className={styles.states}>
        {STEP_NAMES.map((name) => (
          <li key={name} className={styles.state}>
            <svg
              className={styles.shape}
              width="16"
              height="16"
              viewBox="-8 -8 16 16"
              role="img"
              aria-label={say(STEP_STATE_WORDS[steps[name]])}
            >
              <StepShape state={steps[name]} />
            </svg>
            <span>
              <span className={mergeClasses(styles.title, steps[name] !== 'reached' && styles.faint)}>
                {say(STEP_TITLES[name])}
              </span>
              <span className={styles.small}>{say(stepEvidence(name, steps, receipt.status))}</span>
            </span>
            <span className={styles.time}>
              {timeOf(name, receipt, now, language)}
              {name === 'fiscal' && receipt.status.document && <span className={styles.small}>{say(BY_CASHBOX)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The words of the journal for what leads to a state. */
const MOMENTS: Readonly<Partial<Record<ReceiptState, string>>> = { reported: 'reported', delivered: 'delivered' };

function timeOf(
  name: ReceiptState,
  { status, timeline }: ReceiptDetail,
  now: number,
  language: Language,
): string | undefined {
  if (!status.states.includes(name)) return undefined;
  if (name === 'received') return moment(status.receivedAt, now, language);
  if (name === 'fiscal') return status.document && deviceDate(status.document.issuedAt, language);
  const last = timeline.findLast(({ what }) => what === MOMENTS[name]);
  return last && moment(last.at, now, language);
}
