import { useCallback, useState } from 'react';
import type { Refused } from '../../src/contract/calls.ts';
import { refusalWords } from '../../src/contract/refusal-words.ts';
import type { Answered, WindowOutcome } from '../../src/contract/window.ts';
import type { Deed } from '../parts/live-outcome.tsx';
import type { Words } from '../words/words.ts';

type Outcome = { readonly done: true } | Refused;

/** What the agent said of an order, as a person reads it. */
export function deedOf(answered: Answered<Outcome>, done: Words): Deed {
  if (!answered.ok) return { done: false, words: answered.words };
  const { answer } = answered;
  return answer.done ? { done: true, words: done } : { done: false, words: refusalWords(answer) };
}

/** The same of the shell; undefined: the person thought better of it. */
export function shellDeedOf(outcome: WindowOutcome, done: Words): Deed | undefined {
  if (outcome.state === 'cancelled') return undefined;
  if (outcome.state === 'failed') return { done: false, words: outcome.words };
  const { detail } = outcome;
  return {
    done: true,
    words: detail === undefined ? done : { ru: `${done.ru}: ${detail}`, en: `${done.en}: ${detail}` },
  };
}

/** One deed at a time: what became of the last one, and whether one is under way. */
export function useDeed(): {
  readonly deed: Deed | undefined;
  readonly busy: boolean;
  readonly act: (work: () => Promise<Deed | undefined>) => void;
} {
  const [deed, setDeed] = useState<Deed>();
  const [busy, setBusy] = useState(false);
  const act = useCallback((work: () => Promise<Deed | undefined>) => {
    setBusy(true);
    setDeed(undefined);
    void work()
      .then(setDeed)
      .finally(() => setBusy(false));
  }, []);
  return { deed, busy, act };
}
