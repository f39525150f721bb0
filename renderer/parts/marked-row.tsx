import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  words: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexBasis: '160px',
    minWidth: 0,
    gap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    flexShrink: 0,
    maxWidth: '100%',
    gap: tokens.spacingHorizontalM,
    whiteSpace: 'nowrap',
  },
});

/** A mark, the words beside it, and what can be done about it; where there is no room, the buttons stand below the words. */
export function MarkedRow({
  mark,
  buttons,
  children,
}: {
  readonly mark: ReactNode;
  readonly buttons?: ReactNode;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      {mark}
      <div className={styles.words}>{children}</div>
      {buttons && <div className={styles.buttons}>{buttons}</div>}
    </div>
  );
}
