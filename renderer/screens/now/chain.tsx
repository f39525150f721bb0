import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { Place } from '../../../src/contract/window.ts';
import { LightMark } from '../../parts/light-mark.tsx';
import { agoWords } from '../../words/ago-words.ts';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import type { ChainLink } from './chain-links.ts';

const LABEL: Words = { ru: 'Путь чека', en: 'The way of a receipt' };

const useStyles = makeStyles({
  chain: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(124px, 1fr))',
    gap: tokens.spacingHorizontalL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  // An arrow to the next one: a receipt goes this way.
  step: {
    position: 'relative',
    '&:not(:last-child)::after': {
      content: "'›'",
      position: 'absolute',
      top: tokens.spacingVerticalM,
      right: '-12px',
      fontSize: tokens.fontSizeBase500,
      lineHeight: tokens.lineHeightBase400,
      color: tokens.colorNeutralForeground3,
    },
  },
  link: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalXS,
    width: '100%',
    height: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalM,
    textAlign: 'left',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  trouble: { border: `2px solid ${tokens.colorStatusDangerBorder2}` },
  attention: { border: `2px solid ${tokens.colorStatusWarningBorder2}` },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  evidence: { overflowWrap: 'anywhere' },
  age: { color: tokens.colorNeutralForeground3, marginTop: 'auto' },
});

/** Site, agent, cashbox, FN, OFD: each with its own evidence and the age of it. */
export function Chain({ links, go }: { readonly links: readonly ChainLink[]; readonly go: (place: Place) => void }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <ol className={styles.chain} aria-label={say(LABEL)}>
      {links.map((link) => (
        <li key={link.id} className={styles.step}>
          <LinkCard link={link} onOpen={() => go(link.place)} />
        </li>
      ))}
    </ol>
  );
}

function LinkCard({ link, onOpen }: { readonly link: ChainLink; readonly onOpen: () => void }) {
  const styles = useStyles();
  const say = useSay();
  const { state, title, label, evidence, ageMs } = link;
  const border = state === 'trouble' ? styles.trouble : state === 'attention' ? styles.attention : undefined;
  return (
    <button type="button" className={mergeClasses(styles.link, border)} onClick={onOpen}>
      <span className={styles.head}>
        <LightMark state={state} quiet />
        <Text weight="semibold">{say(title)}</Text>
      </span>
      <Text size={200} weight="semibold">
        {say(label)}
      </Text>
      <Text size={200} className={styles.evidence}>
        {say(evidence)}
      </Text>
      {ageMs !== undefined && (
        <Text size={200} className={styles.age}>
          {say(agoWords(ageMs))}
        </Text>
      )}
    </button>
  );
}
