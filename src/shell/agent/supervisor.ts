import type { PipeCaller } from '../../adapters/pipe/pipe-client.ts';
import { Bell } from '../../adapters/system/bell.ts';
import type { AgentState } from '../../contract/window.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import { AGENT_STATE_WORDS, givenUpWords } from '../words/agent-words.ts';
import type { AgentProcess } from './agent-process.ts';
import type { FoundSettings } from './found-settings.ts';
import { HealBudget } from './heal-budget.ts';
import { ENDED, type Held, heldAfter, isHeld, STOPPED, wontStart } from './held.ts';
import type { Reached } from './reach.ts';
import { StateTeller } from './state-teller.ts';
import { HEARD_MS, StopWish } from './stop-wish.ts';
import { untilGone } from './until-gone.ts';
import { untilReached } from './until-reached.ts';

export interface SupervisorParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: () => FoundSettings;
  readonly reach: (stateDir: string) => Promise<Reached>;
  /** @throws when there is no program to start */
  readonly start: () => AgentProcess;
  readonly isAlive: (pid: number) => boolean;
  /** Did an agent that is gone end because somebody wanted it to? */
  readonly wasEnded: (stateDir: string, pid: number) => boolean;
  readonly onState: (state: AgentState) => void;
  /** An agent is there; until `agent.closed`. */
  readonly onJoined: (agent: PipeCaller) => void;
}

/** How often something that may have changed by itself is looked at, ms. */
const LOOK_MS = 5_000;
/** How soon an agent that refused us is asked again, ms. */
const REFUSED_AGAIN_MS = 500;
/** Refused so often one after the other, it is no agent that has just made itself a new token. */
const REFUSALS = 3;

/**
 * Keeps an agent at work: joins one that runs, starts one where none does, heals it a few times, and then leaves it to a person.
 * It never starts a second one beside one that lives.
 */
export class Supervisor {
  readonly #parts: SupervisorParts;
  readonly #bell = new Bell();
  readonly #heals = new HealBudget();
  readonly #teller: StateTeller;
  #held: Held | undefined;
  #hasBegun = false;
  #agent: { readonly caller: PipeCaller; readonly pid: number } | undefined;
  #isRestarting = false;
  #stopWish: StopWish | undefined;
  #refusals = 0;
  #said = '';

  constructor(parts: SupervisorParts) {
    this.#parts = parts;
    this.#teller = new StateTeller(parts);
  }

  /** Until the signal is aborted; the agent stays as it is then. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) await this.#step(signal).catch((error: unknown) => this.#failed(error, signal));
    this.#agent?.caller.close();
  }

  /** A person wants it started: whatever was held against it is forgotten. */
  startByPerson(): void {
    this.#stopWish?.settle(false);
    this.#stopWish = undefined;
    this.#held = undefined;
    this.#heals.forgive();
    this.#hasBegun = false;
    this.#bell.ring();
  }

  /** @param why the agent that is joined does not say how things are; undefined as soon as it does */
  heard(why: Words | undefined): void {
    if (this.#agent) this.#teller.tell(why ? 'silent' : 'running', why);
  }

  /**
   * Ends the agent, its receipt in hand finished; it is not started again before a person says so. One that cannot be reached
   * now, because it starts or does not answer, is ended as soon as it is.
   *
   * @returns false when after some time one may still be at work
   */
  stop(): Promise<boolean> {
    this.#stopWish ??= new StopWish();
    if (this.#agent) void askToEnd(this.#agent.caller);
    this.#bell.ring();
    return this.#stopWish.isFulfilled(this.#parts.clock);
  }

  /**
   * Ends the agent and starts it anew; where none runs, starts it.
   *
   * @returns false when it does not answer: it is started anew once it has heard that
   */
  async restart(): Promise<boolean> {
    const agent = this.#agent;
    if (!agent) {
      this.startByPerson();
      return true;
    }
    this.#isRestarting = true;
    void askToEnd(agent.caller);
    const ended = new AbortController();
    const tooLong = this.#parts.clock.sleep(HEARD_MS, ended.signal).then(
      () => 'tooLong' as const,
      () => undefined,
    );
    const isDeaf = (await Promise.race([agent.caller.closed, tooLong])) === 'tooLong';
    ended.abort();
    if (!isDeaf) await untilGone(agent.pid, this.#parts);
    return !isDeaf;
  }

  async #step(signal: AbortSignal): Promise<void> {
    const settings = this.#parts.settings();
    // Without settings nobody has started one; with faulty ones nobody can say where it would be.
    if (settings.kind !== 'found') this.#stopWish?.settle(settings.kind === 'none');
    if (settings.kind === 'none') return this.#waitIn('notSetUp', AGENT_STATE_WORDS.notSetUp, signal);
    if (settings.kind === 'faulty') return this.#waitIn('givenUp', settings.words, signal, 'settings');
    const reached = await this.#parts.reach(settings.stateDir);
    this.#refusals = reached.kind === 'refused' ? this.#refusals + 1 : 0;
    if (reached.kind === 'joined') return this.#serve(reached, settings.stateDir, signal);
    if (reached.kind === 'silent') return this.#waitIn('silent', AGENT_STATE_WORDS.silent, signal);
    if (reached.kind === 'refused') return this.#refused(signal);
    if (this.#stopWish) this.#stopped(true);
    if (isHeld(this.#held, this.#parts.clock.monotonicMs())) return this.#waitHeld(this.#held, signal);
    return this.#begin(settings.stateDir, signal);
  }

  async #refused(signal: AbortSignal): Promise<void> {
    if (this.#refusals >= REFUSALS) return this.#waitIn('foreign', AGENT_STATE_WORDS.foreign, signal);
    await this.#bell.wait(this.#parts.clock, REFUSED_AGAIN_MS, signal);
  }

  async #serve(
    { agent, pid, version }: Extract<Reached, { kind: 'joined' }>,
    stateDir: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { log, onJoined } = this.#parts;
    log.info('agent joined', { pid, version });
    this.#agent = { caller: agent, pid };
    this.#hasBegun = true;
    this.#held = undefined;
    this.#teller.tell('running');
    onJoined(agent);
    if (this.#stopWish) void askToEnd(agent);
    const left = () => agent.close();
    signal.addEventListener('abort', left, { once: true });
    await agent.closed;
    signal.removeEventListener('abort', left);
    this.#agent = undefined;
    if (signal.aborted) return;
    await this.#lost(pid, stateDir);
  }

  async #lost(pid: number, stateDir: string): Promise<void> {
    const { log, isAlive, wasEnded } = this.#parts;
    const isRestart = this.#isRestarting && !this.#stopWish;
    this.#isRestarting = false;
    this.#stopWish?.heard();
    log.warn('agent gone', { pid, wanted: this.#stopWish ? 'stop' : isRestart ? 'restart' : 'no' });
    if (isRestart) this.#hasBegun = false;
    // Whoever ended it elsewhere does not want it healed.
    else if (wasEnded(stateDir, pid)) this.#held = ENDED;
    const state = isRestart ? 'starting' : 'absent';
    this.#teller.tell(state);
    await untilGone(pid, this.#parts, () => this.#teller.tell(state, AGENT_STATE_WORDS.finishing));
    if (this.#stopWish) this.#stopped(!isAlive(pid));
  }

  #stopped(isGone: boolean): void {
    this.#held = STOPPED;
    this.#stopWish?.settle(isGone);
    this.#stopWish = undefined;
  }

  async #begin(stateDir: string, signal: AbortSignal): Promise<void> {
    const { clock, log, start } = this.#parts;
    // Trying whether somebody else has left is no heal.
    const isHeal = this.#hasBegun && this.#held === undefined;
    const waitMs = isHeal ? this.#heals.take(clock.monotonicMs()) : 0;
    if (waitMs === undefined) {
      log.error('agent given up');
      this.#held = { state: 'givenUp', words: givenUpWords(this.#said), cause: 'itself' };
      return;
    }
    if (this.#held === undefined) this.#teller.tell(isHeal ? 'absent' : 'starting');
    if (waitMs > 0) await this.#bell.wait(clock, waitMs, signal);
    if (this.#stopWish) return;
    this.#hasBegun = true;
    log.info('agent is started', { heal: isHeal });
    await this.#started(start(), stateDir, signal);
  }

  async #started(process: AgentProcess, stateDir: string, signal: AbortSignal): Promise<void> {
    const { clock, log, reach } = this.#parts;
    const onSlow = () => this.#teller.tell('starting', AGENT_STATE_WORDS.slow);
    const parts = { clock, bell: this.#bell, reach: () => reach(stateDir), onSlow };
    const started = await untilReached(process, parts, signal);
    if (started.kind === 'joined') return this.#serve(started, stateDir, signal);
    const { code, said } = started.end;
    log.error('agent ended', { code, said });
    this.#said = said;
    this.#held = heldAfter(started.end, clock.monotonicMs());
  }

  async #failed(error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const said = error instanceof Error ? error.message : String(error);
    this.#parts.log.error('agent cannot be started', { said });
    this.#held = wontStart(said);
    await this.#waitHeld(this.#held, signal).catch(() => undefined);
  }

  #waitHeld({ state, words, cause }: Held, signal: AbortSignal): Promise<void> {
    return this.#waitIn(state, words, signal, cause);
  }

  async #waitIn(
    state: AgentState['state'],
    words: Words,
    signal: AbortSignal,
    cause?: AgentState['cause'],
  ): Promise<void> {
    this.#teller.tell(state, words, cause);
    await this.#bell.wait(this.#parts.clock, LOOK_MS, signal);
  }
}

/** An agent that is going may close the pipe before its answer has left: the end of the pipe is answer enough. */
async function askToEnd(agent: PipeCaller): Promise<void> {
  await Promise.race([agent.call('stop', {}).catch(() => undefined), agent.closed]);
}
