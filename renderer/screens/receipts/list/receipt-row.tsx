import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { ReceiptRow as Row } from '../../../../src/contract/receipts.ts';
import { NARROW } from '../../../parts/small-window.ts';
import { useLanguage, useSay } from '../../../words/language.tsx';
import { moment, rubles } from '../../../words/numbers.ts';
import type { Words } from '../../../words/words.ts';
import { SideMark } from '../side-mark.tsx';
import { stepsOf } from '../steps.ts';
import { checkName, OPERATION_WORDS, SIDE_WORDS } from '../words/receipt-words.ts';
import { progressWords } from '../words/step-words.ts';
import { StepMarks } from './step-marks.tsx';

/** Height of a row in px; each has the same, so that a place in a long list can be counted. */
export const ROW_PX = 58;

const COMING: Words = { ru: 'Загружается…', en: 'Coming…' };

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    boxSizing: 'border-box',
    height: `${ROW_PX}px`,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 168px minmax(92px, 114px)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    [NARROW]: {
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) minmax(0, 2fr)',
      columnGap: tokens.spacingHorizontalXS,
      padding: `0 ${tokens.spacingHorizontalXS}`,
    },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1Selected },
  cell: { display: 'flex', flexDirection: 'column', gap: '3px', minWidth: 0 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  side: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  sum: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
});

/** One receipt of the list. Light on purpose: some twenty of them are drawn anew with each frame of a quick scroll. */
export const ReceiptRow = memo(function ReceiptRow({
  row,
  index,
  total,
  day,
  isOpen,
  isActive,
  onOpen,
}: {
  /** Undefined while it is on its way. */
  readonly row: Row | undefined;
  readonly index: number;
  readonly total: number;
  /** Any moment of today, ms. */
  readonly day: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly onOpen: (index: number) => void;
}) {
  const styles = useStyles();
  const say = useSay();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all of its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
    <div
      id={rowId(index)}
      role="option"
      aria-selected={isOpen}
      aria-setsize={total}
      aria-posinset={index + 1}
      aria-busy={row === undefined}
      data-active={isActive}
      className={mergeClasses(styles.row, isOpen && styles.open)}
      style={{ transform: `translateY(${index * ROW_PX}px)` }}
      onClick={() => onOpen(index)}
    >
      {row ? <Content row={row} day={day} /> : <span className={styles.small}>{say(COMING)}</span>}
    </div>
  );
});

export function rowId(index: number): string {
  return `receipt-${index}`;
}

function Content({ row, day }: { readonly row: Row; readonly day: number }) {
  const styles = useStyles();
  const say = useSay();
  const language = useLanguage();
  const steps = stepsOf(row);
  const name = say(checkName(row));
  return (
    <>
      <span className={styles.cell}>
        <span className={mergeClasses(styles.line, styles.name)} title={name}>
          {name}
        </span>
        <span className={mergeClasses(styles.line, styles.small)}>{moment(row.receivedAt, day, language)}</span>
      </span>
      <span className={styles.cell}>
        <StepMarks steps={steps} />
        {row.sides.length === 0 ? (
          <span className={mergeClasses(styles.line, styles.small)}>{say(progressWords(row, steps))}</span>
        ) : (
          <span className={mergeClasses(styles.line, styles.small, styles.side)}>
            {row.sides.map((side) => (
              <SideMark key={side} side={side} />
            ))}
            <span className={styles.line}>{row.sides.map((side) => say(SIDE_WORDS[side])).join(', ')}</span>
          </span>
        )}
      </span>
      <span className={mergeClasses(styles.cell, styles.sum)}>
        <span className={mergeClasses(styles.line, styles.name)}>
          {row.totalKop === undefined ? '—' : rubles(row.totalKop, language)}
        </span>
        <span className={mergeClasses(styles.line, styles.small)}>
          {row.operation && say(OPERATION_WORDS[row.operation])}
        </span>
      </span>
    </>
  );
}
