import type { PrintStatus, ShopCheck } from './records.ts';

/** How many checks are in which state, and what happened since the process began. */
export interface ShopCounts {
  readonly checks: number;
  /** N: not handed out. */
  readonly waiting: number;
  /** P: handed out, no accepted result. */
  readonly printing: number;
  /** Y: the shop holds the result. */
  readonly reported: number;
  /** Y with fiscal data. */
  readonly reportedWithLink: number;
  /** E. */
  readonly failed: number;
  /** Deleted since the process began. */
  readonly deleted: number;
  /** Hand-outs since the process began, repeats included. */
  readonly handOuts: number;
  /** Results acknowledged since the process began. */
  readonly acks: number;
}

/** Keeps {@link ShopCounts} up to date without ever scanning the checks. */
export class ShopCounters {
  readonly #byStatus: Record<PrintStatus, number> = { N: 0, P: 0, Y: 0, E: 0 };
  #withLink = 0;
  #deleted = 0;
  handOuts = 0;
  acks = 0;

  rowChanged(before: ShopCheck | undefined, after: ShopCheck | undefined): void {
    if (before) this.#count(before, -1);
    if (after) this.#count(after, 1);
    else this.#deleted++;
  }

  read(): ShopCounts {
    const { N, P, Y, E } = this.#byStatus;
    return {
      checks: N + P + Y + E,
      waiting: N,
      printing: P,
      reported: Y,
      reportedWithLink: this.#withLink,
      failed: E,
      deleted: this.#deleted,
      handOuts: this.handOuts,
      acks: this.acks,
    };
  }

  #count(check: ShopCheck, step: 1 | -1): void {
    this.#byStatus[check.status] += step;
    if (check.status === 'Y' && check.linkParams) this.#withLink += step;
  }
}
