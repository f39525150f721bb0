import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answered } from '../../src/contract/window.ts';
import type { Words } from '../words/words.ts';

/** Something that was asked for: on its way, there, or the sentence why not. An older answer stays while it is asked again. */
export interface Asked<A> {
  readonly answer: A | undefined;
  readonly fault: Words | undefined;
  readonly waiting: boolean;
  /** Asks again. */
  readonly again: () => void;
}

/** The shell itself did not take the question. */
const NOT_ASKED: Words = {
  ru: 'Вопрос не дошёл до программы. Закройте окно и откройте снова из значка.',
  en: 'The question did not reach the program. Close the window and open it again from the icon.',
};

/** When it is asked again. */
export interface AskAgain<A> {
  readonly everyMs?: number;
  /** What the answer depends on: when it changes it is asked again, and the older answer stays until the newer one is there. */
  readonly stamp?: string;
  /** An answer that is there before anything is drawn: the first question is not put. */
  readonly first?: Answered<A> | undefined;
}

/**
 * Asks once, when `key` or `stamp` changes, and every `everyMs`.
 *
 * @param key what the question depends on; an answer to an older one is thrown away
 */
export function useAsked<A>(
  ask: () => Promise<Answered<A>>,
  key: string,
  { everyMs, stamp, first }: AskAgain<A> = {},
): Asked<A> {
  const [state, setState] = useState<(Pick<Asked<A>, 'answer' | 'fault'> & { readonly key: string }) | undefined>(
    first?.ok ? { key, answer: first.answer, fault: undefined } : undefined,
  );
  const isKnown = useRef(state !== undefined);
  const [waiting, setWaiting] = useState(!isKnown.current);
  const question = useRef(0);
  const asking = useRef(ask);
  asking.current = ask;
  const again = useCallback(() => {
    const number = ++question.current;
    setWaiting(true);
    const asked = asking.current().catch((): Answered<A> => ({ ok: false, words: NOT_ASKED }));
    void asked.then((answered) => {
      if (number !== question.current) return;
      setWaiting(false);
      setState((known) =>
        answered.ok
          ? { key, answer: answered.answer, fault: undefined }
          : { key, answer: known?.key === key ? known.answer : undefined, fault: answered.words },
      );
    });
  }, [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the stamp changes, which the question itself does not read
  useEffect(() => {
    if (!isKnown.current) again();
    isKnown.current = false;
    if (everyMs === undefined) return () => void question.current++;
    const timer = setInterval(again, everyMs);
    return () => {
      question.current++;
      clearInterval(timer);
    };
  }, [again, everyMs, stamp]);
  const current = state?.key === key ? state : undefined;
  return { answer: current?.answer, fault: current?.fault, waiting, again };
}
