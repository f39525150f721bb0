import type { PipeCaller } from '../../adapters/pipe/pipe-client.ts';
import { Bell } from '../../adapters/system/bell.ts';
import type { Glance } from '../../contract/glance.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import { nextLookMs, noticeable } from './look-pace.ts';

/** Without an answer for so long the last glance is no evidence any more, ms. */
const SILENT_MS = 10_000;

export interface GlanceWatchParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly isWindowOpen: () => boolean;
  /** Undefined: nobody answers, and nothing is known. */
  readonly onGlance: (glance: Glance | undefined) => void;
}

/** Asks a running agent how things are, again and again; one question at a time. */
export class GlanceWatch {
  readonly #parts: GlanceWatchParts;
  readonly #bell = new Bell();

  constructor(parts: GlanceWatchParts) {
    this.#parts = parts;
  }

  /** Something may have changed: asks now and not later. */
  lookNow(): void {
    this.#bell.ring();
  }

  /** Until that agent is gone, and then says that nothing is known. */
  async follow(agent: PipeCaller): Promise<void> {
    const { clock, onGlance } = this.#parts;
    const gone = new AbortController();
    void agent.closed.then(() => gone.abort(new Error('The agent is gone')));
    const pace = this.#newPace();
    while (!gone.signal.aborted) {
      const glance = await this.#ask(agent);
      if (gone.signal.aborted) break;
      onGlance(glance);
      await this.#bell.wait(clock, pace(glance), gone.signal).catch(() => undefined);
    }
    onGlance(undefined);
  }

  #newPace(): (glance: Glance | undefined) => number {
    const { clock, isWindowOpen } = this.#parts;
    let noticed = '';
    let changedMs = clock.monotonicMs();
    return (glance) => {
      const now = glance === undefined ? '' : noticeable(glance);
      if (now !== noticed) changedMs = clock.monotonicMs();
      noticed = now;
      const sinceChangeMs = clock.monotonicMs() - changedMs;
      return nextLookMs({ isBusy: glance?.busy === true, isWindowOpen: isWindowOpen(), sinceChangeMs });
    };
  }

  /** A hung agent is not asked a second time meanwhile: its answer is waited for, and counts. */
  async #ask(agent: PipeCaller): Promise<Glance | undefined> {
    const { clock, log, onGlance } = this.#parts;
    const answered = new AbortController();
    clock.sleep(SILENT_MS, answered.signal).then(
      () => onGlance(undefined),
      () => undefined,
    );
    try {
      return await agent.call('glance', {});
    } catch (error) {
      // An agent of another version, or one that is going: nothing is known either way.
      log.warn('no glance', { text: error instanceof Error ? error.message : String(error) });
      return undefined;
    } finally {
      answered.abort();
    }
  }
}
