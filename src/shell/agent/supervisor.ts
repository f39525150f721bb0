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
import { type Held, heldAfter, isHeld, STOPPED, wontStart } from './held.ts';
import type { Reached } from './reach.ts';
import { StateTeller } from './state-teller.ts';
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
  #isEnding: 'stop' | 'restart' | undefined;
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
    this.#held = undefined;
    this.#heals.forgive();
    this.#hasBegun = false;
    this.#bell.ring();
  }

  /** Ends the agent, its receipt in hand finished; it is not started again before a person says so. */
  async stop(): Promise<void> {
    await this.#end('stop');
  }

  /** Ends the agent and starts it anew; where none runs, starts it. */
  async restart(): Promise<void> {
    if (this.#agent) await this.#end('restart');
    else this.startByPerson();
  }

  async #end(how: 'stop' | 'restart'): Promise<void> {
    const agent = this.#agent;
    if (!agent) {
      this.#held = STOPPED;
      return;
    }
    this.#isEnding = how;
    // The end of the pipe is answer enough.
    await Promise.race([agent.caller.call('stop', {}).catch(() => undefined), agent.caller.closed]);
    await agent.caller.closed;
    await untilGone(agent.pid, this.#parts);
  }

  async #step(signal: AbortSignal): Promise<void> {
    const settings = this.#parts.settings();
    if (settings.kind === 'none') return this.#waitIn('notSetUp', AGENT_STATE_WORDS.notSetUp, signal);
    if (settings.kind === 'faulty') return this.#waitIn('givenUp', settings.words, signal);
    const reached = await this.#parts.reach(settings.stateDir);
    this.#refusals = reached.kind === 'refused' ? this.#refusals + 1 : 0;
    if (reached.kind === 'joined') return this.#serve(reached, signal);
    if (reached.kind === 'silent') return this.#waitIn('running', AGENT_STATE_WORDS.silent, signal);
    if (reached.kind === 'refused') return this.#refused(signal);
    if (isHeld(this.#held, this.#parts.clock.monotonicMs()))
      return this.#waitIn(this.#held.state, this.#held.words, signal);
    return this.#begin(settings.stateDir, signal);
  }

  async #refused(signal: AbortSignal): Promise<void> {
    if (this.#refusals >= REFUSALS) return this.#waitIn('foreign', AGENT_STATE_WORDS.foreign, signal);
    await this.#bell.wait(this.#parts.clock, REFUSED_AGAIN_MS, signal);
  }

  async #serve({ agent, pid, version }: Extract<Reached, { kind: 'joined' }>, signal: AbortSignal): Promise<void> {
    const { log, onJoined } = this.#parts;
    log.info('agent joined', { pid, version });
    this.#agent = { caller: agent, pid };
    this.#hasBegun = true;
    this.#held = undefined;
    this.#teller.tell('running');
    onJoined(agent);
    const left = () => agent.close();
    signal.addEventListener('abort', left, { once: true });
    await agent.closed;
    signal.removeEventListener('abort', left);
    this.#agent = undefined;
    if (signal.aborted) return;
    await this.#lost(pid);
  }

  async #lost(pid: number): Promise<void> {
    const how = this.#isEnding;
    this.#isEnding = undefined;
    this.#parts.log.warn('agent gone', { pid, wanted: how ?? 'no' });
    if (how === 'stop') this.#held = STOPPED;
    if (how === 'restart') this.#hasBegun = false;
    const state = how === 'restart' ? 'starting' : 'absent';
    this.#teller.tell(state);
    await untilGone(pid, this.#parts, () => this.#teller.tell(state, AGENT_STATE_WORDS.finishing));
  }

  async #begin(stateDir: string, signal: AbortSignal): Promise<void> {
    const { clock, log, start } = this.#parts;
    // Trying whether somebody else has left is no heal.
    const isHeal = this.#hasBegun && this.#held === undefined;
    const waitMs = isHeal ? this.#heals.take(clock.monotonicMs()) : 0;
    if (waitMs === undefined) {
      log.error('agent given up');
      this.#held = { state: 'givenUp', words: givenUpWords(this.#said) };
      return;
    }
    if (this.#held === undefined) this.#teller.tell(isHeal ? 'absent' : 'starting');
    if (waitMs > 0) await this.#bell.wait(clock, waitMs, signal);
    this.#hasBegun = true;
    log.info('agent is started', { heal: isHeal });
    await this.#started(start(), stateDir, signal);
  }

  async #started(process: AgentProcess, stateDir: string, signal: AbortSignal): Promise<void> {
    const { clock, log, reach } = this.#parts;
    const onSlow = () => this.#teller.tell('starting', AGENT_STATE_WORDS.slow);
    const parts = { clock, bell: this.#bell, reach: () => reach(stateDir), onSlow };
    const started = await untilReached(process, parts, signal);
    if (started.kind === 'joined') return this.#serve(started, signal);
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
    await this.#waitIn(this.#held.state, this.#held.words, signal).catch(() => undefined);
  }

  async #waitIn(state: AgentState['state'], words: Words, signal: AbortSignal): Promise<void> {
    this.#teller.tell(state, words);
    await this.#bell.wait(this.#parts.clock, LOOK_MS, signal);
  }
}
