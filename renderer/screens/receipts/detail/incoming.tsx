import { makeStyles, tokens } from '@fluentui/react-components';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';

const TITLE: Words = { ru: 'Что прислал магазин (для программиста)', en: 'What the shop sent (for a programmer)' };

const useStyles = makeStyles({
  title: {
    cursor: 'pointer',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase400,
  },
  heading: { display: 'inline', font: 'inherit' },
  text: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: tokens.spacingHorizontalM,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** The document of the shop as it came, contacts masked; folded, since few can read it. */
export function Incoming({ text }: { readonly text: string | undefined }) {
  const styles = useStyles();
  const say = useSay();
  if (text === undefined) return null;
  return (
    <details>
      <summary className={styles.title}>
        <h3 className={styles.heading}>{say(TITLE)}</h3>
      </summary>
      <pre className={styles.text}>{text}</pre>
    </details>
  );
}
