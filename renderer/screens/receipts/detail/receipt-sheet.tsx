import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ReceiptDetail } from '../../../../src/contract/receipts.ts';
import type { Words } from '../../../words/words.ts';
import { ActionBar } from '../actions/action-bar.tsx';
import { stepsOf } from '../steps.ts';
import { FiscalData } from './fiscal-data.tsx';
import { FiveStates } from './five-states.tsx';
import { Headline } from './headline.tsx';
import { History, Said } from './history.tsx';
import { Incoming } from './incoming.tsx';
import { LinesTable } from './lines-table.tsx';
import { OtherFacts } from './other-facts.tsx';
import { Payments } from './payments.tsx';
import { Section } from './section.tsx';
import { TroubleBar } from './trouble-bar.tsx';

const LINES: Words = { ru: 'Состав', en: 'Lines' };

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  sheet: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    maxWidth: '720px',
    // Room for the focus frame of what stands at the edge.
    padding: `2px ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalXL} 2px`,
  },
});

/** All about one receipt, what matters most on top. */
export function ReceiptSheet({
  receipt,
  takesFocus,
  onChange,
  onOpen,
}: {
  readonly receipt: ReceiptDetail;
  readonly takesFocus: boolean;
  readonly onChange: () => void;
  readonly onOpen: (jobId: number) => void;
}) {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [takesFocus]);
  const { status, lines, tenders, vat, timeline, said, incoming } = receipt;
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <Headline row={status} focus={title} />
        <TroubleBar status={status} />
        <ActionBar receipt={receipt} onChange={onChange} onOpen={onOpen} />
      </header>
      <FiveStates receipt={receipt} steps={stepsOf(status)} />
      {lines.length > 0 && (
        <Section title={LINES}>
          <LinesTable lines={lines} />
        </Section>
      )}
      <Payments paid={{ tenders, vat, totalKop: status.totalKop }} />
      <FiscalData receipt={receipt} />
      <OtherFacts receipt={receipt} />
      <Said said={said} />
      <History timeline={timeline} />
      <Incoming text={incoming} />
    </article>
  );
}
