import { useCallback, useEffect, useRef, useState } from 'react';
import type { Event } from '../../../src/contract/today.ts';
import { bridge } from '../../bridge.ts';
import type { Words } from '../../words/words.ts';

/** Events fetched at a time. */
const PAGE = 100;
/** A person types; the journal is asked once the fingers rest, ms. */
const REST_MS = 250;

export interface Events {
  /** Undefined until the first answer. */
  readonly events: readonly Event[] | undefined;
  readonly fault: Words | undefined;
  readonly waiting: boolean;
  readonly hasMore: boolean;
  /** Fetches those before the last one. */
  readonly more: () => void;
  readonly again: () => void;
}

/** The events that fit a text, newest first, a page at a time. An answer to an older question is thrown away. */
export function useEvents(text: string, runs: boolean): Events {
  const [events, setEvents] = useState<readonly Event[]>();
  const [fault, setFault] = useState<Words>();
  const [waiting, setWaiting] = useState(true);
  const [hasMore, setHasMore] = useState(false);
  const question = useRef(0);
  const ask = useCallback(
    async (known: readonly Event[]) => {
      const number = ++question.current;
      setWaiting(true);
      const before = known.at(-1)?.id;
      const answered = await bridge.agent.events({ limit: PAGE, text, ...(before !== undefined && { before }) });
      if (number !== question.current) return;
      setWaiting(false);
      setFault(answered.ok ? undefined : answered.words);
      if (!answered.ok) return;
      const page = answered.answer.events;
      setEvents([...known, ...page]);
      setHasMore(page.length === PAGE);
    },
    [text],
  );
  // `runs`: an agent that has come back is asked at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the agent comes or goes
  useEffect(() => {
    const timer = setTimeout(() => void ask([]), REST_MS);
    return () => {
      question.current++;
      clearTimeout(timer);
    };
  }, [ask, runs]);
  return {
    events,
    fault,
    waiting,
    hasMore,
    more: () => void ask(events ?? []),
    again: () => void ask([]),
  };
}
