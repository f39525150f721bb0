import { systemFault } from '../adapters/system/system-fault.ts';
import type { Attempt } from '../contract/update.ts';
import type { Words } from '../core/health/light.ts';
import { AttemptRecord, type AttemptRecordParts } from './attempt-record.ts';
import { comesByItself, type NewVersionLimits, type NewVersionParts, untilJudged } from './new-version-signs.ts';
import type { Processes } from './processes.ts';
import type { InstallWay } from './way.ts';
import { notBack, notInstalled, WATCH_WORDS } from './words.ts';

export interface WatchLimits extends NewVersionLimits {
  /** How long the tray that gave the order may take to close, ms. */
  readonly oldTrayMs: number;
}

export interface WatchParts extends AttemptRecordParts, NewVersionParts {
  readonly way: (attempt: Attempt) => InstallWay;
  readonly processes: Processes;
  /** @returns true when no agent is at work any more */
  readonly stopAgent: (stateDir: string) => Promise<boolean>;
  /** Packages of other versions are not needed any more. */
  readonly forgetAllBut: (version: string) => void;
  readonly limits: WatchLimits;
}

/** A hurdle such as a file still held by a process that ends is gone after a moment. */
const BACK_TRIES = 3;
const BACK_PAUSE_MS = 2_000;

/**
 * Sees one update through, outside of everything it replaces. Whenever it is cut short it can be begun again: each step is on
 * the disk before its first deed, and each deed may be done twice. The journal and all else of the state folder is none of its
 * business; only how it ended is left there for the agent.
 */
export class Watch {
  readonly #parts: WatchParts;
  readonly #record: AttemptRecord;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    this.#record = new AttemptRecord(parts);
  }

  /** @param isOrdered a tray has just handed over; otherwise somebody has found an attempt that was cut short */
  async run(isOrdered: boolean): Promise<void> {
    const { attempt } = this.#record;
    if (!attempt) return this.#record.enter('clear');
    if (isOrdered || attempt.step !== 'prepared') this.#record.enter('set');
    this.#parts.log.info('update goes on', { to: attempt.to, step: attempt.step });
    switch (attempt.step) {
      case 'prepared':
        // Cut short before anything was touched. Whether the time is right again is for a tray to say.
        if (!isOrdered) return this.#record.settle(attempt);
        return this.#install(attempt);
      case 'installing':
        return this.#goBack(attempt, WATCH_WORDS.interrupted, false);
      case 'watching':
        return this.#watch(attempt, true);
      case 'goingBack':
        return this.#putBack(attempt);
    }
  }

  async #install(attempt: Attempt): Promise<void> {
    const { stopAgent, way, log } = this.#parts;
    if (!(await this.#isGone(attempt.oldTray))) return this.#giveUp(attempt, WATCH_WORDS.trayStays);
    if (!(await stopAgent(attempt.stateDir))) return this.#giveUp(attempt, WATCH_WORDS.agentStays);
    const installing = this.#record.step(attempt, { step: 'installing' });
    try {
      await way(installing).install();
    } catch (error) {
      log.error('update not installed', { text: String(error) });
      return this.#goBack(installing, notInstalled(systemFault(error)), false);
    }
    return this.#watch(this.#record.step(installing, { step: 'watching' }), false);
  }

  /** Nothing was touched: the version before begins anew. */
  #giveUp(attempt: Attempt, words: Words): void {
    this.#record.tell(attempt, 'failed', words);
    this.#record.settle(attempt, { isTried: true });
    this.#parts.way(attempt).start();
  }

  async #watch(attempt: Attempt, isResumed: boolean): Promise<void> {
    const { log, signs, way } = this.#parts;
    if (!isResumed || !(await comesByItself(attempt, this.#parts))) {
      signs.clear();
      way(attempt).start();
    }
    const verdict = await untilJudged(attempt, this.#parts);
    log.info('update judged', { to: attempt.to, verdict });
    // It goes on when a tray of that version starts again.
    if (verdict === 'left') return;
    if (verdict === 'neverStarted' || verdict === 'notHealthy')
      return this.#goBack(attempt, WATCH_WORDS[verdict], true);
    this.#record.tell(attempt, 'done', WATCH_WORDS.done);
    this.#record.settle(attempt, { isDone: true });
    this.#parts.forgetAllBut(attempt.to);
  }

  async #goBack(attempt: Attempt, reason: Words, isBad: boolean): Promise<void> {
    await this.#putBack(this.#record.step(attempt, { step: 'goingBack', reason, isBad }));
  }

  async #putBack(attempt: Attempt): Promise<void> {
    const { signs, processes, stopAgent, way, log } = this.#parts;
    const { reason = WATCH_WORDS.interrupted, isBad = false } = attempt;
    const first = signs.firstStart();
    if (first?.id === attempt.id && processes.isAlive(first.pid)) await processes.end(first.pid);
    // One that does not answer is left alone: it may have a receipt in hand, and the old tray joins it.
    if (!(await stopAgent(attempt.stateDir))) log.warn('agent of the new version stays');
    const back = await this.#tryBack(attempt);
    if (back.isBack) this.#record.tell(attempt, isBad ? 'rolledBack' : 'failed', reason);
    else this.#record.tell(attempt, 'failed', notBack(reason, systemFault(back.error)));
    this.#record.settle(attempt, { isBad, isTried: !isBad });
    way(attempt).start();
  }

  async #tryBack(attempt: Attempt): Promise<{ readonly isBack: boolean; readonly error?: unknown }> {
    const { clock, way, log } = this.#parts;
    for (let tries = 1; ; tries += 1) {
      try {
        await way(attempt).putBack();
        return { isBack: true };
      } catch (error) {
        log.error('version before not put back', { text: String(error), tries });
        if (tries === BACK_TRIES) return { isBack: false, error };
        await clock.sleep(BACK_PAUSE_MS);
      }
    }
  }

  async #isGone(pid: number): Promise<boolean> {
    const { clock, processes, limits } = this.#parts;
    const startMs = clock.monotonicMs();
    while (processes.isAlive(pid)) {
      if (clock.monotonicMs() - startMs >= limits.oldTrayMs) return false;
      await clock.sleep(limits.lookMs);
    }
    return true;
  }
}
