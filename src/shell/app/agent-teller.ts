import type { AgentState, Preferences } from '../../contract/window.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { agentBack, agentStuck } from '../notify/agent-notice.ts';
import type { Notice } from '../notify/alarm-notices.ts';

export interface AgentTellerParts {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly language: () => Preferences['language'];
  readonly show: (notice: Notice) => void;
}

/** States in which nobody makes receipts until a person does something. */
const STUCK: ReadonlySet<AgentState['state']> = new Set<AgentState['state']>(['givenUp', 'foreign']);
/** A busy computer may hold an agent up: it is told of when it has been silent for so long, ms. */
const SILENT_MS = 60_000;

/** Tells a person once that the agent is stuck or does not answer any more, and once that it is at work again. */
export class AgentTeller {
  readonly #parts: AgentTellerParts;
  #state: AgentState['state'] | undefined;
  #changed = new AbortController();
  #hasTold = false;

  constructor(parts: AgentTellerParts) {
    this.#parts = parts;
  }

  agentIs(agent: AgentState): void {
    if (agent.state === this.#state) return;
    this.#state = agent.state;
    this.#changed.abort(new Error('The agent is another way now'));
    if (STUCK.has(agent.state)) this.#tell(agent);
    else if (agent.state === 'silent') this.#tellLater(agent);
    else if (agent.state === 'running' && this.#hasTold) this.#tellBack();
  }

  #tell(agent: AgentState): void {
    const { language, show } = this.#parts;
    this.#hasTold = true;
    show(agentStuck(agent, language()));
  }

  #tellLater(agent: AgentState): void {
    this.#changed = new AbortController();
    this.#parts.clock.sleep(SILENT_MS, this.#changed.signal).then(
      () => this.#tell(agent),
      () => undefined,
    );
  }

  #tellBack(): void {
    const { language, show } = this.#parts;
    this.#hasTold = false;
    show(agentBack(language()));
  }
}
