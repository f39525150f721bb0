import type { Effect } from '../commands/row.ts';
import type { Heard } from './line.ts';
import { isAlive, isDone, isFailed, STATUS } from './task.ts';

/** Silence after which the device is asked about the task, and asked again, ms. Ours; the vendor's driver takes 5 s. */
export const ASK_AFTER_MS = 500;
/** Without any answer for so long the line is taken for dead, ms. */
export const DEAD_AFTER_MS = 3_000;

/** What a command needs to be known by while it is under way. */
export interface TaskRules {
  readonly effect: Effect;
  readonly again: 'always' | 'ifUnseen' | 'never';
  readonly answerLimitMs: number;
}

/** What to do next about one task. */
export type Step =
  | { readonly do: 'wait' }
  | { readonly do: 'ask' }
  /** Add it again with the same tid: the device said that it never saw it (or the task only reads). */
  | { readonly do: 'addAgain' }
  /** The buffer is full: a little later. */
  | { readonly do: 'addLater' }
  /** The buffer is stopped, or holds another task of this tid: clear it, then add again. */
  | { readonly do: 'abortAndAdd'; readonly isStopped: boolean }
  | { readonly do: 'finish'; readonly answer: Uint8Array; readonly failed: boolean }
  | { readonly do: 'giveUp'; readonly why: GiveUp };

/**
 * - `silent`   nothing answers any more: the line is dead
 * - `busy`     the device answers, the task is not done in its time
 * - `lostTask` the device took the task and no longer knows it
 * - `refused`  the buffer would not take it
 * - `closed`, `aborted` the line broke; our side gave up
 */
export type GiveUp = 'silent' | 'busy' | 'lostTask' | 'refused' | 'closed' | 'aborted';

const WAIT: Step = { do: 'wait' };
const ASK: Step = { do: 'ask' };
const giveUp = (why: GiveUp): Step => ({ do: 'giveUp', why });

/** One command on its way through the device, as a machine: what was heard goes in, what to do comes out. */
export class TaskRun {
  readonly #rules: TaskRules;
  readonly #startedMs: number;
  #addId: number;
  readonly #askIds: number[] = [];
  /** When the device last said anything about this task. */
  #heardMs: number;
  /** Did it ever say that it has the task? Then it must never be added again unless it only reads. */
  #accepted = false;
  #brokenInARow = 0;
  #askAtMs: number;

  constructor(rules: TaskRules, addId: number, nowMs: number) {
    this.#rules = rules;
    this.#addId = addId;
    this.#startedMs = nowMs;
    this.#heardMs = nowMs;
    this.#askAtMs = nowMs + ASK_AFTER_MS;
  }

  /** How long to listen before the next question is due. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#askAtMs - nowMs);
  }

  added(addId: number, nowMs: number): void {
    this.#addId = addId;
    this.#askIds.length = 0;
    this.#askAtMs = nowMs + ASK_AFTER_MS;
    this.#heardMs = nowMs;
  }

  asked(askId: number, nowMs: number): void {
    this.#askIds.push(askId);
    this.#askAtMs = nowMs + ASK_AFTER_MS;
  }

  step(heard: Heard, tid: number, nowMs: number): Step {
    switch (heard.kind) {
      case 'silence':
        return this.#onSilence(nowMs);
      case 'closed':
        return giveUp('closed');
      case 'aborted':
        return giveUp('aborted');
      case 'badCrc':
        // Something came and was spoilt: ask at once, but do not answer noise with noise.
        return this.#brokenInARow++ === 0 ? ASK : WAIT;
      case 'result':
        return heard.tid === tid ? this.#onStatus(heard.data, nowMs, false) : WAIT;
      case 'direct':
        return this.#onDirect(heard.id, heard.data, nowMs);
    }
  }

  #onDirect(id: number, data: Uint8Array, nowMs: number): Step {
    const isAnswerToAsk = this.#askIds.includes(id);
    if (id !== this.#addId && !isAnswerToAsk) return WAIT;
    // An empty packet asks us to repeat ours. Asking about the task comes to the same and can never do it twice.
    if (data.length === 0) return this.#brokenInARow++ === 0 ? ASK : WAIT;
    return this.#onStatus(data, nowMs, isAnswerToAsk);
  }

  #onStatus(data: Uint8Array, nowMs: number, isAnswerToAsk: boolean): Step {
    const status = data[0];
    this.#heardMs = nowMs;
    this.#brokenInARow = 0;
    if (isAlive(status)) {
      this.#accepted = true;
      this.#askAtMs = nowMs + ASK_AFTER_MS;
      return nowMs - this.#startedMs >= this.#rules.answerLimitMs ? giveUp('busy') : WAIT;
    }
    if (isDone(status)) return { do: 'finish', answer: data.slice(1), failed: false };
    if (isFailed(status)) return { do: 'finish', answer: data.slice(1), failed: true };
    return isAnswerToAsk && status === STATUS.noSuchTid ? this.#onUnknownTask() : this.#onRejection(status);
  }

  #onRejection(status: number | undefined): Step {
    if (status === STATUS.overflow) return { do: 'addLater' };
    const isStopped = status === STATUS.stopped;
    const isStuck = isStopped || status === STATUS.tidExists;
    return isStuck && this.#rules.effect === 'reads' ? { do: 'abortAndAdd', isStopped } : giveUp('refused');
  }

  #onUnknownTask(): Step {
    const { again } = this.#rules;
    // Only the first question right after sending proves "never seen": after a gap it may also mean "forgotten".
    const wasNeverSeen = !this.#accepted && this.#askIds.length === 1;
    return again === 'always' || (again === 'ifUnseen' && wasNeverSeen) ? { do: 'addAgain' } : giveUp('lostTask');
  }

  #onSilence(nowMs: number): Step {
    if (nowMs < this.#askAtMs) return WAIT;
    if (nowMs - this.#heardMs >= DEAD_AFTER_MS) return giveUp('silent');
    if (nowMs - this.#startedMs >= this.#rules.answerLimitMs) return giveUp('busy');
    return ASK;
  }
}
