import { makeStyles, Title3, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { LOW, NARROW } from './small-window.ts';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100%', minWidth: 0, [LOW]: { height: 'auto' } },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalM}`,
    [NARROW]: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  },
  body: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    [NARROW]: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}` },
    [LOW]: { overflowY: 'visible' },
  },
});

/** One screen: its title, what can be done on all of it, and what it shows; only that part scrolls. */
export function ScreenFrame({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <Title3 as="h1">{title}</Title3>
        {actions}
      </header>
      {/* Focusable: what is too long for the window is scrolled by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable */}
      <section className={styles.body} tabIndex={0} aria-label={title}>
        {children}
      </section>
    </div>
  );
}
