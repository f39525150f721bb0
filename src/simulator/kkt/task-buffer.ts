import { concat } from '../../wire/atol-v3/bytes.ts';
import { LAST_HOST_ID } from '../../wire/atol-v3/frame.ts';
import type { CommandResult } from './commands/index.ts';
import type { CommandPlan } from './faults/fault.ts';

/** Status bytes of the task buffer (atol-serial-protocol.md 3.2). */
export const STATUS = {
  pending: 0xa1,
  running: 0xa2,
  done: 0xa3,
  failed: 0xa4,
  stopped: 0xa5,
  asyncDone: 0xa6,
  asyncFailed: 0xa7,
  overflow: 0xb1,
  tidExists: 0xb2,
  noSuchTid: 0xb3,
  illegal: 0xb4,
} as const;

const FLAG = { needsResult: 0x01, ignoresError: 0x02 } as const;

export interface Task {
  readonly tid: number;
  readonly flags: number;
  readonly command: Uint8Array;
  readonly plan: CommandPlan;
  status: number;
  result: Uint8Array;
  /** The direct answer already carried the result. */
  isTold: boolean;
}

/** Does the work of a task; calls back when it is done, at once or much later, or never. */
export type BeginTask = (task: Task, finish: (result: CommandResult) => void) => void;

/**
 * The device's queue of commands. It belongs to the device, not to a line: a task goes on when the line is lost and can be asked
 * for over the next one. Without power it is empty.
 */
export class TaskBuffer {
  readonly #begin: BeginTask;
  readonly #emit: (data: Uint8Array, task: Task) => void;
  readonly #capacity: number;
  #tasks = new Map<number, Task>();
  #queue: Task[] = [];
  #running: Task | undefined;
  #isStopped = false;

  constructor(begin: BeginTask, emit: (data: Uint8Array, task: Task) => void, capacity: number) {
    this.#begin = begin;
    this.#emit = emit;
    this.#capacity = capacity;
  }

  /** C1. The task starts with the next {@link pump}, so that its direct answer goes first. */
  add(flags: number, tid: number, command: Uint8Array, plan: CommandPlan): Uint8Array {
    if (tid > LAST_HOST_ID) return Uint8Array.of(STATUS.illegal, 2);
    if (this.#isTaken(tid)) return Uint8Array.of(STATUS.tidExists);
    if (this.#isStopped) return Uint8Array.of(STATUS.stopped);
    if (this.#queue.length >= this.#capacity) return Uint8Array.of(STATUS.overflow);
    const isFirst = this.#running === undefined && this.#queue.length === 0;
    const status = isFirst ? STATUS.running : STATUS.pending;
    const task: Task = { tid, flags, command, plan, status, result: new Uint8Array(0), isTold: false };
    this.#tasks.set(tid, task);
    this.#queue.push(task);
    return Uint8Array.of(status);
  }

  /** C2. Answers done also for a task that is not there, as the vendor's opening expects. */
  acknowledge(tid: number): Uint8Array {
    const task = this.#tasks.get(tid);
    if (!task) return Uint8Array.of(STATUS.done);
    if (isFinished(task)) this.#tasks.delete(tid);
    return Uint8Array.of(task.status);
  }

  /** C3. */
  ask(tid: number): Uint8Array {
    const task = this.#tasks.get(tid);
    return task ? tell(task) : Uint8Array.of(STATUS.noSuchTid);
  }

  /** C4. What has begun goes on all the same, and nobody can ask for it any more. */
  abort(): Uint8Array {
    this.forget();
    return Uint8Array.of(STATUS.done);
  }

  /** The power is gone, and every task with it. */
  forget(): void {
    this.#tasks = new Map();
    this.#queue = [];
    this.#running = undefined;
    this.#isStopped = false;
  }

  /** Starts what waits. */
  pump(): void {
    while (!this.#running && !this.#isStopped) {
      const task = this.#queue.shift();
      if (!task) return;
      this.#running = task;
      task.status = STATUS.running;
      this.#begin(task, (result) => this.#finish(task, result));
    }
  }

  /** Starts a task just added and tells its result in the direct answer, if it is there by then. */
  runAtOnce(tid: number): Uint8Array {
    const task = this.#tasks.get(tid);
    if (!task) return Uint8Array.of(STATUS.noSuchTid);
    task.isTold = true;
    this.pump();
    task.isTold = isFinished(task);
    return tell(task);
  }

  /** A task nobody wants a result of gives its id free by finishing. */
  #isTaken(tid: number): boolean {
    const task = this.#tasks.get(tid);
    if (!task) return false;
    return !isFinished(task) || (task.flags & FLAG.needsResult) !== 0;
  }

  #finish(task: Task, { ok, answer }: CommandResult): void {
    // Forgotten meanwhile: the work is done, the result is nobody's.
    if (this.#running !== task) return;
    this.#running = undefined;
    task.status = ok ? STATUS.done : STATUS.failed;
    task.result = answer;
    if (!ok && !(task.flags & FLAG.ignoresError)) this.#stop();
    if (!task.isTold && (!ok || task.flags & FLAG.needsResult)) {
      this.#emit(concat(ok ? STATUS.asyncDone : STATUS.asyncFailed, task.tid, answer), task);
    }
    this.pump();
  }

  /** After an error nothing more is done until an Abort. */
  #stop(): void {
    this.#isStopped = true;
    for (const task of this.#queue.splice(0)) task.status = STATUS.stopped;
  }
}

const isFinished = ({ status }: Task): boolean => status !== STATUS.pending && status !== STATUS.running;

const tell = ({ status, result }: Task): Uint8Array => concat(status, result);
