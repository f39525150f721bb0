import type { BackgroundStep, CommandResult, CommandTable } from './commands/index.ts';
import type { Device } from './device.ts';
import type { CommandPlan } from './faults/fault.ts';
import { ERROR, KktError } from './kkt-error.ts';
import type { KktTimings } from './options.ts';
import type { Task } from './task-buffer.ts';

const PASSWORD_BYTES = 2;
const NEVER = Number.POSITIVE_INFINITY;

const TIMING_OF: ReadonlyMap<number, keyof KktTimings> = new Map([
  [0x4a, 'closeMs'],
  [0x9a, 'openShiftMs'],
]);

/** Work in the device's hands. It may outlive the task that ordered it. */
interface Job {
  readonly run: () => void;
  /** Waits for the line to come back or an Abort before it is done; reads are answered meanwhile. */
  readonly lateMs: number | undefined;
  isTriggered: boolean;
}

/** How the processor reaches the rest of the device. */
export interface ProcessorHooks {
  readonly commands: () => CommandTable;
  /** Aborted when the power goes: what waits then is never done. */
  readonly powerSignal: () => AbortSignal;
  readonly restart: () => void;
  readonly goDeaf: () => void;
}

/** Takes one command after the other, lets it last its time by the device's clock, and does it in one stroke. */
export class Processor {
  readonly #device: Device;
  readonly #hooks: ProcessorHooks;
  #job: Job | undefined;

  constructor(device: Device, hooks: ProcessorHooks) {
    this.#device = device;
    this.#hooks = hooks;
  }

  begin(task: Task, finish: (result: CommandResult) => void): void {
    const code = task.command[PASSWORD_BYTES] ?? 0;
    if (this.#job && !this.#maySlipBy(code)) {
      finish(this.#hooks.commands().refuse(code, new KktError(ERROR.busy)));
      return;
    }
    if (this.#job) {
      finish(this.#hooks.commands().run(task.command));
      return;
    }
    const job: Job = {
      run: () => {
        if (this.#job !== job) return;
        this.#job = undefined;
        this.#work(task, code, finish);
      },
      lateMs: task.plan.lateMs,
      isTriggered: false,
    };
    this.#job = job;
    if (task.plan.hangs || job.lateMs !== undefined) return;
    this.#after(this.#timing(code), job.run);
  }

  /** The line came back, or the host gave up: what was waiting for that goes on. */
  trigger(): void {
    const job = this.#job;
    if (job?.lateMs === undefined || job.isTriggered) return;
    job.isTriggered = true;
    this.#after(job.lateMs, job.run);
  }

  /** Power is gone. */
  forget(): void {
    this.#job = undefined;
  }

  /** Goes through the steps of a report, showing each in the state byte. */
  background(steps: readonly BackgroundStep[]): void {
    const home = this.#device.memory.mode;
    const next = (index: number): void => {
      const step = steps[index];
      Object.assign(
        this.#device.memory,
        step ? { mode: step.mode, submode: step.submode } : { mode: home, submode: 0 },
      );
      if (!step) return;
      this.#after(step.lastsMs, () => {
        if (tryWork(step.work)) next(index + 1);
        else Object.assign(this.#device.memory, { mode: home, submode: 0 });
      });
    };
    next(0);
  }

  #maySlipBy(code: number): boolean {
    return this.#job?.lateMs !== undefined && this.#hooks.commands().row(code)?.effect === 'reads';
  }

  #timing(code: number): number {
    const { timings } = this.#device;
    return timings[TIMING_OF.get(code) ?? 'answerMs'] || timings.answerMs;
  }

  #work(task: Task, code: number, finish: (result: CommandResult) => void): void {
    const { plan } = task;
    if (plan.cutsPower === 'before') {
      this.#hooks.restart();
      return;
    }
    plan.before?.();
    const result = this.#answer(task, code);
    if (plan.cutsPower === 'after') {
      this.#hooks.restart();
      return;
    }
    if (plan.goesDeaf) this.#hooks.goDeaf();
    finish(result);
  }

  #answer({ command, plan }: Task, code: number): CommandResult {
    const table = this.#hooks.commands();
    if (plan.refusal) return table.refuse(code, plan.refusal);
    const result = table.run(command);
    plan.after?.(result.ok);
    if (plan.refusalAfterwards && result.ok) return table.refuse(code, plan.refusalAfterwards);
    return plan.answer ? { ok: true, answer: plan.answer } : result;
  }

  /** At once when nothing is to be waited for: an instant device is done before its host hears of the start. */
  #after(ms: number, work: () => void): void {
    if (ms === 0) work();
    else if (ms < NEVER) {
      const signal = this.#hooks.powerSignal();
      this.#device.clock.clock.sleep(ms, signal).then(
        () => signal.aborted || work(),
        () => undefined,
      );
    }
  }
}

/** A report that the FN refuses simply ends. */
function tryWork(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof KktError) return false;
    throw error;
  }
}

export const planOf = (plans: readonly (CommandPlan | undefined)[]): CommandPlan => Object.assign({}, ...plans);
