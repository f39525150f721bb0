import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

/** One part of the sheet of a cashbox under its heading. */
export function Part({ title, children }: { readonly title: Words; readonly children: ReactNode }) {
  const styles = useStyles();
  const say = useSay();
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Subtitle2 as="h2" id={id}>
        {say(title)}
      </Subtitle2>
      {children}
    </section>
  );
}
