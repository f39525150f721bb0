import type { Glance } from '../../contract/glance.ts';
import type { StatusSnapshot } from '../../contract/snapshot.ts';
import type { AgentState, Picture } from '../../contract/window.ts';

/** What a window shows of this program. */
export type ProgramFacts = Pick<Picture, 'isDemo' | 'version' | 'updates'>;

/** What the shell knows of the agent now. */
export class ShellState {
  #agent: AgentState;
  #glance: Glance | undefined;
  #snapshot: StatusSnapshot | undefined;
  #logOnLost: Picture['logOnLost'];

  readonly #about: () => ProgramFacts;

  /**
   * @param since ms since the epoch
   * @param about asked for each picture: it changes without any news of the agent
   */
  constructor(since: number, about: () => ProgramFacts) {
    this.#agent = { state: 'starting', since };
    this.#about = about;
  }

  get agent(): AgentState {
    return this.#agent;
  }

  /** Undefined: nobody answers, and nothing is known. */
  get glance(): Glance | undefined {
    return this.#glance;
  }

  /** What a window draws from; an agent that does not run leaves its last snapshot, which then is old. */
  get picture(): Picture {
    return {
      agent: this.#agent,
      ...(this.#snapshot ? { snapshot: this.#snapshot } : {}),
      ...(this.#logOnLost ? { logOnLost: this.#logOnLost } : {}),
      ...this.#about(),
    };
  }

  setAgent(agent: AgentState): void {
    const before = this.#agent.state;
    // Another life of the agent: what it said in the last one is no evidence for this one.
    if (agent.state === 'running' && before !== 'running' && before !== 'silent') this.#snapshot = undefined;
    this.#agent = agent;
    if (agent.state !== 'running') this.#glance = undefined;
  }

  setGlance(glance: Glance | undefined): void {
    this.#glance = glance;
  }

  setSnapshot(snapshot: StatusSnapshot): void {
    this.#snapshot = snapshot;
  }

  setLogOnLost(lost: Picture['logOnLost']): void {
    this.#logOnLost = lost;
  }

  /** Nobody looks at a snapshot that is not renewed. */
  dropSnapshot(): void {
    this.#snapshot = undefined;
  }
}
