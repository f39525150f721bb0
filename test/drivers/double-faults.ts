import type { Decision, TroubleName } from './trouble.ts';

const LATE_MS = 500;
/** Later than any promise lasts. */
const NEVER_MS = 3_600_000;
/** As long as the busy device of a promise is at it. */
const BUSY_MS = 1_500;

/** A line of the double's control file: the name of a fault and its words. */
export type DoubleFault = readonly [name: string, words: Readonly<Record<string, string | number>>];

/**
 * A trouble in the words of the double (native/double/README.md).
 *
 * @param at the call or task that decides
 */
export function doubleFault(
  trouble: Exclude<TroubleName, 'cutWhileReadingBack'>,
  decision: Decision,
  at: string,
): DoubleFault {
  const point = { at };
  switch (trouble) {
    case 'errorBefore':
    case 'strangerInstead':
      return ['error', point];
    case 'errorAfter':
      return ['error', { ...point, when: 'after' }];
    case 'silenceBefore':
      return ['hang', point];
    case 'silenceAfter':
      return ['hang', { ...point, when: 'after' }];
    case 'crashBefore':
      return ['crash', point];
    case 'crashAfter':
      return ['crash', { ...point, when: 'after', how: 'segfault' }];
    case 'emptyAnswer':
      return ['empty', point];
    case 'partialAnswer':
      return ['partial', {}];
    case 'hollow':
      return ['late', { at: decision, ms: NEVER_MS }];
    case 'stuck':
      return ['late', { at: decision, ms: BUSY_MS, busy: 'yes' }];
    case 'interrupted':
      return ['error', { ...point, when: 'after', code: 177 }];
    case 'reboot':
      return ['error', { ...point, when: 'after', code: 188 }];
    case 'mustCancel':
      return ['error', { ...point, code: 203 }];
    case 'cutBefore':
      return ['lost', point];
    case 'cutAfter':
      return ['lost', { ...point, when: 'after' }];
    case 'powerCutBefore':
      return ['lost', { ...point, code: 2 }];
    case 'powerCutAfter':
      return ['lost', { ...point, when: 'after', code: 2 }];
    case 'late':
      return ['late', { at: decision, ms: LATE_MS }];
    case 'busy':
      return ['busy', point];
    case 'strangerBefore':
      return ['stranger-document', { order: 'before' }];
    case 'strangerAfter':
      return ['stranger-document', { order: 'after' }];
  }
}
