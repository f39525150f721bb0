import type { PipeCaller } from '../../adapters/pipe/pipe-client.ts';
import type { StatusSnapshot } from '../../contract/snapshot.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { askInTime } from './ask-in-time.ts';

/** An open window is told once a second how things are, ms. */
const EVERY_MS = 1_000;

export interface StatusWatchParts {
  readonly clock: Clock;
  /** Undefined: none is waited for any more, or, with the reason, an agent is there and gives none. */
  readonly onSnapshot: (snapshot: StatusSnapshot | undefined, why?: Words) => void;
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
    this.#parts.onSnapshot(undefined);
    if (!this.#isWanted || !this.#agent) return;
    this.#running = new AbortController();
    void this.#follow(this.#agent, this.#running.signal);
  }

  async #follow(agent: PipeCaller, signal: AbortSignal): Promise<void> {
    const { clock, onSnapshot } = this.#parts;
    while (!signal.aborted) {
      const onSilent = (why: Words) => {
        if (!signal.aborted) onSnapshot(undefined, why);
      };
      const heard = await askInTime(() => agent.call('status', {}), { clock, onSilent });
      if (signal.aborted) return;
      if ('answer' in heard) onSnapshot(heard.answer);
      else onSnapshot(undefined, heard.why);
      await clock.sleep(EVERY_MS, signal).catch(() => undefined);
    }
  }
}
