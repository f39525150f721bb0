import { tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { StepState } from './steps.ts';

const COLORS: Readonly<Record<StepState, string>> = {
  reached: tokens.colorCompoundBrandForeground1,
  not: tokens.colorNeutralForeground3,
  unknown: tokens.colorNeutralForeground3,
  notNeeded: tokens.colorNeutralForeground3,
};

/** Around a center of 0 and within 8 each way: full, empty, a question, a dash. */
const SHAPES: Readonly<Record<StepState, ReactNode>> = {
  reached: (
    <>
      <circle r="7" fill="currentColor" />
      <path d="M-3.2.3-.9 2.6 3.3-2.2" fill="none" strokeWidth="1.8" stroke={tokens.colorNeutralBackground1} />
    </>
  ),
  not: <circle r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  unknown: (
    <>
      <circle r="6.6" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2.6 1.55" />
      <path
        d="M-1.9-1.6a1.95 1.95 0 1 1 2.9 1.7c-.6.4-1 .7-1 1.4M0 3.1v1.2"
        fill="none"
        strokeWidth="1.4"
        stroke="currentColor"
      />
    </>
  ),
  notNeeded: <path d="M-4 0h8" stroke="currentColor" strokeWidth="1.8" />,
};

/** One of the five marks, drawn around a point. */
export function StepShape({
  state,
  x = 0,
  y = 0,
}: {
  readonly state: StepState;
  readonly x?: number;
  readonly y?: number;
}) {
  return (
    <g transform={`translate(${x} ${y})`} style={{ color: COLORS[state] }}>
      {SHAPES[state]}
    </g>
  );
}
