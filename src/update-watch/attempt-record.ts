import { type Attempt, type LastUpdate, parseUpdateMemory, type UpdateMemory } from '../contract/update.ts';
import type { Words } from '../core/health/light.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import type { RestartEntry } from './restart-entry.ts';

export interface AttemptRecordParts {
  readonly clock: Clock;
  readonly log: Log;
  /** The one file of updates, written whole. */
  readonly memory: { load(): unknown; save(memory: UpdateMemory): void };
  /** For the alarm of the agent, in that state folder. */
  readonly tell: (stateDir: string, last: LastUpdate) => void;
  /** A new start of this computer starts a watcher. */
  readonly entry: RestartEntry;
}

/** What this computer keeps of an attempt over a power cut: its step, that it is to be gone on with, and how it ended. */
export class AttemptRecord {
  readonly #parts: AttemptRecordParts;

  constructor(parts: AttemptRecordParts) {
    this.#parts = parts;
  }

  /** Undefined: none is under way. */
  get attempt(): Attempt | undefined {
    return this.#memory.attempt;
  }

  get #memory(): UpdateMemory {
    return parseUpdateMemory(this.#parts.memory.load());
  }

  /** Without it a power cut is gone on from by the next tray that starts, which is nearly as good. */
  enter(deed: keyof RestartEntry): void {
    try {
      this.#parts.entry[deed]();
    } catch (error) {
      this.#parts.log.warn('entry for the next log-on', { deed, text: String(error) });
    }
  }

  step(attempt: Attempt, changes: Partial<Attempt>): Attempt {
    const next = { ...attempt, ...changes };
    this.#parts.memory.save({ ...this.#memory, attempt: next });
    this.#parts.log.info('update step', { to: next.to, step: next.step });
    return next;
  }

  /** Said before the attempt is over: after a power cut between the two it is said again. */
  tell(attempt: Attempt, result: LastUpdate['result'], words: Words): void {
    const { clock, tell, log } = this.#parts;
    log.info('update ended', { to: attempt.to, result, text: words.en });
    try {
      tell(attempt.stateDir, { result, version: attempt.to, at: clock.now(), words });
    } catch (error) {
      // A full disk has an alarm of its own; the version must come back all the same.
      log.error('the end of the update is not kept', { text: String(error) });
    }
  }

  /** The attempt is over; what is remembered of its version stays. */
  settle(
    { to }: Attempt,
    end: { readonly isDone?: boolean; readonly isBad?: boolean; readonly isTried?: boolean } = {},
  ): void {
    const { attempt: _, bad, tries, ...memory } = this.#memory;
    const before = tries[to] ?? 0;
    const { [to]: __, ...others } = tries;
    this.#parts.memory.save({
      ...memory,
      bad: end.isBad ? [...new Set([...bad, to])] : bad,
      tries: end.isTried ? { ...tries, [to]: before + 1 } : end.isDone || end.isBad ? others : tries,
    });
    this.enter('clear');
  }
}
