import type { Clock } from '../../core/ports/clock.ts';

/** Wakes one waiting loop. A ring that comes while nobody waits is kept. */
export class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Resolves at the next ring or after `ms`, whichever is first. Rejects when the signal is aborted. */
  async wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.#rung) {
      const stop = new AbortController();
      const quit = () => stop.abort(signal.reason);
      signal.addEventListener('abort', quit, { once: true });
      this.#wake = () => stop.abort();
      await clock.sleep(ms, stop.signal).catch(() => undefined);
      this.#wake = undefined;
      signal.removeEventListener('abort', quit);
    }
    this.#rung = false;
    signal.throwIfAborted();
  }
}
