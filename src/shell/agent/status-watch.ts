import type { PipeCaller } from '../../adapters/pipe/pipe-client.ts';
import type { StatusSnapshot } from '../../contract/snapshot.ts';
import type { Clock } from '../../core/ports/clock.ts';

/** An open window is told once a second how things are, ms. */
const EVERY_MS = 1_000;

export interface StatusWatchParts {
  readonly clock: Clock;
  readonly onSnapshot: (snapshot: StatusSnapshot) => void;
}

/** Fetches the whole picture for a window, as long as there are both a window and an agent. */
export class StatusWatch {
  readonly #parts: StatusWatchParts;
  #agent: PipeCaller | undefined;
  #isWanted = false;
  #running: AbortController | undefined;

  constructor(parts: StatusWatchParts) {
    this.#parts = parts;
  }

  /** @param agent undefined: it is gone */
  setAgent(agent: PipeCaller | undefined): void {
    this.#agent = agent;
    this.#renew();
  }

  /** @param isWanted a window is open */
  setWanted(isWanted: boolean): void {
    this.#isWanted = isWanted;
    this.#renew();
  }

  #renew(): void {
    this.#running?.abort(new Error('Nobody looks any more'));
    this.#running = undefined;
    if (!this.#isWanted || !this.#agent) return;
    this.#running = new AbortController();
    void this.#follow(this.#agent, this.#running.signal);
  }

  async #follow(agent: PipeCaller, signal: AbortSignal): Promise<void> {
    const { clock, onSnapshot } = this.#parts;
    while (!signal.aborted) {
      // One that fails is followed by the next; that nothing comes is seen by its age.
      const snapshot = await agent.call('status', {}).catch(() => undefined);
      if (signal.aborted) return;
      if (snapshot) onSnapshot(snapshot);
      await clock.sleep(EVERY_MS, signal).catch(() => undefined);
    }
  }
}
