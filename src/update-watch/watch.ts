import {
  type Attempt,
  type FirstStart,
  type LastUpdate,
  parseUpdateMemory,
  type UpdateMemory,
} from '../contract/update.ts';
import type { Words } from '../core/health/light.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Log } from '../core/ports/log.ts';
import { type HealthLimits, judgeHealth, type Verdict } from './judge-health.ts';
import type { Processes } from './processes.ts';
import type { RestartEntry } from './restart-entry.ts';
import type { InstallWay } from './way.ts';
import { notBack, notInstalled, WATCH_WORDS } from './words.ts';

export interface WatchLimits extends HealthLimits {
  /** How long a tray that starts with the same log-on may take to say so, ms. */
  readonly resumeMs: number;
  /** How long the tray that gave the order may take to close, ms. */
  readonly oldTrayMs: number;
  readonly lookMs: number;
}

export interface WatchParts {
  readonly clock: Clock;
  readonly log: Log;
  /** The one file of updates, written whole. */
  readonly memory: { load(): unknown; save(memory: UpdateMemory): void };
  /** What trays of the new version have said. */
  readonly signs: { firstStart(): FirstStart | undefined; healthy(): string | undefined; clear(): void };
  readonly way: (attempt: Attempt) => InstallWay;
  readonly processes: Processes;
  /** @returns true when no agent is at work any more */
  readonly stopAgent: (stateDir: string) => Promise<boolean>;
  /** For the alarm of the agent, in that state folder. */
  readonly tell: (stateDir: string, last: LastUpdate) => void;
  /** Packages of other versions are not needed any more. */
  readonly forgetAllBut: (version: string) => void;
  /** A new start of this computer starts a watcher. */
  readonly entry: RestartEntry;
  readonly limits: WatchLimits;
}

/** A hurdle such as a file still held by a process that ends is gone after a moment. */
const BACK_TRIES = 3;
const BACK_PAUSE_MS = 2_000;
/** Time in which this computer slept is no time the new version had. */
const LONGEST_TICK_MS = 2_000;

/**
 * Sees one update through, outside of everything it replaces. Whenever it is cut short it can be begun again: each step is on
 * the disk before its first deed, and each deed may be done twice. The journal and all else of the state folder is none of its
 * business; only how it ended is left there for the agent.
 */
export class Watch {
  readonly #parts: WatchParts;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** @param isOrdered a tray has just handed over; otherwise somebody has found an attempt that was cut short */
  async run(isOrdered: boolean): Promise<void> {
    const { attempt } = this.#memory;
    if (!attempt) return this.#enter('clear');
    if (isOrdered || attempt.step !== 'prepared') this.#enter('set');
    this.#parts.log.info('update goes on', { to: attempt.to, step: attempt.step });
    switch (attempt.step) {
      case 'prepared':
        // Cut short before anything was touched. Whether the time is right again is for a tray to say.
        if (!isOrdered) return this.#settle(attempt);
        return this.#install(attempt);
      case 'installing':
        return this.#goBack(attempt, WATCH_WORDS.interrupted, false);
      case 'watching':
        return this.#watch(attempt, true);
      case 'goingBack':
        return this.#putBack(attempt);
    }
  }

  /** Without it a power cut is gone on from by the next tray that starts, which is nearly as good. */
  #enter(deed: keyof RestartEntry): void {
    try {
      this.#parts.entry[deed]();
    } catch (error) {
      this.#parts.log.warn('entry for the next log-on', { deed, text: String(error) });
    }
  }

  get #memory(): UpdateMemory {
    return parseUpdateMemory(this.#parts.memory.load());
  }

  async #install(attempt: Attempt): Promise<void> {
    const { stopAgent, way, log } = this.#parts;
    if (!(await this.#isGone(attempt.oldTray))) return this.#giveUp(attempt, WATCH_WORDS.trayStays);
    if (!(await stopAgent(attempt.stateDir))) return this.#giveUp(attempt, WATCH_WORDS.agentStays);
    const installing = this.#step(attempt, { step: 'installing' });
    try {
      await way(installing).install();
    } catch (error) {
      log.error('update not installed', { text: String(error) });
      return this.#goBack(installing, notInstalled(faultOf(error)), false);
    }
    return this.#watch(this.#step(installing, { step: 'watching' }), false);
  }

  /** Nothing was touched: the version before begins anew. */
  #giveUp(attempt: Attempt, words: Words): void {
    this.#tell(attempt, 'failed', words);
    this.#settle(attempt, { isTried: true });
    this.#parts.way(attempt).start();
  }

  async #watch(attempt: Attempt, isResumed: boolean): Promise<void> {
    const { log, signs, way } = this.#parts;
    if (!isResumed || !(await this.#isThere(attempt))) {
      signs.clear();
      way(attempt).start();
    }
    const verdict = await this.#verdict(attempt);
    log.info('update judged', { to: attempt.to, verdict });
    // It goes on when a tray of that version starts again.
    if (verdict === 'left') return;
    if (verdict === 'neverStarted' || verdict === 'notHealthy')
      return this.#goBack(attempt, WATCH_WORDS[verdict], true);
    this.#tell(attempt, 'done', WATCH_WORDS.done);
    this.#settle(attempt, { isDone: true });
    this.#parts.forgetAllBut(attempt.to);
  }

  /** A tray of the new version that starts by itself, with the log-on or by a person. */
  async #isThere({ id }: Attempt): Promise<boolean> {
    const { signs, processes, clock, limits } = this.#parts;
    const startMs = clock.monotonicMs();
    for (;;) {
      const first = signs.firstStart();
      if (first?.id === id && !first.left && processes.isAlive(first.pid)) return true;
      if (clock.monotonicMs() - startMs >= limits.resumeMs) return false;
      await clock.sleep(limits.lookMs);
    }
  }

  async #verdict({ id }: Attempt): Promise<Exclude<Verdict, 'wait'>> {
    const { clock, signs, limits } = this.#parts;
    let sinceOrderMs = 0;
    let sinceFirstStartMs: number | undefined;
    for (let before = clock.monotonicMs(); ; ) {
      const first = signs.firstStart();
      const isThere = first?.id === id;
      if (isThere) sinceFirstStartMs ??= 0;
      const verdict = judgeHealth(
        { sinceOrderMs, sinceFirstStartMs, isHealthy: signs.healthy() === id, hasLeft: isThere && first.left },
        limits,
      );
      if (verdict !== 'wait') return verdict;
      await clock.sleep(limits.lookMs);
      const tickMs = Math.min(clock.monotonicMs() - before, LONGEST_TICK_MS);
      before = clock.monotonicMs();
      sinceOrderMs += tickMs;
      if (sinceFirstStartMs !== undefined) sinceFirstStartMs += tickMs;
    }
  }

  async #goBack(attempt: Attempt, reason: Words, isBad: boolean): Promise<void> {
    await this.#putBack(this.#step(attempt, { step: 'goingBack', reason, isBad }));
  }

  async #putBack(attempt: Attempt): Promise<void> {
    const { signs, processes, stopAgent, way, log } = this.#parts;
    const { reason = WATCH_WORDS.interrupted, isBad = false } = attempt;
    const first = signs.firstStart();
    if (first?.id === attempt.id && processes.isAlive(first.pid)) await processes.end(first.pid);
    // One that does not answer is left alone: it may have a receipt in hand, and the old tray joins it.
    if (!(await stopAgent(attempt.stateDir))) log.warn('agent of the new version stays');
    const fault = await this.#tryBack(attempt);
    if (fault === undefined) this.#tell(attempt, isBad ? 'rolledBack' : 'failed', reason);
    else this.#tell(attempt, 'failed', notBack(reason, fault));
    this.#settle(attempt, { isBad, isTried: !isBad });
    way(attempt).start();
  }

  async #tryBack(attempt: Attempt): Promise<string | undefined> {
    const { clock, way, log } = this.#parts;
    for (let tries = 1; ; tries += 1) {
      try {
        await way(attempt).putBack();
        return undefined;
      } catch (error) {
        log.error('version before not put back', { text: String(error), tries });
        if (tries === BACK_TRIES) return faultOf(error);
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

  #step(attempt: Attempt, changes: Partial<Attempt>): Attempt {
    const next = { ...attempt, ...changes };
    this.#parts.memory.save({ ...this.#memory, attempt: next });
    this.#parts.log.info('update step', { to: next.to, step: next.step });
    return next;
  }

  /** The attempt is over; what is remembered of its version stays. */
  #settle(
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
    this.#enter('clear');
  }

  /** Said before the attempt is over: after a power cut between the two it is said again. */
  #tell(attempt: Attempt, result: LastUpdate['result'], words: Words): void {
    const { clock, tell, log } = this.#parts;
    log.info('update ended', { to: attempt.to, result, text: words.en });
    try {
      tell(attempt.stateDir, { result, version: attempt.to, at: clock.now(), words });
    } catch (error) {
      // A full disk has an alarm of its own; the version must come back all the same.
      log.error('the end of the update is not kept', { text: String(error) });
    }
  }
}

const faultOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
