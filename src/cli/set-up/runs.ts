import type { Progress } from '../../contract/set-up.ts';
import type { Words } from '../../core/health/light.ts';

/** How far something that takes long has come; counted where it can be. */
export type Tell = (words: Words, count?: { readonly done: number; readonly of: number }) => void;

/** A person has ended the run. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** Runs that take long, by the name their caller gave them. */
export class Runs {
  readonly #running = new Map<string, AbortController>();
  readonly #onProgress: (progress: Progress) => void;

  constructor(onProgress: (progress: Progress) => void) {
    this.#onProgress = onProgress;
  }

  /** Works under a name until it is done or cancelled. A second run of the same name ends the first. */
  async run<T>(runId: string, work: (signal: AbortSignal, tell: Tell) => Promise<T>): Promise<T> {
    this.cancel(runId);
    const controller = new AbortController();
    this.#running.set(runId, controller);
    try {
      return await work(controller.signal, ({ ru, en }, count) => {
        if (!controller.signal.aborted) this.#onProgress({ runId, ru, en, ...count });
      });
    } finally {
      if (this.#running.get(runId) === controller) this.#running.delete(runId);
    }
  }

  /** Nothing happens when no such run is there any more. */
  cancel(runId: string): void {
    this.#running.get(runId)?.abort(new CancelledError('Остановлено'));
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort(new CancelledError('Остановлено'));
  }
}
