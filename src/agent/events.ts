import type { CallAnswer, CallRequest } from '../contract/calls.ts';
import type { Event } from '../contract/today.ts';
import { momentWords } from '../core/fiscalization/moment-words.ts';
import type { JournalEvent } from '../core/ports/journal.ts';
import { maskContacts } from '../core/privacy/mask.ts';
import type { AgentView } from './agent-view.ts';

/**
 * What happened to all jobs, newest first, without a contact in it.
 *
 * @throws {KassaError} CB-801 where the list cannot be read
 */
export function listEvents(
  { parts }: Pick<AgentView, 'parts'>,
  { before, limit, text }: CallRequest<'events'>,
): CallAnswer<'events'> {
  const wanted = text.trim().toLowerCase();
  const isWanted = (event: JournalEvent) => wanted === '' || says(event, wanted);
  return { events: parts.journal.events({ before, limit, isWanted }).map(toEvent) };
}

function toEvent({ id, at, jobId, checkId, cashboxId, what, detail, author }: JournalEvent): Event {
  return {
    ...{ id, at, jobId, what, author },
    ...(checkId === undefined ? {} : { checkId }),
    ...(cashboxId === undefined ? {} : { cashboxId }),
    ...momentWords(what),
    detail: maskContacts(detail),
  };
}

/** What is searched is what is shown: a contact in a detail cannot be guessed by searching for it. */
function says({ checkId, cashboxId, what, detail, author }: JournalEvent, wanted: string): boolean {
  if (checkId === wanted) return true;
  const { ru, en } = momentWords(what);
  return [cashboxId ?? '', ru, en, maskContacts(detail), author].some((part) => part.toLowerCase().includes(wanted));
}
