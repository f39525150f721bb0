import type { AgentState } from '../../contract/window.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';

export interface StateTellerParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly onState: (state: AgentState) => void;
}

/** Tells how the agent is, whenever that has changed: what is looked at every few seconds is told once. */
export class StateTeller {
  readonly #parts: StateTellerParts;
  #told: AgentState | undefined;

  constructor(parts: StateTellerParts) {
    this.#parts = parts;
  }

  tell(state: AgentState['state'], words?: Words, cause?: AgentState['cause']): void {
    const before = this.#told;
    if (before?.state === state && before.words?.ru === words?.ru && before.cause === cause) return;
    const since = before?.state === state ? before.since : this.#parts.clock.now();
    this.#told = { state, since, ...(words && { words }), ...(cause && { cause }) };
    this.#parts.log.info('agent state', { state, words: words?.ru });
    this.#parts.onState(this.#told);
  }
}
