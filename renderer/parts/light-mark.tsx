import { tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { OverallState } from '../../src/contract/overall-state.ts';
import { useSay } from '../words/language.tsx';
import type { Words } from '../words/words.ts';

export const LIGHT_WORDS: Readonly<Record<OverallState, Words>> = {
  fine: { ru: 'работает', en: 'works' },
  attention: { ru: 'внимание', en: 'attention' },
  trouble: { ru: 'беда', en: 'trouble' },
  unknown: { ru: 'не знаем', en: 'not known' },
  training: { ru: 'учебный режим', en: 'training' },
};

const COLORS: Readonly<Record<OverallState, string>> = {
  fine: tokens.colorStatusSuccessForeground1,
  attention: tokens.colorStatusWarningForeground3,
  trouble: tokens.colorStatusDangerForeground1,
  unknown: tokens.colorNeutralForeground3,
  training: tokens.colorBrandForeground1,
};

/** A shape of its own for each state, on a grid of 24: nobody has to tell colors apart. */
const SHAPES: Readonly<Record<OverallState, ReactNode>> = {
  fine: (
    <>
      <circle cx="12" cy="12" r="11" fill="currentColor" />
      <path d="M6.5 12.5l3.8 3.8 7.2-8" fill="none" strokeWidth="2.6" stroke={tokens.colorNeutralBackground1} />
    </>
  ),
  attention: (
    <>
      <path d="M12 1.5 23 21.5H1z" fill="currentColor" strokeLinejoin="round" />
      <path d="M12 8.5v6.5M12 17.2v2" strokeWidth="2.4" stroke={tokens.colorNeutralBackground1} />
    </>
  ),
  trouble: (
    <>
      <path d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z" fill="currentColor" />
      <path d="M7.5 7.5l9 9M16.5 7.5l-9 9" strokeWidth="2.8" stroke={tokens.colorNeutralBackground1} />
    </>
  ),
  unknown: (
    <>
      <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="4 2.28" />
      <path
        d="M8.7 9.3a3.3 3.3 0 1 1 4.9 2.9c-1 .6-1.6 1.2-1.6 2.3M12 16.6v2"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
      />
    </>
  ),
  // The mortarboard of the icon in the tray.
  training: (
    <>
      <path d="M12 2 24 8.2 12 15 0 8.2z" fill="currentColor" />
      <path d="M4.5 13 12 17.2 19.5 13v5.7q-7.5 7.5-15 0zM21.9 8.2H24v11h-2.1z" fill="currentColor" />
    </>
  ),
};

/** The picture of a light, said to a screen reader as a word. `quiet`: the word stands beside it already. */
export function LightMark({
  state,
  size = 24,
  quiet = false,
}: {
  readonly state: OverallState;
  readonly size?: number;
  readonly quiet?: boolean;
}) {
  const say = useSay();
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      style={{ color: COLORS[state], flexShrink: 0 }}
      role="img"
      aria-label={quiet ? undefined : say(LIGHT_WORDS[state])}
      aria-hidden={quiet}
    >
      {SHAPES[state]}
    </svg>
  );
}
