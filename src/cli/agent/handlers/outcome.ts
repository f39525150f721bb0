import type { Outcome } from '../../../contract/calls.ts';
import { refused } from './refused.ts';

/** Done, or the sentence why not. */
export async function outcome(act: () => Promise<void>): Promise<Outcome> {
  try {
    await act();
    return { done: true };
  } catch (error) {
    return refused(error);
  }
}
