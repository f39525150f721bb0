import { type ErrorCode, sentence } from '../core/errors.ts';
import type { Job, Report } from '../core/fiscalization/job.ts';
import { type Life, type LifeEvent, next } from '../core/fiscalization/life.ts';
import type { NoteName } from '../core/fiscalization/moment-words.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Journal } from '../core/ports/journal.ts';
import type { ShopResult } from '../core/ports/shop-door.ts';

/**
 * The only way a job changes: the pure function decides, the journal makes it durable, the time line says it.
 *
 * What is changed is the journal's row as it is now, not the copy the caller holds: while a cashbox works on a job for
 * minutes, the shop hands it out again, and while a ticket is asked for, the shop takes the result.
 */
export class Recorder {
  readonly #journal: Journal;
  readonly #clock: Clock;
  /** Called after every durable change; rings whoever waits for it. */
  onSaved: (job: Job) => void = () => undefined;

  constructor(journal: Journal, clock: Clock) {
    this.#journal = journal;
    this.#clock = clock;
  }

  /**
   * @param facts fields that become known together with the event (a report owed, sums of a shift)
   * @param reason why a person wants it, where the event itself does not say so
   * @throws when the event makes no sense in that state: a fault of ours that must be seen, not swallowed
   */
  apply(
    job: Job,
    event: LifeEvent,
    facts: Partial<Pick<Job, 'report' | 'totals' | 'handOut'>> = {},
    author = 'agent',
    reason = '',
  ): Job {
    const newest = this.newest(job);
    const life = next(newest.life, event);
    if (!life) throw new Error(`Job ${job.id}: ${event.type} makes no sense in ${newest.life.state}`);
    const report = facts.report ?? reportOf(newest, life, this.#clock.now());
    return this.#save({ ...newest, ...facts, life, report }, event.type, detailOf(event, reason), author);
  }

  /** A change that does not touch the life: hand-out, report, delivery, conflict, move to another cashbox. */
  note(
    job: Job,
    facts: Partial<Omit<Job, 'id' | 'version' | 'life'>>,
    what: NoteName,
    detail = '',
    author = 'agent',
  ): Job {
    return this.#save({ ...this.newest(job), ...facts }, what, detail, author);
  }

  /** The job as the journal holds it now. */
  newest(job: Job): Job {
    return this.#journal.byId(job.id) ?? job;
  }

  #save(job: Job, what: string, detail: string, author: string): Job {
    const saved = this.#journal.save(withheld(job), { at: this.#clock.now(), what, detail, author });
    this.onSaved(saved);
    return saved;
  }
}

/** Nothing is told to the shop about an id under which it says two different things, until a person has decided. */
function withheld(job: Job): Job {
  const { conflict, report } = job;
  if (!conflict || report.state !== 'owed') return job;
  return {
    ...job,
    report: { state: 'parked', result: report.result, code: conflict.code, detail: conflict.detail },
  };
}

/** A refused order of a shop owes the shop our sentence; a made one owes its document (the caller knows the rest of it). */
function reportOf(job: Job, life: Life, now: number): Report {
  if (job.origin.from !== 'shop' || life.state !== 'refused') return job.report;
  const result: ShopResult = {
    kind: 'refused',
    order: job.origin.kind,
    code: life.code,
    text: sentence(life.code, life.detail),
    totals: job.totals,
  };
  return { state: 'owed', result, tries: 0, nextAt: now };
}

function detailOf(event: LifeEvent, reason: string): string {
  return [factsOf(event), reason].filter((part) => part !== '').join('; ');
}

function factsOf(event: LifeEvent): string {
  switch (event.type) {
    case 'aboutToSend':
      return `ФН ${event.baseline.fnSerial}, последний ФД ${event.baseline.lastFdNumber}`;
    case 'aboutToClose':
      return event.closing.taskRef;
    case 'fnShowsOurs':
    case 'personFinds':
      return `ФД ${event.document.fdNumber}, ФПД ${event.document.fiscalSign}`;
    case 'cannotBegin':
    case 'wentWrong':
    case 'unclear':
    case 'personParks':
    case 'personRefuses':
    case 'personSaysNotOurs':
      return codeText(event.code, event.detail);
    default:
      return '';
  }
}

function codeText(code: ErrorCode, detail: string): string {
  return detail ? `${code}: ${detail}` : code;
}
