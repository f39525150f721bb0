import type { Clock } from '../../core/ports/clock.ts';

export type LogLevel = 'error' | 'warning' | 'request';

export interface ShopLogEntry {
  readonly atMs: number;
  readonly level: LogLevel;
  readonly cashboxId: number | null;
  readonly message: string;
}

const LEVEL_NUMBER: Readonly<Record<LogLevel, number>> = { error: 1, warning: 2, request: 3 };
const KEPT = 1_000;

/** The shop's own log (table `b_sale_cashbox_err_log`): the last thousand entries, not kept over restarts. */
export class ShopLog {
  readonly #clock: Clock;
  readonly #level: number;
  #entries: ShopLogEntry[] = [];

  constructor(clock: Clock, level: 1 | 2 | 3) {
    this.#clock = clock;
    this.#level = level;
  }

  write(level: LogLevel, cashboxId: number | null, message: string): void {
    if (LEVEL_NUMBER[level] > this.#level) return;
    this.#entries.push({ atMs: this.#clock.now(), level, cashboxId, message });
    if (this.#entries.length >= 2 * KEPT) this.#entries = this.#entries.slice(-KEPT);
  }

  entries(): readonly ShopLogEntry[] {
    return this.#entries.slice(-KEPT);
  }
}
