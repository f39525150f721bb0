import { makeStyles, tokens } from '@fluentui/react-components';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
});

export interface Fact {
  readonly name: Words;
  /** Undefined or empty: it is left out. */
  readonly value: string | undefined;
}

/** Names and values, a line each. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <dl className={styles.facts}>
      {facts
        .filter(({ value }) => value)
        .flatMap(({ name, value }) => [
          <dt key={`${name.en} name`} className={styles.name}>
            {say(name)}
          </dt>,
          <dd key={name.en} className={styles.value}>
            {value}
          </dd>,
        ])}
    </dl>
  );
}
