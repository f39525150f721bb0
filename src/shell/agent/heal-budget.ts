import { counted, type Limit, THREE_IN_TEN_MINUTES } from '../limit.ts';

/** Before the first heal, the second, the third, ms: an accident is mended at once, a fault is not hammered at. */
const PAUSES_MS = [0, 2_000, 10_000] as const;

/** How often an agent that ended by itself is started again without a person. */
export class HealBudget {
  readonly #limit: Limit;
  #times: readonly number[] = [];

  constructor(limit: Limit = THREE_IN_TEN_MINUTES) {
    this.#limit = limit;
  }

  /**
   * Takes one heal.
   *
   * @param now monotonic ms
   * @returns how long to wait before it, ms; undefined when it has been done often enough
   */
  take(now: number): number | undefined {
    this.#times = counted(this.#times, now, this.#limit);
    if (this.#times.length >= this.#limit.most) return undefined;
    const waitMs = PAUSES_MS[Math.min(this.#times.length, PAUSES_MS.length - 1)] ?? 0;
    this.#times = [...this.#times, now];
    return waitMs;
  }

  /** A person has looked: it begins anew. */
  forgive(): void {
    this.#times = [];
  }
}
