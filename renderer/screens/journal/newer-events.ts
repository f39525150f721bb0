import type { CallAnswer } from '../../../src/contract/calls.ts';
import type { Event } from '../../../src/contract/today.ts';
import type { Answered } from '../../../src/contract/window.ts';

/** More than that between two looks is no news but another list. */
const MOST_PAGES = 3;

export type AskEvents = (before: string | undefined) => Promise<Answered<CallAnswer<'events'>>>;

/**
 * What has happened since.
 *
 * @param newest id of the newest one that is known; undefined: none is
 * @returns newest first; not `isWhole`: there are more between these and the known ones. Undefined: there is no answer, and
 *   what is known stays.
 */
export async function newerThan(
  newest: string | undefined,
  ask: AskEvents,
): Promise<{ readonly fresh: readonly Event[]; readonly isWhole: boolean } | undefined> {
  const fresh: Event[] = [];
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const answered = await ask(fresh.at(-1)?.id);
    if (!answered.ok) return undefined;
    const { events } = answered.answer;
    const known = events.findIndex(({ id }) => id === newest);
    fresh.push(...(known < 0 ? events : events.slice(0, known)));
    if (known >= 0 || events.length === 0 || newest === undefined) return { fresh, isWhole: true };
  }
  return { fresh, isWhole: false };
}
