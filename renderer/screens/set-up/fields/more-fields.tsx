import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Fields most people never need; open by themselves when one of them has a fault. */
export function MoreFields({
  title,
  hasFault,
  children,
}: {
  readonly title: Words;
  readonly hasFault: boolean;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <Accordion
      collapsible
      openItems={isOpen || hasFault ? ['more'] : []}
      onToggle={(_, { openItems }) => setOpen(openItems.includes('more'))}
    >
      <AccordionItem value="more">
        <AccordionHeader as="h3">{say(title)}</AccordionHeader>
        <AccordionPanel className={styles.fields}>{children}</AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
