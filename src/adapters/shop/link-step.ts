import type { ErrorCode } from '../../core/errors.ts';

/** From the name of a site to its belief in our connect link, in the order in which one leads to the next. */
export const LINK_STEPS = ['name', 'connection', 'certificate', 'answer', 'data', 'link'] as const;
export type LinkStepName = (typeof LINK_STEPS)[number];

/**
 * How one step went: `unclear` when what was seen fits both ways, `notReached` when an earlier step failed,
 * `notUsed` when this link has no such step.
 */
export type LinkStepState = 'done' | 'failed' | 'unclear' | 'notReached' | 'notUsed';

export interface LinkStep {
  readonly step: LinkStepName;
  readonly state: LinkStepState;
  /** Why it failed or is not clear, by the door's own name for it. */
  readonly fault?: { readonly code: ErrorCode; readonly detail: string };
  /** Of the certificate, ms since the epoch, where it was shown. */
  readonly validUntil?: number;
}
