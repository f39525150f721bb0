import { ERRORS, type ErrorCode } from '../errors.ts';
import type { FiscalDocument } from '../fiscal/fiscal-document.ts';
import type { Kopecks } from '../fiscal/money.ts';

/** What the device said just before we sent: enough to find our document again. On disk before the first fiscal byte. */
export interface Baseline {
  readonly fnSerial: string;
  /** The last FD number the FN reported before this attempt. */
  readonly lastFdNumber: number;
  /** Number of the last opened shift. */
  readonly shiftNumber: number;
  /** Counters before cash in or out, which leave no FN document; undefined for everything else. */
  readonly cash: CashCounters | undefined;
}

export interface CashCounters {
  readonly cashInCount: number;
  readonly cashInKop: Kopecks;
  readonly cashOutCount: number;
  readonly cashOutKop: Kopecks;
}

/** The command that decides may have left: when, and how to ask the device about that task. */
export interface Closing {
  /** Our wall clock, ms since the epoch. */
  readonly at: number;
  /** Opaque to the core: the driver's name of the task inside the device. */
  readonly taskRef: string;
}

/**
 * The life of one fiscal job, whole. The words of the design (received, fiscal, refused, inDoubt, parked), and two
 * steps inside the making that decide what a restart must believe:
 *
 * - `received`  nothing has left for the cashbox
 * - `sent`      intent and baseline are on disk; fiscal commands may have left, the deciding one has not
 * - `closing`   the deciding command (close of receipt, shift, cash) may have left
 * - `inDoubt`   something went wrong after `sent`; only a reading of the FN leads out. `code` says what went wrong
 * - `fiscal`    the document was read back from the FN; final
 * - `done`      cash went in or out, proven by the counters, or an order was met already; no FN document of its own; final
 * - `refused`   no document was made and none will be; final
 * - `parked`    a person decides. `doubt` is kept when a document may exist
 */
export type Life =
  | { readonly state: 'received'; readonly attempt: number }
  | { readonly state: 'sent'; readonly attempt: number; readonly baseline: Baseline }
  | { readonly state: 'closing'; readonly attempt: number; readonly baseline: Baseline; readonly closing: Closing }
  | ({ readonly state: 'inDoubt' } & Doubt)
  | { readonly state: 'fiscal'; readonly document: FiscalDocument }
  | { readonly state: 'done' }
  | { readonly state: 'refused'; readonly code: ErrorCode; readonly detail: string }
  | {
      readonly state: 'parked';
      readonly attempt: number;
      readonly code: ErrorCode;
      readonly detail: string;
      readonly doubt: Doubt | undefined;
    };

export interface Doubt {
  readonly attempt: number;
  readonly baseline: Baseline;
  /** Undefined when it is known from disk that the deciding command never left. */
  readonly closing: Closing | undefined;
  readonly code: ErrorCode;
  readonly detail: string;
}

export type LifeState = Life['state'];

export type LifeEvent =
  /** Recorded and flushed before the first fiscal byte leaves, never after. */
  | { readonly type: 'aboutToSend'; readonly baseline: Baseline }
  /** Recorded and flushed before the deciding command leaves, never after. */
  | { readonly type: 'aboutToClose'; readonly closing: Closing }
  /** Before `sent`: the job cannot even begin. */
  | { readonly type: 'cannotBegin'; readonly code: ErrorCode; readonly detail: string }
  /** An order of the shop that something we did before has met already (a shift we closed): nothing is made. */
  | { readonly type: 'metAlready' }
  /** After `sent`: anything that went wrong, understood or not. */
  | { readonly type: 'wentWrong'; readonly code: ErrorCode; readonly detail: string }
  | { readonly type: 'restarted' }
  | { readonly type: 'fnShowsOurs'; readonly document: FiscalDocument }
  | { readonly type: 'countersShowOurs' }
  | { readonly type: 'fnShowsAbsence' }
  | { readonly type: 'unclear'; readonly code: ErrorCode; readonly detail: string }
  /** Held by a person before anything was sent. */
  | { readonly type: 'personParks'; readonly code: ErrorCode; readonly detail: string }
  | { readonly type: 'personRetries' }
  /** Not to be made. With a doubt kept this is no answer: see `personSaysNotOurs`. */
  | { readonly type: 'personRefuses'; readonly code: ErrorCode; readonly detail: string }
  /** A person has compared the similar document that kept the doubt, after the FN was read anew: it is another sale. */
  | { readonly type: 'personSaysNotOurs'; readonly code: ErrorCode; readonly detail: string }
  | { readonly type: 'personFinds'; readonly document: FiscalDocument };

/** Attempts of one job that may fail after `sent` before a person is asked; a check that breaks the link each time must not hold up the rest. */
export const MAX_ATTEMPTS = 5;

/**
 * The whole life of a job as a pure function: no clock, no device, no database.
 *
 * @returns the next life, or undefined when the event makes no sense here (the caller says so loudly and changes nothing)
 */
export function next(life: Life, event: LifeEvent): Life | undefined {
  switch (life.state) {
    case 'received':
      return fromReceived(life, event);
    case 'sent':
      return fromSent(life, event);
    case 'closing':
      return fromClosing(life, event);
    case 'inDoubt':
      return fromDoubt(life, event);
    case 'parked':
      return fromParked(life, event);
    case 'fiscal':
    case 'done':
    case 'refused':
      return event.type === 'restarted' ? life : undefined;
    default:
      return unreachable(life);
  }
}

/** May the device hold or yet make something of this job that we have not read back? */
export function isOpenQuestion(life: Life): boolean {
  return life.state === 'sent' || life.state === 'closing' || life.state === 'inDoubt';
}

/**
 * May the FN hold a document of this job that nobody has read back? Then it is not made (again) before the FN was read.
 * A parked job that keeps none was never sent, or the FN has shown that there is no document.
 */
export function keepsDoubt(life: Life): boolean {
  return isOpenQuestion(life) || (life.state === 'parked' && life.doubt !== undefined);
}

type In<S extends LifeState> = Extract<Life, { state: S }>;

function fromReceived(life: In<'received'>, event: LifeEvent): Life | undefined {
  switch (event.type) {
    case 'aboutToSend':
      return { state: 'sent', attempt: life.attempt, baseline: event.baseline };
    case 'cannotBegin':
      // Nothing left the agent: waiting for a silent cashbox, or for a person at it, is no failed attempt.
      return ERRORS[event.code].remedy === 'retry' || ERRORS[event.code].remedy === 'operator'
        ? life
        : afterAbsence(life.attempt, event.code, event.detail);
    case 'metAlready':
      return { state: 'done' };
    case 'personRefuses':
      return { state: 'refused', code: event.code, detail: event.detail };
    case 'unclear':
    case 'personParks':
      return { state: 'parked', attempt: life.attempt, code: event.code, detail: event.detail, doubt: undefined };
    case 'restarted':
      return life;
    default:
      return undefined;
  }
}

function fromSent(life: In<'sent'>, event: LifeEvent): Life | undefined {
  const { attempt, baseline } = life;
  switch (event.type) {
    case 'aboutToClose':
      return { state: 'closing', attempt, baseline, closing: event.closing };
    case 'wentWrong':
      return { state: 'inDoubt', attempt, baseline, closing: undefined, code: event.code, detail: event.detail };
    case 'restarted':
      return { state: 'inDoubt', attempt, baseline, closing: undefined, code: 'CB-102', detail: '' };
    default:
      return undefined;
  }
}

function fromClosing(life: In<'closing'>, event: LifeEvent): Life | undefined {
  const { attempt, baseline, closing } = life;
  switch (event.type) {
    case 'fnShowsOurs':
      return { state: 'fiscal', document: event.document };
    case 'countersShowOurs':
      return { state: 'done' };
    case 'wentWrong':
      return { state: 'inDoubt', attempt, baseline, closing, code: event.code, detail: event.detail };
    case 'restarted':
      return { state: 'inDoubt', attempt, baseline, closing, code: 'CB-102', detail: '' };
    default:
      return undefined;
  }
}

function fromDoubt(life: In<'inDoubt'>, event: LifeEvent): Life | undefined {
  switch (event.type) {
    // Only a reading leads out of here. Silence, restarts and timers do not.
    case 'fnShowsOurs':
      return { state: 'fiscal', document: event.document };
    case 'countersShowOurs':
      return { state: 'done' };
    case 'fnShowsAbsence':
      return afterAbsence(life.attempt, life.code, life.detail);
    case 'unclear':
      return { state: 'parked', attempt: life.attempt, code: event.code, detail: event.detail, doubt: doubtOf(life) };
    case 'restarted':
      return life;
    default:
      return undefined;
  }
}

function fromParked(life: In<'parked'>, event: LifeEvent): Life | undefined {
  switch (event.type) {
    case 'personRetries':
      // With a doubt kept, the FN is read again first: a person's wish is no proof of absence.
      return life.doubt ? { state: 'inDoubt', ...life.doubt } : { state: 'received', attempt: 1 };
    case 'personRefuses':
      return life.doubt ? undefined : { state: 'refused', code: event.code, detail: event.detail };
    case 'personSaysNotOurs':
      return life.doubt ? { state: 'refused', code: event.code, detail: event.detail } : undefined;
    case 'personFinds':
      return { state: 'fiscal', document: event.document };
    case 'restarted':
      return life;
    default:
      return undefined;
  }
}

/** No document was made, that much is proven: what may happen next is said by the catalog. */
function afterAbsence(attempt: number, code: ErrorCode, detail: string): Life {
  switch (ERRORS[code].remedy) {
    case 'reject':
      return { state: 'refused', code, detail };
    case 'park':
      return { state: 'parked', attempt, code, detail, doubt: undefined };
    case 'operator':
      // It is the cashbox that waits for a person, not this check: parking one after the other would help nobody.
      return { state: 'received', attempt };
    case 'retry':
    case 'reconcile':
      return attempt < MAX_ATTEMPTS
        ? { state: 'received', attempt: attempt + 1 }
        : {
            state: 'parked',
            attempt,
            code: 'CB-318',
            detail: `${code}${detail ? ` ${detail}` : ''}`,
            doubt: undefined,
          };
  }
}

function doubtOf(life: In<'inDoubt'>): Doubt {
  const { attempt, baseline, closing, code, detail } = life;
  return { attempt, baseline, closing, code, detail };
}

function unreachable(value: never): never {
  throw new Error(`Unhandled state: ${JSON.stringify(value)}`);
}
