import type { AgentState } from '../../contract/window.ts';

/** No receipt for so long before an update, ms. */
export const QUIET_MS = 2 * 60_000;
/** A person who was told has so long to postpone it, ms. */
export const GRACE_MS = 10 * 60_000;

/** Everything that decides whether this is the minute for an update. Times in ms since the epoch. */
export interface Moment {
  readonly now: number;
  readonly agent: AgentState['state'];
  /** For how long nothing was in hand, in doubt or waiting, ms; undefined: it is, or nobody knows. */
  readonly quietMs: number | undefined;
  readonly isWindowOpen: boolean;
  readonly toldAt: number | undefined;
  readonly postponedUntil: number | undefined;
}

export const HINDRANCES = ['agent', 'receipts', 'notQuiet', 'window', 'grace', 'postponed'] as const;
export type Hindrance = (typeof HINDRANCES)[number];

/**
 * Why no version may be installed now; undefined: it may. Nothing overrides it: an update that waits costs nothing, an update in
 * the middle of a receipt might.
 */
export function hindrance(moment: Moment): Hindrance | undefined {
  const { now, agent, quietMs, isWindowOpen, toldAt, postponedUntil } = moment;
  if (postponedUntil !== undefined && now < postponedUntil) return 'postponed';
  // Without an agent at work nobody could tell whether the new one works, or what is in hand.
  if (agent !== 'running') return 'agent';
  if (quietMs === undefined) return 'receipts';
  if (quietMs < QUIET_MS) return 'notQuiet';
  // Somebody is at work there; it would close under the hands.
  if (isWindowOpen) return 'window';
  // A clock that was set back may not make it wait for ever; the person was told.
  if (toldAt === undefined || Math.abs(now - toldAt) < GRACE_MS) return 'grace';
  return undefined;
}
