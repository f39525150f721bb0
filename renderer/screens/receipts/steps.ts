import type { JobStatus, ReceiptState } from '../../../src/contract/snapshot.ts';

/** Of one of the five states. `notNeeded`: this receipt never comes there, and nothing is missing. */
export type StepState = 'reached' | 'not' | 'unknown' | 'notNeeded';
export type Steps = Readonly<Record<ReceiptState, StepState>>;

/** In their order. */
export const STEP_NAMES = [
  'received',
  'fiscal',
  'reported',
  'delivered',
  'seen',
] as const satisfies readonly ReceiptState[];

type Known = Pick<JobStatus, 'states' | 'sides' | 'keepsDoubt' | 'checkId' | 'seen' | 'fnReplaced'>;

/**
 * May there be a document in the FN that nobody has read yet? The agent says so. One of a version before does not: then
 * there may be one of everything that is neither made nor refused.
 */
export function isDoubtful({ states, sides, keepsDoubt }: Known): boolean {
  return keepsDoubt ?? !(states.includes('fiscal') || sides.includes('refused'));
}

/** Each of the five states for itself: one that is not known is never drawn as one that is not there. */
export function stepsOf(status: Known): Steps {
  const has = (state: ReceiptState) => status.states.includes(state);
  const isMade = has('fiscal');
  const isUnclear = isDoubtful(status);
  return {
    received: 'reached',
    fiscal: isMade ? 'reached' : isUnclear ? 'unknown' : 'not',
    reported: has('reported') ? 'reached' : status.checkId === undefined ? 'notNeeded' : 'not',
    delivered: has('delivered') ? 'reached' : isUnclear || status.fnReplaced ? 'unknown' : 'not',
    seen: has('seen') ? 'reached' : isUnclear || (isMade && status.seen !== 'notSeen') ? 'unknown' : 'not',
  };
}
