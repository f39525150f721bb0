import type { Glance } from '../../contract/glance.ts';

/** With nothing going on, ms: an icon that is seconds old costs nobody anything. */
const CALM_MS = 5_000;
/** While something moves, or somebody looks. */
const LIVELY_MS = 1_000;
/** So long after the last change it is still lively: changes come together. */
const LIVELY_AFTER_MS = 10_000;

export interface Pace {
  /** Something is being made right now. */
  readonly isBusy: boolean;
  readonly isWindowOpen: boolean;
  /** Since the last change of something a person would notice. */
  readonly sinceChangeMs: number;
}

/** How long until the agent is asked again, ms. */
export function nextLookMs({ isBusy, isWindowOpen, sinceChangeMs }: Pace): number {
  // What is on its way now keeps the computer awake, and that must not lag behind.
  const isLively = isWindowOpen || isBusy || sinceChangeMs < LIVELY_AFTER_MS;
  return isLively ? LIVELY_MS : CALM_MS;
}

/** What a person would notice of it: states and words, not ages. */
export function noticeable({ lights, paused, alarms, cashboxes, inDoubt, parked }: Glance): string {
  const states = Object.values(lights).map(({ state }) => state);
  return JSON.stringify([states, paused, alarms.map(({ key, level }) => [key, level]), cashboxes, inDoubt, parked]);
}
