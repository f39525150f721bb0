import type { ReceiptRow, ReceiptsPage, ReceiptsQuery } from '../../../../src/contract/receipts.ts';
import type { Answered } from '../../../../src/contract/window.ts';
import { findAgain } from './find-again.ts';
import { isSame, NOTHING, PAGE_ROWS, pageOf, type ReceiptsView, rowAt, viewOf, type Wanted } from './receipts-view.ts';

/** A look anew takes two pages, which is what the agent gives at once. */
const MOST_ROWS_ASKED = 2 * PAGE_ROWS;
/** Pages kept at most, those around what is seen. */
export const MOST_PAGES = 12;
const MOST_MISFITS = 3;

export type AskPage = (query: ReceiptsQuery) => Promise<Answered<ReceiptsPage>>;

/**
 * The list of receipts, page by page as it is looked at. One question at a time, and the next one is the newest wish:
 * quick typing and quick scrolling never make a queue, and an answer that nobody waits for any more is thrown away.
 */
export class ReceiptPages {
  readonly #ask: AskPage;
  readonly #listeners = new Set<() => void>();
  #view = NOTHING;
  #wanted: Wanted;
  #first = 0;
  #last = 0;
  #stamp: string | undefined;
  #isStale = false;
  #isAsking = false;
  #hasNewWish = false;
  /** Looks anew in one go because pages did not fit together: a list that never does must not be asked for ever. */
  #misfits = 0;

  constructor(ask: AskPage, wanted: Wanted) {
    this.#ask = ask;
    this.#wanted = wanted;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): ReceiptsView => this.#view;

  /** Another search or filter. What is shown stays until its answer is there. */
  want(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#go();
  }

  /** These rows are looked at, both ends included. */
  show(first: number, last: number): void {
    this.#first = first;
    this.#last = last;
    this.#go();
  }

  /**
   * With another stamp something has changed, and all that is known is old. What is looked at stays in its place.
   *
   * @param stamp any text; the first one is only remembered
   */
  follow(stamp: string): void {
    if (this.#stamp !== undefined && this.#stamp !== stamp) this.refresh();
    this.#stamp = stamp;
  }

  refresh(): void {
    this.#isStale = true;
    this.#go();
  }

  #go(): void {
    if (this.#isAsking) this.#hasNewWish = true;
    else void this.#askAll();
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true;
    this.#misfits = 0;
    try {
      // A wish that comes between the last answer and the end of this loop must not be lost: it is looked at once more.
      do {
        this.#hasNewWish = false;
        while (await this.#askNext());
      } while (this.#hasNewWish);
    } finally {
      this.#isAsking = false;
    }
  }

  /** @returns false when nothing is wanted, or nothing is to be had */
  #askNext(): Promise<boolean> | false {
    const { wanted } = this.#view;
    if (!wanted || !isSame(wanted, this.#wanted)) return this.#begin(this.#wanted);
    if (this.#isStale) return this.#renew(wanted);
    const missing = this.#missingPage();
    return missing === undefined ? false : this.#fetch(wanted, missing);
  }

  #missingPage(): number | undefined {
    const last = Math.min(this.#last, this.#view.total - 1);
    if (last < 0) return undefined;
    for (let page = pageOf(this.#first); page <= pageOf(last); page++) if (!this.#view.pages.has(page)) return page;
    return undefined;
  }

  async #begin(wanted: Wanted): Promise<boolean> {
    this.#isStale = false;
    const answer = await this.#page(wanted, 0, PAGE_ROWS);
    if (!answer) return false;
    if (!isSame(wanted, this.#wanted)) return true;
    this.#first = 0;
    this.#last = 0;
    this.#set({ ...viewOf(answer, 0), wanted, moved: { ...this.#view.moved, rows: 0 } });
    return true;
  }

  async #fetch(wanted: Wanted, page: number): Promise<boolean> {
    const answer = await this.#page(wanted, page * PAGE_ROWS, PAGE_ROWS);
    if (!answer) return false;
    if (!isSame(wanted, this.#wanted) || this.#isStale) return true;
    const known = this.#view;
    if (answer.total !== known.total && this.#misfits < MOST_MISFITS) {
      // The list has moved under the page, so it does not fit the others.
      this.#misfits += 1;
      this.#isStale = true;
      return true;
    }
    const pages = new Map(known.pages).set(page, answer.rows);
    this.#set({ ...known, pages: this.#nearest(pages), fault: undefined });
    return true;
  }

  /** All pages anew, of which only those that are looked at are fetched; the rest was true of another list. */
  async #renew(wanted: Wanted): Promise<boolean> {
    this.#isStale = false;
    const known = this.#view;
    const seen = rowAt(known, this.#first);
    const isAtTop = this.#first === 0;
    let offset = pageOf(this.#first) * PAGE_ROWS;
    let answer = await this.#page(wanted, offset, MOST_ROWS_ASKED);
    if (!answer) return false;
    let index = isAtTop || !seen ? this.#first : findAgain(seen, answer, offset);
    if (index === undefined && isSame(wanted, this.#wanted)) {
      const guess = Math.max(0, Math.min(this.#first + answer.total - known.total, answer.total - 1));
      offset = pageOf(guess) * PAGE_ROWS;
      answer = await this.#page(wanted, offset, MOST_ROWS_ASKED);
      if (!answer) return false;
      index = (seen && findAgain(seen, answer, offset)) ?? guess;
    }
    if (!isSame(wanted, this.#wanted)) return true;
    const rows = (index ?? this.#first) - this.#first;
    this.#first += rows;
    this.#last += rows;
    this.#set({ ...viewOf(answer, offset), wanted, moved: { serial: known.moved.serial + 1, rows } });
    return true;
  }

  async #page(wanted: Wanted, offset: number, limit: number): Promise<ReceiptsPage | undefined> {
    const answered = await this.#ask({ ...wanted, offset, limit });
    if (answered.ok) return answered.answer;
    this.#set({ ...this.#view, fault: answered.words });
    return undefined;
  }

  #nearest(pages: ReadonlyMap<number, readonly ReceiptRow[]>): ReadonlyMap<number, readonly ReceiptRow[]> {
    if (pages.size <= MOST_PAGES) return pages;
    const middle = pageOf(this.#first);
    const near = [...pages].sort(([a], [b]) => Math.abs(a - middle) - Math.abs(b - middle));
    return new Map(near.slice(0, MOST_PAGES));
  }

  #set(view: ReceiptsView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}
