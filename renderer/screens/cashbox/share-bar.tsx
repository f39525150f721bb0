import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  words: {
    display: 'flex',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    fontVariantNumeric: 'tabular-nums',
  },
  name: { color: tokens.colorNeutralForeground2 },
  track: {
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground6,
    overflow: 'hidden',
  },
  fill: { height: '100%', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorBrandBackground },
  low: { backgroundColor: tokens.colorStatusWarningForeground3 },
});

/** What is left is a tenth or less: it is shown apart. */
const LOW = 0.1;

/**
 * How much of something is meant by the bar, with the same in words.
 *
 * @param of the whole; left out: nobody has told it, and then there are words alone and no share
 * @param warnsAt where the bar is shown apart: when little is left, or when nearly all is used
 */
export function ShareBar({
  name,
  words,
  value,
  of,
  warnsAt = 'end',
}: {
  readonly name: string;
  readonly words: string;
  readonly value: number;
  readonly of?: number | undefined;
  readonly warnsAt?: 'end' | 'full';
}) {
  const styles = useStyles();
  const share = of === undefined || of <= 0 ? undefined : Math.min(1, Math.max(0, value / of));
  const isLow = share !== undefined && (warnsAt === 'end' ? share <= LOW : share >= 1 - LOW);
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <Text className={styles.name}>{name}</Text>
        <Text weight="semibold">{words}</Text>
      </div>
      {share !== undefined && of !== undefined && (
        // biome-ignore lint/a11y/useSemanticElements: a native meter takes neither the colors nor the shape of the theme
        <div
          className={styles.track}
          role="meter"
          aria-label={name}
          aria-valuemin={0}
          aria-valuemax={of}
          aria-valuenow={Math.min(of, Math.max(0, value))}
          aria-valuetext={words}
        >
          <div className={mergeClasses(styles.fill, isLow && styles.low)} style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </div>
  );
}
