import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
});

/** One part of a receipt under its heading. */
export function Section({ title, children }: { readonly title: Words; readonly children: ReactNode }) {
  const styles = useStyles();
  const say = useSay();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Subtitle2 as="h3" id={id}>
        {say(title)}
      </Subtitle2>
      {children}
    </section>
  );
}
