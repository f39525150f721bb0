import type { ReceiptDetail } from '../../../src/contract/receipts.ts';
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

type Known = Pick<JobStatus, 'states' | 'sides' | 'error' | 'checkId' | 'seen' | 'fnReplaced'>;

/** With these the agent parks what it could neither find in the FN nor prove to be absent. */
const DOUBTS: ReadonlySet<string> = new Set(['CB-303', 'CB-316', 'CB-317']);

/** May there be a document in the FN that nobody has found yet? */
export function isDoubtful({ states, sides, error }: Known): boolean {
  if (states.includes('fiscal')) return false;
  return sides.includes('inDoubt') || (sides.includes('parked') && error !== undefined && DOUBTS.has(error.code));
}

/**
 * The same of a receipt all of which is known: only what keeps a doubt lets a person name its document, and what waits
 * untouched can be put aside; in between the cashbox has it.
 */
export function keepsDoubt({ status, actions }: Pick<ReceiptDetail, 'status' | 'actions'>): boolean {
  if (status.states.includes('fiscal')) return false;
  const isOnItsWay = status.sides.length === 0 && !actions.includes('park');
  return isDoubtful(status) || actions.includes('settle') || isOnItsWay;
}

/**
 * Each of the five states for itself: one that is not known is never drawn as one that is not there.
 *
 * @param doubtful somebody knows more than the row: the actions of a receipt tell whether a doubt is kept
 */
export function stepsOf(status: Known, doubtful = isDoubtful(status)): Steps {
  const has = (state: ReceiptState) => status.states.includes(state);
  const isMade = has('fiscal');
  const isUnclear = !isMade && doubtful;
  return {
    received: 'reached',
    fiscal: isMade ? 'reached' : isUnclear ? 'unknown' : 'not',
    reported: has('reported') ? 'reached' : status.checkId === undefined ? 'notNeeded' : 'not',
    delivered: has('delivered') ? 'reached' : isUnclear || status.fnReplaced ? 'unknown' : 'not',
    seen: has('seen') ? 'reached' : isUnclear || (isMade && status.seen !== 'notSeen') ? 'unknown' : 'not',
  };
}
