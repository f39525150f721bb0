import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  figure: { display: 'flex', flexDirection: 'column-reverse' },
  value: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  label: { color: tokens.colorNeutralForeground2 },
});

export interface Figure {
  readonly label: string;
  readonly value: ReactNode;
}

/** A row of numbers, each over its name. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value }) => (
        <div key={label} className={styles.figure}>
          <dt>
            <Text size={200} className={styles.label}>
              {label}
            </Text>
          </dt>
          <dd className={styles.value}>
            <Text size={600} weight="semibold">
              {value}
            </Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}
