import { useCallback, useState } from 'react';
import type { Refused } from '../../../../src/contract/calls.ts';
import { refusalWords } from '../../../../src/contract/refusal-words.ts';
import type { Answered } from '../../../../src/contract/window.ts';
import type { Deed } from '../../../parts/live-outcome.tsx';
import type { Words } from '../../../words/words.ts';

type Said = { readonly done: true } | Refused;

export interface DeedState {
  /** What is being done just now. */
  readonly busy: Words | undefined;
  /** What became of the last one. */
  readonly outcome: Deed | undefined;
}

export interface AskedDeed<A extends Said> {
  readonly ask: () => Promise<Answered<A>>;
  readonly busy: Words;
  /** What to say of it when it is done. */
  readonly words: Words;
  readonly onDone: (answer: Extract<A, { done: true }>) => void;
}

export type RunDeed = <A extends Said>(deed: AskedDeed<A>) => Promise<void>;

/** One deed of a person at a time, and what became of it in words. */
export function useDeed(): readonly [DeedState, RunDeed] {
  const [state, setState] = useState<DeedState>({ busy: undefined, outcome: undefined });
  const run: RunDeed = useCallback(async ({ ask, busy, words, onDone }) => {
    setState({ busy, outcome: undefined });
    const answered = await ask();
    const outcome = outcomeOf(answered, words);
    setState({ busy: undefined, outcome });
    if (answered.ok && isDone(answered.answer)) onDone(answered.answer);
  }, []);
  return [state, run];
}

function outcomeOf(answered: Answered<Said>, words: Words): Deed {
  if (!answered.ok) return { done: false, words: answered.words };
  return answered.answer.done ? { done: true, words } : { done: false, words: refusalWords(answered.answer) };
}

const isDone = <A extends Said>(answer: A): answer is Extract<A, { done: true }> => answer.done;
