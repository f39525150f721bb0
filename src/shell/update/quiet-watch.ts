import type { Glance } from '../../contract/glance.ts';

/** Since when the agent has had nothing in hand. Not knowing is not quiet. */
export class QuietWatch {
  #sinceMs: number | undefined;

  /** @param nowMs monotonic */
  heard(glance: Glance | undefined, nowMs: number): void {
    this.#sinceMs = glance && isQuiet(glance) ? (this.#sinceMs ?? nowMs) : undefined;
  }

  /** For how long it has been quiet, ms; undefined: it is not. */
  quietMs(nowMs: number): number | undefined {
    return this.#sinceMs === undefined ? undefined : nowMs - this.#sinceMs;
  }
}

/** A shift that is over its time is about to be closed. */
export function isQuiet({ busy, waiting, inDoubt, cashboxes }: Glance): boolean {
  return !busy && waiting === 0 && inDoubt === 0 && cashboxes.every(({ shift }) => shift !== 'expired');
}
