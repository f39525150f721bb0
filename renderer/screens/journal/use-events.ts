import { useCallback, useEffect, useRef, useState } from 'react';
import type { Event } from '../../../src/contract/today.ts';
import { bridge } from '../../bridge.ts';
import type { Words } from '../../words/words.ts';
import { newerThan } from './newer-events.ts';

/** Events fetched at a time. */
const PAGE = 100;
/** A person types; the journal is asked once the fingers rest, ms. */
const REST_MS = 250;
/** Not everything that happens shows in the agent's picture, ms. */
const LOOK_AGAIN_MS = 15_000;

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

/**
 * The events that fit a text, newest first, a page at a time. An answer to an older question is thrown away. What happens
 * while they are looked at is put before them; those that are there stay as they are.
 *
 * @param stamp changes when something has happened that the agent's picture tells of
 */
export function useEvents(text: string, runs: boolean, stamp: string): Events {
  const [events, setEvents] = useState<readonly Event[]>();
  const [fault, setFault] = useState<Words>();
  const [waiting, setWaiting] = useState(true);
  const [hasMore, setHasMore] = useState(false);
  const question = useRef(0);
  const newest = useRef<string>(undefined);
  newest.current = events?.[0]?.id;
  /** The stamp as it was at the last question: what is known is not older. */
  const asked = useRef(stamp);
  const current = useRef(stamp);
  current.current = stamp;
  const page = useCallback(
    (before: string | undefined) => bridge.agent.events({ limit: PAGE, text, ...(before !== undefined && { before }) }),
    [text],
  );
  const ask = useCallback(
    async (known: readonly Event[]) => {
      const number = ++question.current;
      asked.current = current.current;
      setWaiting(true);
      const answered = await page(known.at(-1)?.id);
      if (number !== question.current) return;
      setWaiting(false);
      setFault(answered.ok ? undefined : answered.words);
      if (!answered.ok) return;
      const found = answered.answer.events;
      setEvents([...known, ...found]);
      setHasMore(found.length === PAGE);
    },
    [page],
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
  const isSettled = !waiting && runs;
  useEffect(() => {
    if (!isSettled) return;
    let isOver = false;
    const follow = async () => {
      const number = question.current;
      asked.current = current.current;
      const found = await newerThan(newest.current, page);
      // Another question has been put meanwhile: its answer is newer than this one.
      if (isOver || number !== question.current || !found) return;
      const { fresh, isWhole } = found;
      setEvents((known = []) => (isWhole ? [...fresh, ...known] : fresh));
      if (!isWhole) setHasMore(true);
    };
    if (asked.current !== stamp) void follow();
    const timer = setInterval(() => void follow(), LOOK_AGAIN_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [page, isSettled, stamp]);
  return {
    events,
    fault,
    waiting,
    hasMore,
    more: () => void ask(events ?? []),
    again: () => void ask([]),
  };
}
