import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useCallback, useMemo, useRef, useState } from 'react';
import { FaultBar } from '../../parts/fault-bar.tsx';
import { ScreenFrame } from '../../parts/screen-frame.tsx';
import { LOW } from '../../parts/small-window.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useSay } from '../../words/language.tsx';
import type { Words } from '../../words/words.ts';
import type { ScreenProps } from '../screen-props.ts';
import { ReceiptPanel } from './detail/receipt-panel.tsx';
import { EmptyList } from './list/empty-list.tsx';
import { ListCount } from './list/list-count.tsx';
import { ReceiptList } from './list/receipt-list.tsx';
import type { Wanted } from './list/receipts-view.ts';
import { SearchBar } from './list/search-bar.tsx';
import { useReceiptPages } from './list/use-receipt-pages.ts';
import { stampOf } from './stamp.ts';
import { useIsWide } from './use-is-wide.ts';

const TITLE: Words = { ru: 'Чеки', en: 'Receipts' };
const ONE: Words = { ru: 'Чек', en: 'Receipt' };
const BACK: Words = { ru: 'К списку', en: 'Back to the list' };
const CHOOSE: Words = {
  ru: 'Выберите чек, и здесь будет видно всё о нём.',
  en: 'Choose a receipt, and all about it is shown here.',
};

const useStyles = makeStyles({
  // Both in one cell: the list keeps its place while a receipt covers it.
  both: {
    flexGrow: 1,
    minHeight: 0,
    display: 'grid',
    gridTemplate: 'minmax(0, 1fr) / minmax(0, 1fr)',
    // A list that is drawn in part has a height of its own.
    [LOW]: { flexShrink: 0, height: '320px' },
  },
  beside: { gridTemplateColumns: 'minmax(440px, 1fr) minmax(0, 1fr)', columnGap: tokens.spacingHorizontalXL },
  list: { gridArea: '1 / 1', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minHeight: 0 },
  covered: { visibility: 'hidden' },
  receipt: { gridArea: '1 / 1', minHeight: 0, overflowY: 'auto' },
  atSide: {
    gridArea: '1 / 2',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: tokens.spacingHorizontalXL,
  },
  choose: { color: tokens.colorNeutralForeground2, margin: 'auto', display: 'block', textAlign: 'center' },
});

/** All receipts, and all about the one the place names. */
export function ReceiptsScreen({ picture, place, go }: ScreenProps) {
  const styles = useStyles();
  const say = useSay();
  const isWide = useIsWide();
  const stamp = useMemo(() => stampOf(picture.snapshot), [picture.snapshot]);
  const [wanted, want] = useState<Wanted>({ text: '', filter: 'all' });
  const [pages, view] = useReceiptPages(wanted, stamp);
  const list = useRef<HTMLDivElement>(null);
  const { jobId } = place;
  const open = useCallback((id: number) => go({ screen: 'receipts', jobId: id }), [go]);
  const back = () => {
    // The list cannot take the focus before it is seen again.
    go({ screen: 'receipts' });
    requestAnimationFrame(() => list.current?.focus());
  };
  const isCovered = jobId !== undefined && !isWide;

  return (
    <ScreenFrame
      title={say(TITLE)}
      actions={
        isCovered ? (
          <Button icon={<ArrowLeftRegular />} onClick={back}>
            {say(BACK)}
          </Button>
        ) : (
          <SearchBar wanted={wanted} onWant={want} />
        )
      }
    >
      <div className={mergeClasses(styles.both, isWide && styles.beside)}>
        <div className={mergeClasses(styles.list, isCovered && styles.covered)}>
          {view.fault && <FaultBar words={view.fault} again={() => pages.refresh()} />}
          <ListCount view={view} />
          {!view.wanted && !view.fault && <Waiting again={() => pages.refresh()} />}
          {view.wanted && view.total === 0 && <EmptyList wanted={view.wanted} onWant={want} />}
          {view.total > 0 && <ReceiptList pages={pages} view={view} openId={jobId} focus={list} onOpen={open} />}
        </div>
        {(isWide || jobId !== undefined) && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable
          <section className={mergeClasses(styles.receipt, isWide && styles.atSide)} tabIndex={0} aria-label={say(ONE)}>
            {jobId === undefined ? (
              <Text className={styles.choose}>{say(CHOOSE)}</Text>
            ) : (
              <ReceiptPanel
                key={jobId}
                jobId={jobId}
                stamp={stamp}
                takesFocus={!isWide}
                onChange={() => pages.refresh()}
                onOpen={open}
              />
            )}
          </section>
        )}
      </div>
    </ScreenFrame>
  );
}
