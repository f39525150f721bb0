import { jobStatus } from '../../contract/job-status.ts';
import type { JobStatus } from '../../contract/snapshot.ts';
import { OPERATION_WORDS } from '../../core/day/words.ts';
import type { Journal } from '../../core/ports/journal.ts';
import { KIND_WORDS, rubles, SIDE_WORDS, STATE_WORDS, timeOfDay } from '../screen/words.ts';

/** Jobs looked at again per call; the others wait for the next one. */
const AT_ONCE = 100;

/** What has happened to the receipts since the last look, a line per step, read from the journal alone. */
export class ReceiptFeed {
  readonly #journal: Journal;
  readonly #unfinished = new Map<number, JobStatus | undefined>();
  #lastId = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  news(now: number): readonly string[] {
    while (this.#unfinished.size < AT_ONCE && this.#journal.byId(this.#lastId + 1)) {
      this.#lastId += 1;
      this.#unfinished.set(this.#lastId, undefined);
    }
    return [...this.#unfinished].flatMap(([id, before]) => this.#look(id, before, now));
  }

  #look(id: number, before: JobStatus | undefined, now: number): readonly string[] {
    const job = this.#journal.byId(id);
    if (!job) return [];
    const after = jobStatus(job);
    if (isFinished(after)) this.#unfinished.delete(id);
    else this.#unfinished.set(id, after);
    const states = after.states.slice(before?.states.length ?? 0).map((state) => stateText(after, state));
    const sides = after.sides
      .filter((side) => !before?.sides.includes(side))
      .map((side) => `${SIDE_WORDS[side]}: ${after.error?.ru ?? ''}`);
    return [...states, ...sides].map((text) => `${timeOfDay(now)}  ${nameOf(after).padEnd(18)} ${text}`);
  }
}

function isFinished({ kind, states, sides }: JobStatus): boolean {
  if (sides.includes('refused')) return true;
  return kind === 'receipt' ? states.includes('delivered') && states.includes('reported') : states.includes('fiscal');
}

function stateText(job: JobStatus, state: JobStatus['states'][number]): string {
  if (state === 'fiscal' && job.document)
    return `${STATE_WORDS.fiscal}: ФД ${job.document.fdNumber}, ФПД ${job.document.fiscalSign}`;
  if (state === 'received' && job.operation && job.totalKop !== undefined)
    return `${STATE_WORDS.received}: ${OPERATION_WORDS[job.operation].ru} ${rubles(job.totalKop)}`;
  return STATE_WORDS[state];
}

function nameOf({ kind, checkId }: JobStatus): string {
  return checkId === undefined ? KIND_WORDS[kind] : `${KIND_WORDS[kind]} ${checkId}`;
}
