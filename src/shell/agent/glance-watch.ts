import type { PipeCaller } from '../../adapters/pipe/pipe-client.ts';
import { Bell } from '../../adapters/system/bell.ts';
import type { Glance } from '../../contract/glance.ts';
import type { Words } from '../../core/health/light.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/log.ts';
import { askInTime } from './ask-in-time.ts';
import { nextLookMs, noticeable } from './look-pace.ts';

export interface GlanceWatchParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly isWindowOpen: () => boolean;
  /** Undefined: nothing is known; with the reason where an agent is there and does not say. */
  readonly onGlance: (glance: Glance | undefined, why?: Words) => void;
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
      const glance = await this.#ask(agent, gone.signal);
      if (gone.signal.aborted) break;
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

  async #ask(agent: PipeCaller, gone: AbortSignal): Promise<Glance | undefined> {
    const { clock, log, onGlance } = this.#parts;
    const heard = await askInTime(() => agent.call('glance', {}), {
      clock,
      onSilent: (why) => onGlance(undefined, why),
    });
    if (gone.aborted) return undefined;
    if ('answer' in heard) {
      onGlance(heard.answer);
      return heard.answer;
    }
    log.warn('no glance', { text: heard.why.ru });
    onGlance(undefined, heard.why);
    return undefined;
  }
}
