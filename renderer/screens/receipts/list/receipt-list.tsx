import { makeStyles, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useNow } from '../../../state/now.ts';
import { useSay } from '../../../words/language.tsx';
import type { Words } from '../../../words/words.ts';
import type { ReceiptPages } from './receipt-pages.ts';
import { ReceiptRow, ROW_PX, rowId } from './receipt-row.tsx';
import { type ReceiptsView, rowAt } from './receipts-view.ts';

const LABEL: Words = { ru: 'Чеки, новые сверху', en: 'Receipts, newest first' };
const OVERSCAN = 6;
/** Taller a page cannot be in Chromium; what is older is found by the search. */
export const MOST_ROWS = 500_000;

const useStyles = makeStyles({
  list: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowAnchor: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    outlineStyle: 'none',
    '&:focus-visible [data-active="true"]': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  whole: { position: 'relative' },
});

/** A list of any length, of which what is seen is drawn. Arrows, Page, Home and End move, Enter opens. */
export function ReceiptList({
  pages,
  view,
  openId,
  focus,
  onOpen,
}: {
  readonly pages: ReceiptPages;
  readonly view: ReceiptsView;
  readonly openId: number | undefined;
  /** The list itself, for whoever gives it the focus. */
  readonly focus: RefObject<HTMLDivElement | null>;
  readonly onOpen: (jobId: number) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  const count = Math.min(view.total, MOST_ROWS);
  const [active, setActive] = useState(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => focus.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    // A screen reader is told about the active row wherever the list is scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), Math.min(active, count - 1)])],
  });
  const { startIndex: first, endIndex: last } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  useEffect(() => pages.show(first, last), [pages, first, last]);
  useMoved(view, focus, setActive);
  const day = new Date(useNow()).setHours(0, 0, 0, 0);

  const open = useCallback(
    (index: number) => {
      setActive(index);
      const row = rowAt(pages.view(), index);
      if (row) onOpen(row.jobId);
    },
    [pages, onOpen],
  );
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') open(active);
    else {
      const goal = goalOf(event.key, active, Math.max(1, last - first), count);
      if (goal === undefined) return;
      setActive(goal);
      virtualizer.scrollToIndex(goal);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={focus}
      role="listbox"
      tabIndex={0}
      aria-label={say(LABEL)}
      aria-activedescendant={rowId(active)}
      className={styles.list}
      onKeyDown={press}
    >
      <div className={styles.whole} style={{ height: count * ROW_PX }}>
        {virtualizer.getVirtualItems().map(({ index }) => {
          const row = rowAt(view, index);
          return (
            <ReceiptRow
              key={index}
              row={row}
              index={index}
              total={view.total}
              day={day}
              isOpen={row !== undefined && row.jobId === openId}
              isActive={index === active}
              onOpen={open}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Rows that come in above what is seen must not push it away; another search begins at its top. */
function useMoved(
  { moved, wanted }: ReceiptsView,
  list: RefObject<HTMLDivElement | null>,
  setActive: (change: (active: number) => number) => void,
): void {
  const done = useRef({ serial: moved.serial, wanted });
  useLayoutEffect(() => {
    const before = done.current;
    done.current = { serial: moved.serial, wanted };
    if (before.wanted !== wanted) {
      setActive(() => 0);
      list.current?.scrollTo({ top: 0 });
    } else if (before.serial !== moved.serial && moved.rows !== 0) {
      setActive((active) => Math.max(0, active + moved.rows));
      list.current?.scrollBy({ top: moved.rows * ROW_PX });
    }
  }, [moved, wanted, list, setActive]);
}

/** @returns undefined for a key that does not move */
function goalOf(key: string, active: number, page: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const goal = moves[key];
  return goal === undefined ? undefined : Math.max(0, Math.min(goal, count - 1));
}
