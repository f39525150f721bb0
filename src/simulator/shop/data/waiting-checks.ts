import type { SeededRandom } from '../seeded-random.ts';
import { shuffled } from '../seeded-random.ts';
import { Bag } from './bag.ts';
import type { ShopCheck } from './records.ts';
import type { Table } from './table.ts';

/** A check without an accepted result is handed out again after this long. Source: bitrix-protocol.md, 10.1. */
export const REPEAT_AFTER_MS = 240_000;

/** Up to this many candidates all are looked at; above it chance picks among them without a scan. */
const SMALL_QUEUE = 64;

/**
 * Which checks could be handed out now, by cashbox: an index over the check table, so that 20,000 waiting checks
 * cost a poll no more than five do.
 */
export class WaitingChecks {
  readonly #checks: Table<ShopCheck>;
  /** By cashbox: N, and P whose 240 s have passed. */
  readonly #open = new Map<number, Bag>();
  /** P in the order of their hand-out; entries that are no longer true are skipped when reached. */
  #printing: { readonly id: number; readonly startMs: number }[] = [];
  #printingHead = 0;

  constructor(checks: Table<ShopCheck>) {
    this.#checks = checks;
    const printing: ShopCheck[] = [];
    for (const check of checks.rows()) {
      if (check.status === 'N') this.made(check);
      else if (check.status === 'P') printing.push(check);
    }
    printing.sort((a, b) => (a.printStartMs ?? 0) - (b.printStartMs ?? 0));
    for (const check of printing) this.handedOut(check);
  }

  made(check: ShopCheck): void {
    for (const cashboxId of check.linkedCashboxIds) this.#bag(cashboxId).add(check.id);
  }

  handedOut(check: ShopCheck): void {
    this.settled(check);
    this.#printing.push({ id: check.id, startMs: check.printStartMs ?? 0 });
  }

  /** Printed, failed or deleted: never handed out again. */
  settled(check: ShopCheck): void {
    for (const cashboxId of check.linkedCashboxIds) this.#bag(cashboxId).remove(check.id);
  }

  /** At most `count` checks for these cashboxes, in no order. */
  draw(cashboxIds: readonly number[], count: number, nowMs: number, random: SeededRandom): ShopCheck[] {
    this.#openOverdue(nowMs);
    const bags = cashboxIds.map((id) => this.#bag(id)).filter((bag) => bag.size > 0);
    const total = bags.reduce((sum, bag) => sum + bag.size, 0);
    const ids = total <= SMALL_QUEUE ? shuffled(idsOf(bags), random) : drawnIds(bags, total, count, random);
    return this.#rowsOf(ids.slice(0, count));
  }

  /** Checks being printed whose 240 s have not passed: what the fault "duplicate-hand-out" gives away again. */
  stillPrinting(count: number): ShopCheck[] {
    const found: ShopCheck[] = [];
    for (let i = this.#printing.length - 1; i >= this.#printingHead && found.length < count; i--) {
      const entry = this.#printing[i];
      const check = entry && this.#stillTrue(entry);
      if (check) found.push(check);
    }
    return found;
  }

  #openOverdue(nowMs: number): void {
    for (;;) {
      const first = this.#printing[this.#printingHead];
      if (!first || first.startMs >= nowMs - REPEAT_AFTER_MS) break;
      this.#printingHead++;
      const check = this.#stillTrue(first);
      if (check) this.made(check);
    }
    if (this.#printingHead < 1_000 || this.#printingHead * 2 < this.#printing.length) return;
    this.#printing = this.#printing.slice(this.#printingHead);
    this.#printingHead = 0;
  }

  #stillTrue(entry: { readonly id: number; readonly startMs: number }): ShopCheck | undefined {
    const check = this.#checks.get(entry.id);
    return check?.status === 'P' && check.printStartMs === entry.startMs ? check : undefined;
  }

  #rowsOf(ids: readonly number[]): ShopCheck[] {
    return ids.flatMap((id) => this.#checks.get(id) ?? []);
  }

  #bag(cashboxId: number): Bag {
    let bag = this.#open.get(cashboxId);
    if (!bag) {
      bag = new Bag();
      this.#open.set(cashboxId, bag);
    }
    return bag;
  }
}

function idsOf(bags: readonly Bag[]): number[] {
  const ids = new Set<number>();
  for (const bag of bags) {
    for (let i = 0; i < bag.size; i++) ids.add(bag.at(i) ?? 0);
  }
  return [...ids];
}

function drawnIds(bags: readonly Bag[], total: number, count: number, random: SeededRandom): number[] {
  const ids = new Set<number>();
  for (let tries = 0; ids.size < count && tries < 64; tries++) {
    let index = random.below(total);
    for (const bag of bags) {
      if (index < bag.size) {
        ids.add(bag.at(index) ?? 0);
        break;
      }
      index -= bag.size;
    }
  }
  return [...ids];
}
