import { type ErrorCode, KassaError } from '../../../../core/errors.ts';
import type { Clock } from '../../../../core/ports/clock.ts';
import { concat } from '../../../../wire/atol-v3/bytes.ts';
import type { Heard, Line } from './line.ts';
import { isAlive, LAST_TID, NEED_RESULT, REQUEST } from './task.ts';
import { ASK_AFTER_MS, DEAD_AFTER_MS, type GiveUp, type Step, type TaskRules, TaskRun } from './task-run.ts';

/** B1, buffer overflow: wait so long before adding again. Source: atol-serial-protocol 3.3. */
const OVERFLOW_PAUSE_MS = 500;
const ABORT_TRIES = 3;
const ACKNOWLEDGE_TRIES = 2;
/** Tids out of use after which the line is opened anew. */
const MOST_HELD = 100;
/** How often one task is put in anew before we say that it will not go. */
const MOST_REPAIRS = 10;

/** The device's last word about a task. */
export interface TaskAnswer {
  readonly bytes: Uint8Array;
  /** The task ended as an error (A4, A7); the buffer has been cleared since. */
  readonly failed: boolean;
}

const NEVER = new AbortController().signal;

/**
 * One conversation with the task buffer of a device: one host packet at a time, answers found by packet id and task id,
 * repairs as section 3.3 of the page says. It knows nothing of commands but their rules.
 *
 * Nothing that may have been seen is ever added again, except a task that only reads.
 */
export class Sender {
  readonly #line: Line;
  readonly #clock: Clock;
  /** Tids whose task may still be in the device: not used again on this line. */
  readonly #held = new Set<number>();
  /** Deciding tasks whose end we do not know: clearing the buffer could change the outcome we wait to see. */
  readonly #doubtful = new Set<number>();
  #tid = LAST_TID;
  #turn: Promise<void> = Promise.resolve();

  constructor(line: Line, clock: Clock) {
    this.#line = line;
    this.#clock = clock;
  }

  /** Keeps a tid out of use: a task of an earlier connection may still answer under it. */
  hold(tid: number): void {
    this.#held.add(tid);
  }

  /** The tid of the next task: for a deciding command it is on disk before the command leaves. */
  takeTid(): number {
    do this.#tid = this.#tid === LAST_TID ? 0 : this.#tid + 1;
    while (this.#held.has(this.#tid));
    return this.#tid;
  }

  /**
   * Runs one command.
   *
   * @param command password, code, parameters
   * @throws {KassaError} CB-102 when a deciding command may have been done; CB-101 or CB-109 otherwise
   */
  async run(rules: TaskRules, command: Uint8Array, signal: AbortSignal, tid = this.takeTid()): Promise<TaskAnswer> {
    const release = await this.#takeTurn();
    let answer: TaskAnswer;
    try {
      this.#demandLine(signal);
      answer = await this.#exchange(rules, command, tid, signal);
      if (answer.failed) await this.#abort();
    } catch (error) {
      release();
      throw error;
    }
    if (answer.failed) release();
    // The answer is told at once; only the next command waits for the device's thanks.
    else void this.#acknowledge(tid).then(release);
    return answer;
  }

  /**
   * Asks about a task of this or an earlier connection.
   *
   * @returns undefined when nothing answers
   */
  async isTaskAlive(tid: number, signal: AbortSignal): Promise<boolean | undefined> {
    const release = await this.#takeTurn();
    try {
      this.#demandLine(signal);
      const data = await this.#askUntil(Uint8Array.of(REQUEST.ask, tid), DEAD_AFTER_MS / ASK_AFTER_MS, signal);
      if (!data) return undefined;
      const alive = isAlive(data[0]);
      if (!alive) this.#doubtful.delete(tid);
      return alive;
    } finally {
      release();
    }
  }

  /** Clears the device's buffer, as after every opening. @returns whether anything that speaks v3 answered */
  async clearBuffer(signal: AbortSignal): Promise<boolean> {
    const release = await this.#takeTurn();
    try {
      this.#demandLine(signal);
      return await this.#abort(signal);
    } finally {
      release();
    }
  }

  async #takeTurn(): Promise<() => void> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    await before;
    this.#line.forget();
    return resolve;
  }

  #demandLine(signal: AbortSignal): void {
    if (this.#line.isClosed) throw new KassaError('CB-101', 'связь закрыта');
    if (signal.aborted) throw new KassaError('CB-101', 'остановлено', { cause: signal.reason });
  }

  async #exchange(rules: TaskRules, command: Uint8Array, tid: number, signal: AbortSignal): Promise<TaskAnswer> {
    const packet = concat(REQUEST.add, NEED_RESULT, tid, command);
    const run = new TaskRun(rules, this.#line.post(packet), this.#clock.monotonicMs());
    for (let repairs = 0; ; ) {
      const heard = await this.#line.next(run.waitMs(this.#clock.monotonicMs()), signal);
      const step = run.step(heard, tid, this.#clock.monotonicMs());
      if (step.do === 'wait') continue;
      if (step.do === 'finish') return { bytes: step.answer, failed: step.failed };
      if (step.do === 'giveUp') throw this.#givenUp(step.why, rules, tid, signal);
      if (step.do === 'ask') {
        run.asked(this.#line.post(Uint8Array.of(REQUEST.ask, tid)), this.#clock.monotonicMs());
        continue;
      }
      if (++repairs > MOST_REPAIRS) throw this.#givenUp('refused', rules, tid, signal);
      await this.#prepareToAdd(step, rules, tid, signal);
      run.added(this.#line.post(packet), this.#clock.monotonicMs());
    }
  }

  async #prepareToAdd(step: Step, rules: TaskRules, tid: number, signal: AbortSignal): Promise<void> {
    if (step.do === 'addLater') {
      await this.#clock.sleep(OVERFLOW_PAUSE_MS, signal).catch(() => {
        throw this.#givenUp('aborted', rules, tid, signal);
      });
    }
    if (step.do !== 'abortAndAdd') return;
    // A stopped buffer runs nothing any more, a doubtful task neither.
    if (this.#doubtful.size > 0 && !step.isStopped) throw this.#givenUp('refused', rules, tid, signal);
    await this.#abort(signal);
  }

  #givenUp(why: GiveUp, { effect }: TaskRules, tid: number, signal: AbortSignal): KassaError {
    this.#held.add(tid);
    if (effect === 'decides') this.#doubtful.add(tid);
    if (why === 'silent') this.#line.break();
    const cause = why === 'aborted' ? signal.reason : undefined;
    return new KassaError(effect === 'decides' ? 'CB-102' : CODES[why], WORDS[why], { cause });
  }

  /**
   * Tells the device to drop a finished task. Never fails: a device that did not say so may keep the task, and then its
   * tid is not used again on this line, or a later command would be rejected for it (B2).
   */
  async #acknowledge(tid: number): Promise<void> {
    const dropped = await this.#askUntil(Uint8Array.of(REQUEST.acknowledge, tid), ACKNOWLEDGE_TRIES, NEVER);
    if (dropped) return;
    this.#held.add(tid);
    // A new connection clears the buffer; better now than when no tid is left.
    if (this.#held.size > MOST_HELD) this.#line.break();
  }

  async #abort(signal: AbortSignal = NEVER): Promise<boolean> {
    const data = await this.#askUntil(Uint8Array.of(REQUEST.abort), ABORT_TRIES, signal);
    return data !== undefined;
  }

  /** Posts a small request until its direct answer comes; undefined after so many silences. */
  async #askUntil(request: Uint8Array, tries: number, signal: AbortSignal): Promise<Uint8Array | undefined> {
    const ids: number[] = [];
    for (let i = 0; i < tries; i++) {
      ids.push(this.#line.post(request));
      const data = await this.#directAnswer(ids, signal);
      if (data) return data;
      if (this.#line.isClosed || signal.aborted) return undefined;
    }
    return undefined;
  }

  async #directAnswer(ids: readonly number[], signal: AbortSignal): Promise<Uint8Array | undefined> {
    const untilMs = this.#clock.monotonicMs() + ASK_AFTER_MS;
    for (;;) {
      const heard: Heard = await this.#line.next(Math.max(0, untilMs - this.#clock.monotonicMs()), signal);
      if (heard.kind === 'direct' && ids.includes(heard.id) && heard.data.length > 0) return heard.data;
      if (heard.kind !== 'direct' && heard.kind !== 'result') return undefined;
    }
  }
}

const CODES: Readonly<Record<GiveUp, ErrorCode>> = {
  silent: 'CB-101',
  closed: 'CB-101',
  aborted: 'CB-101',
  lostTask: 'CB-101',
  busy: 'CB-109',
  refused: 'CB-109',
};

const WORDS: Readonly<Record<GiveUp, string>> = {
  silent: 'нет ответа',
  closed: 'линия оборвалась',
  aborted: 'остановлено',
  lostTask: 'касса забыла команду: похоже, перезапустилась',
  busy: 'касса не закончила команду в срок',
  refused: 'касса не приняла команду в очередь',
};
