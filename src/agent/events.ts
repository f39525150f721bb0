import type { CallAnswer, CallRequest } from '../contract/calls.ts';
import type { Event } from '../contract/today.ts';
import { momentWords } from '../core/fiscalization/moment-words.ts';
import type { JournalEvent } from '../core/ports/journal.ts';
import { maskContacts } from '../core/privacy/mask.ts';
import type { AgentView } from './agent-view.ts';
import { detailWords } from './detail-words.ts';

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

function toEvent(event: JournalEvent): Event {
  const { id, at, jobId, checkId, cashboxId, what, author } = event;
  const { ru: detail, en: detailEn } = detailWords(event, maskContacts);
  return {
    ...{ id, at, jobId, what, author },
    ...(checkId === undefined ? {} : { checkId }),
    ...(cashboxId === undefined ? {} : { cashboxId }),
    ...momentWords(what),
    ...{ detail, detailEn },
  };
}

/** What is searched is what is shown: a contact in a detail cannot be guessed by searching for it. */
function says(event: JournalEvent, wanted: string): boolean {
  const { checkId, cashboxId, what, author } = event;
  if (checkId === wanted) return true;
  const [words, detail] = [momentWords(what), detailWords(event, maskContacts)];
  return [cashboxId ?? '', words.ru, words.en, detail.ru, detail.en, author].some((part) =>
    part.toLowerCase().includes(wanted),
  );
}
