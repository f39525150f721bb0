import type { Refused } from '../../../contract/calls.ts';
import { errorInWords } from '../../screen/error-in-words.ts';

/** Why something a person asked for was not done. */
export function refused(error: unknown): Refused {
  return { done: false, ...errorInWords(error) };
}
