import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';

const useStyles = makeStyles({
  chapter: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
});

/** One chapter of a report under its heading. */
export function Chapter({ title, children }: { readonly title: Words; readonly children: ReactNode }) {
  const styles = useStyles();
  const say = useSay();
  return (
    <div className={styles.chapter}>
      <Text as="h3" weight="semibold" block>
        {say(title)}
      </Text>
      {children}
    </div>
  );
}
