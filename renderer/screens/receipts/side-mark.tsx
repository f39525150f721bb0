import { tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { SideState } from '../../../src/contract/snapshot.ts';

const COLORS: Readonly<Record<SideState, string>> = {
  inDoubt: tokens.colorStatusDangerForeground1,
  parked: tokens.colorStatusWarningForeground3,
  refused: tokens.colorNeutralForeground2,
};

/** A shape of its own for each, on a grid of 16: a question in a diamond, a pause in a square, a cross in an octagon. */
const SHAPES: Readonly<Record<SideState, ReactNode>> = {
  inDoubt: (
    <>
      <path d="M8 .6 15.4 8 8 15.4.6 8z" fill="currentColor" />
      <path
        d="M6.1 6.6a1.95 1.95 0 1 1 2.9 1.6c-.6.4-1 .7-1 1.3M8 11v1.1"
        fill="none"
        strokeWidth="1.5"
        stroke={tokens.colorNeutralBackground1}
      />
    </>
  ),
  parked: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3" fill="currentColor" />
      <path d="M6 4.8v6.4M10 4.8v6.4" strokeWidth="1.9" stroke={tokens.colorNeutralBackground1} />
    </>
  ),
  refused: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
      <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" strokeWidth="1.8" stroke={tokens.colorNeutralBackground1} />
    </>
  ),
};

/** The picture of a side state; its word stands beside it. */
export function SideMark({ side }: { readonly side: SideState }) {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" style={{ color: COLORS[side], flexShrink: 0 }} aria-hidden>
      {SHAPES[side]}
    </svg>
  );
}
