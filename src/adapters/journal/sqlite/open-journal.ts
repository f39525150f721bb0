import type { Journal } from '../../../core/ports/journal.ts';
import { openStore, type StoreOptions } from './open-store.ts';

/** Opens the durable journal for whoever needs nothing beside it. Errors as of {@link openStore}. */
export function openJournal(options: StoreOptions): Journal {
  return openStore(options).journal;
}
