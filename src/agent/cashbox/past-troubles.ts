import type { Obstacle } from '../../core/fiscalization/readiness.ts';

/** Kept in memory only; what went wrong with a receipt is in the journal too. */
const MOST = 20;

/** A trouble of a cashbox, by the moment it began, ms since the epoch. */
export interface PastTrouble extends Obstacle {
  readonly at: number;
}

/** What stood in the way of one cashbox since the agent runs, newest first and never more than {@link MOST}. */
export class PastTroubles {
  #all: readonly PastTrouble[] = [];

  get all(): readonly PastTrouble[] {
    return this.#all;
  }

  /** A pause is the will of a person and no trouble. */
  began({ code, detail }: Obstacle, at: number): void {
    if (code !== 'CB-320') this.#all = [{ code, detail, at }, ...this.#all].slice(0, MOST);
  }
}
