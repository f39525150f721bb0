import type { Clock } from '../../core/ports/clock.ts';
import type { DeviceClock, LocalMs } from './device-clock.ts';
import type { FnDocument, LastingState } from './lasting-state.ts';
import type { OfdOptions } from './options.ts';

/** What register 43 tells about the last failed exchange. The codes are ours: real values are unknown. */
export interface OfdErrors {
  readonly network: number;
  readonly ofd: number;
  readonly fn: number;
  readonly fdNumber: number;
}

const NO_ERRORS: OfdErrors = { network: 0, ofd: 0, fn: 0, fdNumber: 0 };
const NO_CONNECTION = 1;

/**
 * The operator at the far end: gives each document its ticket, in order, some time after it was made. Looks at the clock only when
 * somebody asks, so an idle cashbox costs nothing.
 */
export class VirtualOfd {
  readonly #state: LastingState;
  readonly #deviceClock: DeviceClock;
  readonly #clock: Clock;
  #ticketDelayMs: number;
  #isAway: boolean;
  /** Documents cannot have started on their way before this. */
  #backSinceMs = 0;

  constructor(state: LastingState, deviceClock: DeviceClock, options: OfdOptions) {
    this.#state = state;
    this.#deviceClock = deviceClock;
    this.#clock = deviceClock.clock;
    this.#ticketDelayMs = options.ticketDelayMs;
    this.#isAway = options.away;
  }

  get isAway(): boolean {
    return this.#isAway;
  }

  setAway(isAway: boolean): void {
    this.settle();
    if (this.#isAway && !isAway) this.#backSinceMs = this.#clock.now();
    this.#isAway = isAway;
  }

  setTicketDelay(ticketDelayMs: number): void {
    this.settle();
    this.#ticketDelayMs = ticketDelayMs;
  }

  /** Gives the tickets that are due by now. */
  settle(): void {
    if (this.#isAway) return;
    const now = this.#clock.now();
    for (let oldest = this.oldestUnsent(); oldest; oldest = this.oldestUnsent()) {
      const dueMs = Math.max(oldest.madeAtMs, this.#backSinceMs) + this.#ticketDelayMs;
      if (dueMs > now) return;
      const localMs = this.#deviceClock.localMs() - (now - dueMs);
      this.#state.commit({ kind: 'ticket', fdNumber: oldest.fdNumber, localMs });
    }
  }

  /** Without giving tickets first: for {@link settle} and those who just did. */
  oldestUnsent(): FnDocument | undefined {
    return this.#state.documents[this.#state.firstUnsent];
  }

  unsentCount(): number {
    return this.#state.documents.length - this.#state.firstUnsent;
  }

  lastTicketLocalMs(): LocalMs | undefined {
    const newest = this.#state.firstUnsent - 1;
    return newest < this.#state.fnStart ? undefined : this.#state.documents[newest]?.ticketLocalMs;
  }

  errors(): OfdErrors {
    const oldest = this.oldestUnsent();
    return this.#isAway && oldest ? { ...NO_ERRORS, network: NO_CONNECTION, fdNumber: oldest.fdNumber } : NO_ERRORS;
  }
}
